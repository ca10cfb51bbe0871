package io.tradeoracle.engine;

import io.tradeoracle.strategy.StopMemory;

/** A strategy that was stopped in an underlying and may not enter there yet. */
record StopLock(String strategy, String underlying, StopMemory memory) {}
