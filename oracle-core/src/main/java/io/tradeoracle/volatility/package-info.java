/** What the market says volatility is: rolling rank and percentile. */
@NullMarked
package io.tradeoracle.volatility;

import org.jspecify.annotations.NullMarked;
