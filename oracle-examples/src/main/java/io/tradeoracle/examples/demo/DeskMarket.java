package io.tradeoracle.examples.demo;

import io.tradeoracle.backtest.BacktestSource;
import io.tradeoracle.backtest.lean.LeanDataException;
import io.tradeoracle.backtest.lean.LeanDataFolder;
import io.tradeoracle.backtest.lean.LeanReplay;
import io.tradeoracle.engine.IvHistory;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.port.TickStore;
import io.tradeoracle.simulation.SimulatedMarket;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The market that the desk trades.
 *
 * @param source its data, standing at the instant from which it goes on
 * @param kind simulated or recorded
 * @param label the same in words
 * @param seed of a simulated market
 * @param end where time stops; the far future if it does not
 * @param history where past volatilities come from
 * @param settlementValues what contracts settle on, as far as the market knows
 */
record DeskMarket(
    BacktestSource source,
    MarketClock.Source kind,
    String label,
    OptionalLong seed,
    Instant end,
    IvHistory history,
    Function<OptionContract, Optional<BigDecimal>> settlementValues) {

  /** By then the opening quotes have settled and entries are allowed. */
  private static final Duration START_AFTER_OPEN = Duration.ofMinutes(45);

  /** What settles after the last quote has settled by then. */
  private static final Duration AFTERMATH = Duration.ofMinutes(30);

  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 6);

  /** Returns the instant at which a new demo begins: inside a session, whatever the hour is. */
  static Instant startOf(MarketChoice choice) {
    LocalDate day = choice instanceof MarketChoice.Recorded recorded ? recorded.date() : FIRST_DAY;
    ExchangeCalendar calendar = ExchangeCalendar.newYork();
    Instant open = calendar.session(calendar.nextTradingDay(day.minusDays(1))).open();
    return choice instanceof MarketChoice.Recorded ? open : open.plus(START_AFTER_OPEN);
  }

  /**
   * Returns the market, going on at an instant.
   *
   * @param memory keeps the past of a simulated market's volatility
   * @throws DemoException if there is no such market
   */
  static DeskMarket at(Instant instant, MarketChoice choice, TickStore memory)
      throws DemoException {
    return choice instanceof MarketChoice.Recorded recorded
        ? recorded(instant, recorded)
        : simulated(instant, ((MarketChoice.Simulated) choice).seed(), memory);
  }

  private static DeskMarket simulated(Instant instant, long seed, TickStore memory) {
    SimulatedMarket market =
        SimulatedMarket.builder()
            .underlying("ACME", 120)
            .underlying("BOLT", 64)
            .underlying("HELI", 210)
            .underlying("ZETA", 96)
            .seed(seed)
            .start(FIRST_DAY)
            .resumeAt(instant)
            .build();
    for (String symbol : market.underlyings()) {
      if (memory.dailyIvBefore(symbol, market.firstSession().date(), 1).isEmpty()) {
        market.ivHistory(symbol).forEach(memory::putDailyIv);
      }
    }
    return new DeskMarket(
        BacktestSource.of(market),
        MarketClock.Source.SIMULATED,
        "SIMULATED",
        OptionalLong.of(seed),
        Instant.MAX,
        IvHistory.of(memory),
        market::settlementValue);
  }

  private static DeskMarket recorded(Instant instant, MarketChoice.Recorded choice)
      throws DemoException {
    try {
      LeanDataFolder folder = new LeanDataFolder(choice.data());
      LeanReplay replay =
          LeanReplay.of(folder, folder.day(choice.symbol(), choice.date())).resumedAt(instant);
      return new DeskMarket(
          replay,
          MarketClock.Source.RECORDED,
          "RECORDED " + choice.symbol() + " " + choice.date(),
          OptionalLong.empty(),
          replay.end().plus(AFTERMATH),
          replay.ivHistory(),
          contract -> Optional.empty());
    } catch (LeanDataException | IllegalArgumentException e) {
      throw new DemoException("--replay: " + e.getMessage(), e);
    }
  }

  /** Returns the instant before which nothing happens on a market that is closed at {@code now}. */
  static Instant nextOpen(Instant now) {
    ExchangeCalendar calendar = ExchangeCalendar.newYork();
    LocalDate today = calendar.dateOf(now);
    if (calendar.isTradingDay(today) && now.isBefore(calendar.session(today).open())) {
      return calendar.session(today).open();
    }
    return calendar.session(calendar.nextTradingDay(today)).open();
  }
}
