/** Slow prices by other methods than the library's, to test it against. */
@NullMarked
package io.tradeoracle.pricing.reference;

import org.jspecify.annotations.NullMarked;
