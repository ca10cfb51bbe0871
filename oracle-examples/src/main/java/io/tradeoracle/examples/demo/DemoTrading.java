package io.tradeoracle.examples.demo;

import io.tradeoracle.model.ExitPolicy;
import io.tradeoracle.risk.RiskLimits;
import io.tradeoracle.strategy.IvMeanReversion;
import io.tradeoracle.strategy.Strategy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the demo's desk trades, and within which limits: the standard strategy as it is, and beside
 * it one that shows within minutes what otherwise takes weeks.
 */
final class DemoTrading {

  private static final BigDecimal CASH = new BigDecimal("250000.00");

  /** Recorded shares may cost ten times as much: a smaller account could not size one unit. */
  private static final BigDecimal RECORDED_CASH = new BigDecimal("1000000.00");

  /** The name says it: its entries are easier and its exits sooner than anybody would want. */
  static final String SHORT_HOLD = "demo-short-hold";

  private static final Duration SHORTEST_HOLD = Duration.ofMinutes(25);
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(85);
  private static final double MIDDLE_RANK = 0.5;

  private DemoTrading() {}

  /** Returns what the account begins with. */
  static BigDecimal cash(MarketChoice market) {
    return market instanceof MarketChoice.Recorded ? RECORDED_CASH : CASH;
  }

  static List<Strategy> strategies() {
    return List.of(IvMeanReversion.withDefaults(), shortHold());
  }

  private static Strategy shortHold() {
    IvMeanReversion entries =
        IvMeanReversion.builder()
            .name(SHORT_HOLD)
            .rank(new IvMeanReversion.RankRule(MIDDLE_RANK, MIDDLE_RANK, MIDDLE_RANK))
            .saleExits(near("0.97", "2"))
            .purchaseExits(near("1.03", "0.5"))
            .build();
    return new ShortHold(entries, SHORTEST_HOLD, LONGEST_HOLD);
  }

  private static ExitPolicy near(String target, String stop) {
    return new ExitPolicy(new BigDecimal(target), new BigDecimal(stop), 21, Instant.MAX);
  }

  /**
   * Returns the standard limits, but for those that stop a day after a few trades: positions that
   * come and go within the hour mostly lose their costs, which is what they are for.
   */
  static RiskLimits limits() {
    return RiskLimits.builder()
        .openingsPerDay(100)
        .losingStreak(1_000)
        .minimumTrades(1_000_000)
        .fixedFraction(new BigDecimal("0.004"))
        .build();
  }
}
