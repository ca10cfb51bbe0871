/** The engine on recorded or simulated time, and the report of what happened. */
@NullMarked
package io.tradeoracle.backtest;

import org.jspecify.annotations.NullMarked;
