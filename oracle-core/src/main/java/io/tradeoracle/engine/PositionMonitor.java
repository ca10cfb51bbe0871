package io.tradeoracle.engine;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.ExitReason;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionalInput;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.model.Session;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TickSchedule;
import io.tradeoracle.risk.OrderOrigin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches the exits that live on the open positions and works the closing of those that are due.
 * Exits by time need no quote to fire. Owned by the engine's thread.
 */
final class PositionMonitor {

  /** What a venue has just refused it will refuse again; order requests are better kept. */
  private static final Duration AFTER_REJECTION = Duration.ofSeconds(60);

  private static final Duration STOP_CONFIRMATION = Duration.ofSeconds(5);
  private static final Duration EXPIRY_FLAT_BEFORE_CLOSE = Duration.ofMinutes(50);
  private static final Duration EARNINGS_EXIT_BEFORE_CLOSE = Duration.ofMinutes(30);
  private static final LocalTime DAYS_EXIT_FROM = LocalTime.of(10, 0);
  private static final Duration DELIVERY_AFTER_OPEN = Duration.ofMinutes(1);

  /** A close may cost a little more than the structure can ever be worth, to get out. */
  private static final BigDecimal BOUND_ALLOWANCE = new BigDecimal("0.05");

  /** Sums of quoted prices differ from the decimals they stand for by less. */
  private static final double PRICE_NOISE = 1e-6;

  private static final Due FLATTEN = new Due(ExitReason.BREAKER, "flatten on halt");

  private final EngineState state;
  private final EventLog log;
  private final MarketBook book;
  private final OrderDesk desk;
  private final EntryDesk entries;
  private final BrokerLink broker;
  private final RiskView risk;
  private final ExchangeCalendar calendar;
  private final EarningsCalendar earnings;
  private final Duration quoteAge;
  private final Map<String, Instant> stopSeen = new HashMap<>();

  PositionMonitor(
      EngineState state,
      EventLog log,
      MarketBook book,
      OrderDesk desk,
      EntryDesk entries,
      BrokerLink broker,
      RiskView risk,
      EngineParts parts) {
    this.state = state;
    this.log = log;
    this.book = book;
    this.desk = desk;
    this.entries = entries;
    this.broker = broker;
    this.risk = risk;
    this.calendar = parts.calendar();
    this.earnings = parts.earnings();
    this.quoteAge = parts.limits().breaker().lastGoodMark();
  }

  /** Looks at every position: decides exits, and works those decided. */
  void watch(Instant now) {
    if (!calendar.isOpen(now)) {
      return;
    }
    Session session = calendar.session(calendar.dateOf(now));
    forgetClosed();
    for (ManagedPosition managed : List.copyOf(state.positions().open())) {
      switch (managed.position().status()) {
        case OPEN -> due(managed, session, now).ifPresent(due -> decide(managed.position(), due));
        case CLOSING ->
            moreUrgent(managed, session, now).ifPresent(due -> decide(managed.position(), due));
        default -> {}
      }
    }
    for (ManagedPosition managed : List.copyOf(state.positions().open())) {
      if (managed.position().status() == PositionStatus.CLOSING) {
        work(managed, session, now);
      }
    }
  }

  /** Returns whether an exit was decided and is not done. */
  boolean isClosing() {
    return state.positions().open().stream()
        .anyMatch(managed -> managed.position().status() == PositionStatus.CLOSING);
  }

  private void forgetClosed() {
    stopSeen.keySet().removeIf(id -> state.positions().find(id).isEmpty());
  }

  /**
   * Begins what a person just asked for: a position that is open is closed, one being opened as far
   * as it gets filled. Returns false if there is no such position.
   */
  boolean closeManually(String positionId) {
    Optional<ManagedPosition> found = state.positions().find(positionId);
    found.ifPresent(
        managed -> {
          if (managed.position().status() == PositionStatus.OPEN) {
            decide(managed.position(), askedFor(managed));
          }
          desk.cancelWorking(positionId, "manual close");
        });
    return found.isPresent();
  }

  private static Due askedFor(ManagedPosition managed) {
    return new Due(ExitReason.MANUAL, "asked for by " + managed.closeAskedBy());
  }

  // --- rules, in order of priority ---------------------------------------------------------------

  private Optional<Due> due(ManagedPosition managed, Session session, Instant now) {
    Position position = managed.position();
    if (risk.isFlattenRequested()) {
      return Optional.of(FLATTEN);
    }
    if (managed.holdsDelivery()) {
      return isDeliveryTime(session, now)
          ? Optional.of(new Due(ExitReason.DELIVERY, "shares were delivered"))
          : Optional.empty();
    }
    if (managed.isCloseAsked()) {
      return Optional.of(askedFor(managed));
    }
    return expiry(position, session, now)
        .or(() -> stop(managed, now))
        .or(() -> time(position, session, now))
        .or(() -> daysToExpiration(position, now))
        .or(() -> target(managed, now));
  }

  /** A close that is being worked gives way to the flatten policy and to expiration day only. */
  private Optional<Due> moreUrgent(ManagedPosition managed, Session session, Instant now) {
    ExitReason present = managed.position().exitReason();
    if (present == ExitReason.BREAKER || managed.isResidual() || managed.holdsDelivery()) {
      return Optional.empty();
    }
    if (risk.isFlattenRequested()) {
      return Optional.of(FLATTEN);
    }
    return present == ExitReason.EXPIRY
        ? Optional.empty()
        : expiry(managed.position(), session, now);
  }

  private static boolean isDeliveryTime(Session session, Instant now) {
    return !now.isBefore(session.open().plus(DELIVERY_AFTER_OPEN));
  }

  private Optional<Due> expiry(Position position, Session session, Instant now) {
    boolean expiresToday =
        position.structure().contracts().stream()
            .map(contract -> calendar.dateOf(calendar.lastTrade(contract)))
            .anyMatch(session.date()::equals);
    boolean late = !now.isBefore(session.close().minus(EXPIRY_FLAT_BEFORE_CLOSE));
    return expiresToday && late
        ? Optional.of(new Due(ExitReason.EXPIRY, "expires today"))
        : Optional.empty();
  }

  private Optional<Due> stop(ManagedPosition managed, Instant now) {
    Position position = managed.position();
    double mid = closingPrices(position, now).mid();
    double level =
        managed.entryNet().doubleValue() * -position.exits().stopMultiple().doubleValue();
    // A close's net price rises as it gets dearer: above the level is past the stop.
    if (Double.isNaN(mid) || mid < level - PRICE_NOISE || !isFullyQuoted(position, now)) {
      stopSeen.remove(position.id());
      return Optional.empty();
    }
    Instant first = stopSeen.putIfAbsent(position.id(), now);
    return first != null && !first.plus(STOP_CONFIRMATION).isAfter(now)
        ? Optional.of(new Due(ExitReason.STOP, priceDetail("mid", mid, level)))
        : Optional.empty();
  }

  private Optional<Due> target(ManagedPosition managed, Instant now) {
    Position position = managed.position();
    double natural = closingPrices(position, now).natural();
    double level =
        managed.entryNet().doubleValue() * -position.exits().targetMultiple().doubleValue();
    return natural <= level + PRICE_NOISE
        ? Optional.of(new Due(ExitReason.TARGET, priceDetail("natural", natural, level)))
        : Optional.empty();
  }

  private Optional<Due> time(Position position, Session session, Instant now) {
    if (!now.isBefore(position.exits().closeBy())) {
      return Optional.of(new Due(ExitReason.TIME, "to be closed by " + position.exits().closeBy()));
    }
    boolean reportsToday =
        earnings.nextReport(position.underlying(), now)
                instanceof OptionalInput.Value<LocalDate> day
            && !day.value().isAfter(session.date());
    boolean late = !now.isBefore(session.close().minus(EARNINGS_EXIT_BEFORE_CLOSE));
    return position.structure().hasShortLeg() && reportsToday && late
        ? Optional.of(new Due(ExitReason.TIME, "earnings are reported after the close"))
        : Optional.empty();
  }

  private Optional<Due> daysToExpiration(Position position, Instant now) {
    LocalDate today = calendar.dateOf(now);
    long days = ChronoUnit.DAYS.between(today, firstExpiration(position));
    boolean tenOClock = !now.atZone(calendar.zone()).toLocalTime().isBefore(DAYS_EXIT_FROM);
    int exitDays = position.exits().exitDaysToExpiration();
    return tenOClock && exitDays > 0 && days <= exitDays
        ? Optional.of(new Due(ExitReason.DAYS_TO_EXPIRATION, days + " days to expiration"))
        : Optional.empty();
  }

  private record Due(ExitReason reason, String detail) {}

  private LegPrices closingPrices(Position position, Instant now) {
    return LegPrices.of(position.structure().reversed(), book, now, quoteAge);
  }

  /** A stop needs a usable quote of every leg, not just some price. */
  private boolean isFullyQuoted(Position position, Instant now) {
    return position.structure().contracts().stream()
        .allMatch(
            contract ->
                book.option(contract).map(option -> option.isFresh(now, quoteAge)).orElse(false));
  }

  private static String priceDetail(String side, double price, double level) {
    return String.format(Locale.ROOT, "%s %.2f, level %.2f", side, price, level);
  }

  private LocalDate firstExpiration(Position position) {
    return position.structure().contracts().stream()
        .map(calendar::settlementDate)
        .min(LocalDate::compareTo)
        .orElse(LocalDate.MAX);
  }

  // --- working an exit ------------------------------------------------------------------------

  private void decide(Position position, Due due) {
    stopSeen.remove(position.id());
    log.record(
        new EngineEvent.ExitDecided(
            position.id(), due.reason(), due.detail(), entries.seen(position.structure())));
  }

  private void work(ManagedPosition managed, Session session, Instant now) {
    Position position = managed.position();
    if (managed.holdsDelivery() && !isDeliveryTime(session, now)) {
      return;
    }
    ExitReason reason = position.exitReason();
    OrderOrigin origin = origin(managed, reason);
    if (desk.isWorkedByOther(position.id(), origin)) {
      desk.cancelWorking(position.id(), "closed for " + reason + " now");
    }
    if (!state.orders().unfinishedOf(position.id()).isEmpty() || desk.isWorking(position.id())) {
      return;
    }
    if (state.orders().wasRejectedSince(position.id(), now.minus(AFTER_REJECTION))) {
      return;
    }
    for (ExitPlan.Closing closing : ExitPlan.next(position, book, broker)) {
      desk.close(
          position,
          closing.structure(),
          closing.units(),
          origin,
          isUrgent(reason) ? PriceLadder.URGENT : PriceLadder.EXIT,
          bound(closing.structure(), risk.ticksOf(closing.structure())),
          now);
    }
  }

  private static OrderOrigin origin(ManagedPosition managed, ExitReason reason) {
    if (managed.isCloseAsked()) {
      return new OrderOrigin.Person(managed.closeAskedBy());
    }
    return switch (reason) {
      case BREAKER -> new OrderOrigin.Flatten();
      case EXPIRY -> new OrderOrigin.ExpiryFlat();
      default -> new OrderOrigin.Strategy(managed.position().strategy());
    };
  }

  private static boolean isUrgent(ExitReason reason) {
    return reason == ExitReason.STOP
        || reason == ExitReason.EXPIRY
        || reason == ExitReason.BREAKER
        || reason == ExitReason.DELIVERY;
  }

  /** No close may cost more than what it buys back can ever be worth; null if that has no bound. */
  private static @Nullable BigDecimal bound(Structure closing, TickSchedule ticks) {
    Structure held = closing.reversed();
    boolean options =
        closing.legs().stream().allMatch(l -> l.instrument() instanceof OptionContract);
    if (!options || !held.hasBoundedLoss()) {
      return null;
    }
    BigDecimal worth =
        held.maximumLoss(BigDecimal.ZERO)
            .divide(BigDecimal.valueOf(held.multiplier()), 2, RoundingMode.HALF_EVEN);
    return worth.signum() == 0
        ? ticks.below3().negate()
        : ticks.inOurFavour(worth.add(BOUND_ALLOWANCE).doubleValue());
  }
}
