package io.tradeoracle.engine;

import io.tradeoracle.risk.ClosedResult;

/** What a closed position came to, kept for sizing. */
record ClosedTrade(String strategy, String strategyVersion, ClosedResult result) {}
