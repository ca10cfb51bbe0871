/**
 * What we would do: strategies look at a market as values and answer with signals and reasons. They
 * do no I/O and know no clock but the instant of the view.
 */
@NullMarked
package io.tradeoracle.strategy;

import org.jspecify.annotations.NullMarked;
