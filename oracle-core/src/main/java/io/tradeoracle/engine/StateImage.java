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
 * @param sessionOpen whether that day was opened and not closed yet
 * @param previousCloseEquity equity at the close before it, dollars
 * @param lastEquity equity of the latest valuation, dollars
 * @param equityKnown whether what the account was taken over with was ever fully valued
 * @param openingsToday positions whose first unit was filled on that day
 * @param orderRequests instants of the latest orders, replacements and cancels wanted
 * @param openings instants of the latest opening orders wanted
 * @param activityIds activities booked that belong to no order of ours, so that none is booked
 *     twice
 * @param lastActivity the newest activity of the broker's that was seen
 * @param flattenRequested whether a person asked to close everything and nobody re-armed since
 * @param retired positions closed today, which a late fill can open again
 */
record StateImage(
    BigDecimal cash,
    BreakerStatus breaker,
    CircuitBreaker.Memory breakerMemory,
    LocalDate day,
    boolean sessionOpen,
    BigDecimal previousCloseEquity,
    BigDecimal lastEquity,
    boolean equityKnown,
    int openingsToday,
    List<Instant> orderRequests,
    List<Instant> openings,
    List<SignalMark> signals,
    List<StopLock> stops,
    List<ClosedTrade> closed,
    List<String> activityIds,
    String lastActivity,
    boolean flattenRequested,
    List<TrackedOrder> orders,
    List<ManagedPosition> positions,
    List<ManagedPosition> retired,
    List<Holding> unmanaged) {}
