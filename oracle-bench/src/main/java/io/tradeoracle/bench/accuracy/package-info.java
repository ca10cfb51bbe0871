/** How far prices, Greeks and volatilities are from the reference values, in tables and plots. */
@NullMarked
package io.tradeoracle.bench.accuracy;

import org.jspecify.annotations.NullMarked;
