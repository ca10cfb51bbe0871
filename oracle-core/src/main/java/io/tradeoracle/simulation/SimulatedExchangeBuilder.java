package io.tradeoracle.simulation;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.FeeSchedule;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TickSchedule;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Says how a {@link SimulatedExchange} behaves. Every setting has a default. Not thread-safe. */
public final class SimulatedExchangeBuilder {

  final VirtualTime time;
  final ExchangeCalendar calendar;
  BigDecimal cash = new BigDecimal("250000.00");
  FeeSchedule fees = FeeSchedule.standard();
  Duration latency = Duration.ofMillis(250);
  Duration stale = Duration.ofMinutes(5);
  long seed;
  int optionLevel = 3;
  double interestRate = 0.04;
  Optional<Path> journal = Optional.empty();
  Function<OptionContract, TickSchedule> ticks = contract -> TickSchedule.PENNY;
  BiPredicate<Structure, PositionIntent> oneOrder = SimulatedExchangeBuilder::coversItself;
  Function<OptionContract, Optional<BigDecimal>> settlementValues = contract -> Optional.empty();
  BiFunction<String, LocalDate, BigDecimal> dividends = (underlying, exDate) -> BigDecimal.ZERO;

  SimulatedExchangeBuilder(VirtualTime time, ExchangeCalendar calendar) {
    this.time = Objects.requireNonNull(time, "time");
    this.calendar = Objects.requireNonNull(calendar, "calendar");
  }

  /** Sets the dollars of a new account; default 250,000. A journal's account keeps its own. */
  public SimulatedExchangeBuilder cash(BigDecimal cash) {
    if (cash.signum() < 0) {
      throw new IllegalArgumentException("cash must not be negative: " + cash);
    }
    this.cash = cash;
    return this;
  }

  /** Sets what trading costs; default {@link FeeSchedule#standard}. */
  public SimulatedExchangeBuilder fees(FeeSchedule fees) {
    this.fees = Objects.requireNonNull(fees, "fees");
    return this;
  }

  /** Sets how long an order, a cancel or a replacement travels to the book; default 250 ms. */
  public SimulatedExchangeBuilder latency(Duration latency) {
    this.latency = requireNotNegative("latency", latency);
    return this;
  }

  /** Sets the age, since its exchange time, from which a quote fills nothing; default 5 minutes. */
  public SimulatedExchangeBuilder staleAfter(Duration age) {
    this.stale = requireNotNegative("age", age);
    return this;
  }

  /** Sets the seed of early assignment; default 0. */
  public SimulatedExchangeBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  /** Sets the account's level: 0 none, 1 covered, 2 long options, 3 spreads; default 3. */
  public SimulatedExchangeBuilder optionLevel(int level) {
    if (level < 0 || level > 3) {
      throw new IllegalArgumentException("level must be 0 to 3: " + level);
    }
    this.optionLevel = level;
    return this;
  }

  /**
   * Sets the annual rate at which exercising a put early earns interest on its strike; default
   * 0.04.
   */
  public SimulatedExchangeBuilder interestRate(double rate) {
    if (!Double.isFinite(rate)) {
      throw new IllegalArgumentException("rate must be a number: " + rate);
    }
    this.interestRate = rate;
    return this;
  }

  /**
   * Keeps the books in a file, forced to disk before anything is acknowledged. If the file has
   * books already, the exchange goes on with them: orders and cancels on their way arrive, what
   * ended meanwhile ends at once, and time must not stand before the last entry (see {@link
   * SimulatedExchange#lastBooked}). Without a journal the books are in memory only.
   */
  public SimulatedExchangeBuilder journal(Path file) {
    this.journal = Optional.of(file);
    return this;
  }

  /** Sets the price steps of single contracts; default {@link TickSchedule#PENNY} for all. */
  public SimulatedExchangeBuilder ticks(Function<OptionContract, TickSchedule> ticks) {
    this.ticks = Objects.requireNonNull(ticks, "ticks");
    return this;
  }

  /**
   * Sets which structures are taken as one order. By default a structure of several legs is, if it
   * covers each option it sells by one it buys: verticals and iron condors both ways, straddles and
   * strangles to open but not to close.
   */
  public SimulatedExchangeBuilder takesAsOneOrder(BiPredicate<Structure, PositionIntent> rule) {
    this.oneOrder = Objects.requireNonNull(rule, "rule");
    return this;
  }

  /**
   * Sets where the special opening values come from on which AM-settled contracts settle; default:
   * there are none. The function is asked from the settlement instant on; while it has no value the
   * position stays, see {@link SimulatedExchange#awaitingSettlement}.
   */
  public SimulatedExchangeBuilder settlementValues(
      Function<OptionContract, Optional<BigDecimal>> values) {
    this.settlementValues = Objects.requireNonNull(values, "values");
    return this;
  }

  /**
   * Sets the dividends: dollars a share for an underlying and an ex-date, zero where there is none;
   * default none at all.
   */
  public SimulatedExchangeBuilder dividends(BiFunction<String, LocalDate, BigDecimal> dividends) {
    this.dividends = Objects.requireNonNull(dividends, "dividends");
    return this;
  }

  /**
   * Opens the exchange, with the journal's books if there are any.
   *
   * @throws io.tradeoracle.port.StoreException if the journal cannot be read or written, or is
   *     damaged before its last line
   * @throws IllegalArgumentException if time stands before the journal's last entry
   */
  public SimulatedExchange build() {
    return new SimulatedExchange(this);
  }

  // A close is asked about as the order sells it or as the position was bought: both must hold.
  private static boolean coversItself(Structure structure, PositionIntent intent) {
    boolean single = structure.legs().size() == 1;
    boolean coveredBothWays = intent == PositionIntent.OPEN || structure.reversed().isDefinedRisk();
    return single || (structure.isDefinedRisk() && coveredBothWays);
  }

  private static Duration requireNotNegative(String name, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative: " + duration);
    }
    return duration;
  }
}
