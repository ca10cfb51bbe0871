package io.tradeoracle.engine;

import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.risk.CircuitBreaker;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The engine's whole state as a value: what a snapshot stores and what the state's hash is made of.
 *
 * @param cash dollars, by our books
 * @param day the running or last trading day
 * @param previousCloseEquity equity at the close before it, dollars
 * @param openingsToday entries decided on that day
 * @param orderRequests instants of the latest orders, replacements and cancels wanted
 * @param openings instants of the latest opening orders wanted
 * @param lifecycleIds activities booked, so that none is booked twice
 */
record StateImage(
    BigDecimal cash,
    BreakerStatus breaker,
    CircuitBreaker.Memory breakerMemory,
    LocalDate day,
    BigDecimal previousCloseEquity,
    int openingsToday,
    List<Instant> orderRequests,
    List<Instant> openings,
    List<SignalMark> signals,
    List<StopLock> stops,
    List<ClosedTrade> closed,
    List<String> lifecycleIds,
    List<TrackedOrder> orders,
    List<ManagedPosition> positions,
    List<Holding> unmanaged) {}
