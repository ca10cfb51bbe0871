package io.tradeoracle.backtest;

import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What happened in a backtest. Maps hold only what occurred, by name in ascending order.
 *
 * @param quoteBarsRead option quotes that reached the engine
 * @param quoteBarsUsable those good enough to compute with
 * @param refused the others, by reason
 * @param impliedVolatilitySolved usable quotes with an implied volatility
 * @param impliedVolatilityFailed usable quotes without one, by class of the outcome
 * @param signals wishes of the strategies to open something
 * @param denied reasons for which sizing or the risk gate said no; one denial may have several
 * @param orders orders handed to the exchange, replacements included
 * @param fills fills booked, each leg's counted
 * @param entries positions opened, by kind of structure
 * @param exits positions closed, by the reason for which closing was decided; {@code EXPIRATION}
 *     where nothing was decided and the contracts ended
 * @param lifecycle contracts that expired, were exercised, assigned or settled in cash, by kind; a
 *     worthless leg that nobody bids for is left to expire
 * @param startingEquity dollars
 * @param endingEquity dollars, what is still open at its marks
 * @param trades closed positions, oldest first
 * @param openPositions positions not closed at the end
 * @param equityCurve valuations kept by the log, oldest first
 * @param breaker where the breaker stood at the end
 * @param breakerChanges every change of it, oldest first
 * @param invariantsChecked checks of each invariant
 * @param violations what broke; empty if every invariant held
 * @param bookDifferences between our books and the exchange's at the end; empty if they are equal
 * @param ivHistorySource where the volatility ranks' past came from
 * @param rateSource where interest rates came from
 * @param eventLogHash hash of the newest event, which stands for the whole log
 */
public record BacktestReport(
    Instant from,
    Instant to,
    long quoteBarsRead,
    long quoteBarsUsable,
    SortedMap<String, Long> refused,
    long impliedVolatilitySolved,
    SortedMap<String, Long> impliedVolatilityFailed,
    long signals,
    SortedMap<String, Long> denied,
    long orders,
    long fills,
    SortedMap<String, Long> entries,
    SortedMap<String, Long> exits,
    SortedMap<String, Long> lifecycle,
    BigDecimal startingEquity,
    BigDecimal endingEquity,
    List<Position> trades,
    List<Position> openPositions,
    List<PortfolioSnapshot> equityCurve,
    BreakerStatus breaker,
    List<BreakerStatus> breakerChanges,
    SortedMap<String, Long> invariantsChecked,
    List<String> violations,
    List<String> bookDifferences,
    String ivHistorySource,
    String rateSource,
    String eventLogHash) {

  public BacktestReport {
    trades = List.copyOf(trades);
    openPositions = List.copyOf(openPositions);
    equityCurve = List.copyOf(equityCurve);
    breakerChanges = List.copyOf(breakerChanges);
    violations = List.copyOf(violations);
    bookDifferences = List.copyOf(bookDifferences);
  }

  /** Returns ending less starting equity, dollars, fees included. */
  public BigDecimal profitAndLoss() {
    return endingEquity.subtract(startingEquity);
  }
}
