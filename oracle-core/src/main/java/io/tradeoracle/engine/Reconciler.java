package io.tradeoracle.engine;

import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.Delivery;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.port.BrokerReport;
import io.tradeoracle.risk.BreakerCause;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares our books with the broker's. A difference that nothing explains, seen twice a minute
 * apart, is drift and halts. Owned by the engine's thread.
 */
final class Reconciler {

  private static final Duration YOUNG = Duration.ofSeconds(5);
  private static final Duration CONFIRMATION = Duration.ofSeconds(60);
  private static final LocalTime LIFECYCLE_KNOWN_BY = LocalTime.NOON;

  private final EngineState state;
  private final EventLog log;
  private final ExchangeCalendar calendar;
  private final InvariantChecks invariants;
  private Instant lastBooked = Instant.MIN;
  private @Nullable Instant differentSince;
  private List<String> differences = List.of();

  Reconciler(
      EngineState state, EventLog log, ExchangeCalendar calendar, InvariantChecks invariants) {
    this.state = state;
    this.log = log;
    this.calendar = calendar;
    this.invariants = invariants;
  }

  /** Hears that something was booked: what came so lately may not be in the next report. */
  void booked(Instant at) {
    lastBooked = at;
  }

  /** Returns whether the latest comparison found a difference. */
  boolean isDifferent() {
    return differentSince != null;
  }

  /** Compares; returns the breaker's change if there is drift. */
  Optional<BreakerStatus> compare(BrokerReport report, Instant now) {
    if (!lastBooked.equals(Instant.MIN) && lastBooked.plus(YOUNG).isAfter(now)) {
      return Optional.empty();
    }
    List<String> found = differences(report, now);
    if (found.isEmpty()) {
      agree(report);
      return Optional.empty();
    }
    if (differentSince == null || !found.equals(differences)) {
      differentSince = now;
      differences = found;
      log.record(new EngineEvent.DriftSeen(found));
      return Optional.empty();
    }
    if (differentSince.plus(CONFIRMATION).isAfter(now)) {
      return Optional.empty();
    }
    invariants.check(Invariant.POSITIONS_EQUAL_BROKER, false, found::toString);
    return state.breaker().trip(BreakerCause.POSITION_DRIFT, String.join("; ", found), now);
  }

  private void agree(BrokerReport report) {
    differentSince = null;
    differences = List.of();
    invariants.check(Invariant.POSITIONS_EQUAL_BROKER, true, () -> "");
    BigDecimal theirs = report.account().cash();
    // Cash may lag behind positions at a broker; where they agree it has no reason to differ.
    invariants.check(
        Invariant.CASH_EQUALS_BROKER,
        theirs.compareTo(state.cash()) == 0,
        () -> "ours " + state.cash() + ", the broker's " + theirs + " at " + report.at());
  }

  private List<String> differences(BrokerReport report, Instant now) {
    SortedMap<String, Holding> ours = state.positions().holdings();
    SortedMap<String, Holding> theirs = new TreeMap<>();
    report.holdings().forEach(holding -> theirs.put(holding.instrument().symbol(), holding));
    TreeSet<String> symbols = new TreeSet<>(ours.keySet());
    symbols.addAll(theirs.keySet());
    List<String> found = new ArrayList<>();
    for (String symbol : symbols) {
      Holding our = ours.get(symbol);
      Holding their = theirs.get(symbol);
      int ourQuantity = our == null ? 0 : our.quantity();
      int theirQuantity = their == null ? 0 : their.quantity();
      if (ourQuantity != theirQuantity && !isPendingLifecycle(our, their, now)) {
        found.add(symbol + ": ours " + ourQuantity + ", the broker's " + theirQuantity);
      }
    }
    return found;
  }

  /** Between the close of expiration day and the next noon, endings and deliveries come in. */
  private boolean isPendingLifecycle(@Nullable Holding our, @Nullable Holding their, Instant now) {
    Instrument instrument = our != null ? our.instrument() : requireTheirs(their).instrument();
    if (instrument instanceof OptionContract contract) {
      return their == null && isEnding(contract, now);
    }
    int difference = (their == null ? 0 : their.quantity()) - (our == null ? 0 : our.quantity());
    return isDelivery(instrument.symbol(), difference, now);
  }

  private boolean isEnding(OptionContract contract, Instant now) {
    LocalDate today = calendar.dateOf(now);
    LocalDate settled = calendar.settlementDate(contract);
    boolean afterClose = today.equals(settled) && !now.isBefore(calendar.session(settled).close());
    boolean nextMorning =
        today.isAfter(settled)
            && !today.isAfter(calendar.nextTradingDay(settled))
            && (isMorning(now) || !calendar.isTradingDay(today));
    return afterClose || nextMorning;
  }

  /** Any number of the contracts that are ending may be exercised, each for its own shares. */
  private boolean isDelivery(String underlying, int difference, Instant now) {
    int most = 0;
    int least = 0;
    boolean whole = true;
    for (Holding holding : state.positions().holdings().values()) {
      if (holding.instrument() instanceof OptionContract contract
          && contract.underlying().equals(underlying)
          && contract.delivery() == Delivery.SHARES
          && isEnding(contract, now)) {
        int shares = contract.right().sign() * holding.quantity() * contract.multiplier();
        most += Math.max(0, shares);
        least += Math.min(0, shares);
        whole &= difference % contract.multiplier() == 0;
      }
    }
    return whole && least <= difference && difference <= most;
  }

  private boolean isMorning(Instant now) {
    return now.atZone(calendar.zone()).toLocalTime().isBefore(LIFECYCLE_KNOWN_BY);
  }

  private static Holding requireTheirs(@Nullable Holding their) {
    if (their == null) {
      throw new IllegalStateException("a difference has at least one side");
    }
    return their;
  }
}
