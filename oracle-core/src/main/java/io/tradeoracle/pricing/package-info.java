/** What an option is worth: prices, Greeks and implied volatilities. */
@NullMarked
package io.tradeoracle.pricing;

import org.jspecify.annotations.NullMarked;
