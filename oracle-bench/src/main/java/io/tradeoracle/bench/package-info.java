/** One benchmark class per hot path, through the public methods. */
@NullMarked
package io.tradeoracle.bench;

import org.jspecify.annotations.NullMarked;
