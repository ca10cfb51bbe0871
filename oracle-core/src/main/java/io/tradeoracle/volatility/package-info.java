/** What the market says volatility is: smiles and surfaces, 30-day figures, rank and percentile. */
@NullMarked
package io.tradeoracle.volatility;

import org.jspecify.annotations.NullMarked;
