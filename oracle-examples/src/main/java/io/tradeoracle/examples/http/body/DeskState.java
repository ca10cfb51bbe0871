package io.tradeoracle.examples.http.body;

import io.tradeoracle.engine.EngineStatistics;
import io.tradeoracle.engine.EngineView;
import io.tradeoracle.engine.EngineView.PositionMark;
import io.tradeoracle.engine.QuoteRefusal;
import io.tradeoracle.model.Account;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.risk.PortfolioGreeks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the engine said of itself at one moment; immutable.
 *
 * @param highWaterEquity the highest equity so far, dollars
 */
public record DeskState(
    Instant at,
    PortfolioSnapshot portfolio,
    Optional<Account> account,
    PortfolioGreeks exposure,
    BigDecimal highWaterEquity,
    BreakerStatus breaker,
    List<PositionMark> positions,
    Quotes quotes) {

  /** The quotes read since the start. */
  public record Quotes(
      long read,
      long usable,
      Map<QuoteRefusal, Long> refused,
      Optional<EngineStatistics.RefusedQuote> lastRefused) {}

  /** Takes a copy; by the engine's thread. */
  public static DeskState of(EngineView view) {
    EngineStatistics statistics = view.statistics();
    return new DeskState(
        view.now(),
        view.portfolio(),
        view.account(),
        view.exposure(),
        view.highWaterEquity(),
        view.breaker(),
        view.positions(),
        new Quotes(
            statistics.quotesRead(),
            statistics.quotesUsable(),
            Map.copyOf(statistics.quotesRefused()),
            statistics.lastRefused()));
  }
}
