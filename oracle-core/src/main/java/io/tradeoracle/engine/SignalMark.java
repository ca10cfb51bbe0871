package io.tradeoracle.engine;

import io.tradeoracle.strategy.SignalDirection;
import java.time.Instant;

/** When a strategy last acted on a signal of one underlying and direction. */
record SignalMark(String strategy, String underlying, SignalDirection direction, Instant at) {}
