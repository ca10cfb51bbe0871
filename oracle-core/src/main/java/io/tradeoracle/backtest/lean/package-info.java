/** Recorded market days in LEAN's folder layout: read, and replayed without look-ahead. */
@NullMarked
package io.tradeoracle.backtest.lean;

import org.jspecify.annotations.NullMarked;
