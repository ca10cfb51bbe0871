package io.tradeoracle.simulation;

import io.tradeoracle.model.Delivery;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Assigns sold American contracts before they expire, where whoever holds them gains by exercising:
 * in-the-money calls on the eve of the ex-date when their time value is below the dividend,
 * in-the-money puts when theirs is below the interest on the strike until expiration. Looked at
 * once a day, when the latest options have closed; four in five are assigned, by a draw that
 * depends on the seed, the contract and the day alone.
 */
final class EarlyAssignment {

  /** Some funds' options trade 15 minutes longer than the funds, and could be bought back then. */
  private static final Duration AFTER_CLOSE = Duration.ofMinutes(15).plus(Settlement.AFTER);

  private static final double PROBABILITY = 0.8;
  private static final double UNIT = 0x1.0p-53;

  private final Books books;
  private final Ledger ledger;
  private final VenueMarket market;
  private final Timers timers;
  private final ExchangeCalendar calendar;
  private final BiFunction<String, LocalDate, BigDecimal> dividends;
  private final double interestRate;
  private final long seed;
  private boolean armed;

  EarlyAssignment(
      SimulatedExchangeBuilder settings, Books books, VenueMarket market, Timers timers) {
    this.books = books;
    this.market = market;
    this.timers = timers;
    ledger = books.ledger();
    calendar = settings.calendar;
    dividends = settings.dividends;
    interestRate = settings.interestRate;
    seed = settings.seed;
  }

  /** Sets the timer of the next look, if something sold could be assigned. */
  void watch() {
    if (!armed && ledger.holdings().stream().anyMatch(EarlyAssignment::isAssignable)) {
      armed = true;
      timers.at(nextLook(), this::look);
    }
  }

  private Instant nextLook() {
    LocalDate today = calendar.dateOf(timers.now());
    boolean past =
        !calendar.isTradingDay(today)
            || !timers.now().isBefore(calendar.session(today).close().plus(AFTER_CLOSE));
    LocalDate day = past ? calendar.nextTradingDay(today) : today;
    return calendar.session(day).close().plus(AFTER_CLOSE);
  }

  private void look() {
    armed = false;
    Session session = calendar.session(calendar.dateOf(timers.now()));
    for (Holding holding : ledger.holdings()) {
      if (isAssignable(holding)) {
        OptionContract contract = (OptionContract) holding.instrument();
        if (pays(contract, session) && isDrawn(contract, session.date())) {
          books.record(
              new BookEntry.Ended(
                  ContractEnd.delivery(
                      books.activityId(0), contract, holding.quantity(), timers.now())));
        }
      }
    }
    watch();
  }

  private static boolean isAssignable(Holding holding) {
    return holding.quantity() < 0
        && holding.instrument() instanceof OptionContract contract
        && contract.style() == ExerciseStyle.AMERICAN
        && contract.delivery() == Delivery.SHARES
        && !contract.isAdjusted();
  }

  private boolean pays(OptionContract contract, Session session) {
    Optional<BigDecimal> spot = market.price(contract.underlying(), session.close());
    Optional<BigDecimal> mid = market.mid(contract, session.close());
    boolean lastDay = !session.date().isBefore(calendar.settlementDate(contract));
    if (lastDay || spot.isEmpty() || mid.isEmpty()) {
      return false;
    }
    BigDecimal timeValue = mid.get().subtract(Margin.intrinsic(contract, spot.get()));
    return ContractEnd.isInTheMoney(contract, spot.get())
        && timeValue.doubleValue() < gain(contract, session);
  }

  /** What exercising today instead of later brings, dollars per share. */
  private double gain(OptionContract contract, Session session) {
    if (contract.right() == OptionRight.CALL) {
      LocalDate next = calendar.nextTradingDay(session.date());
      return dividends.apply(contract.underlying(), next).doubleValue();
    }
    double years = calendar.yearsToExpiration(session.close(), contract);
    return contract.strike().doubleValue() * interestRate * years;
  }

  private boolean isDrawn(OptionContract contract, LocalDate day) {
    long mixed = mix(seed ^ mix(day.toEpochDay()));
    for (char c : contract.symbol().toCharArray()) {
      mixed = mix(mixed ^ c);
    }
    return (mixed >>> 11) * UNIT < PROBABILITY;
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014), after a step of its counter. */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
