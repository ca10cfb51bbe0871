package io.tradeoracle.risk;

import java.util.List;

/**
 * What past trades of one strategy, one version and one environment (backtest, paper or live, never
 * mixed) tell about its edge. Results are profit ÷ maximum loss, after fees.
 *
 * @param closed structures closed and counted
 * @param winRate share of them with a profit, 0 to 1; NaN if none is closed
 * @param averageWin mean result of those with a profit; NaN if there is none
 * @param averageLoss mean result of the others as a positive figure, those that came out at exactly
 *     zero included; NaN if none lost
 */
public record TradeStatistics(int closed, double winRate, double averageWin, double averageLoss) {

  /** No trade was closed yet. */
  public static final TradeStatistics NONE =
      new TradeStatistics(0, Double.NaN, Double.NaN, Double.NaN);

  public TradeStatistics {
    if (closed < 0) {
      throw new IllegalArgumentException("closed must not be negative: " + closed);
    }
    if (winRate < 0 || winRate > 1) {
      throw new IllegalArgumentException("winRate must be 0 to 1: " + winRate);
    }
    if (averageWin <= 0) {
      throw new IllegalArgumentException("averageWin must be positive: " + averageWin);
    }
    if (averageLoss <= 0) {
      throw new IllegalArgumentException("averageLoss must be positive: " + averageLoss);
    }
  }

  /**
   * Returns the statistics of the newest results.
   *
   * @param oldestFirst results in the order in which the structures were closed
   * @param window how many of the newest count, at least 1
   */
  public static TradeStatistics of(List<ClosedResult> oldestFirst, int window) {
    if (window < 1) {
      throw new IllegalArgumentException("window must be at least 1: " + window);
    }
    int size = oldestFirst.size();
    List<ClosedResult> counted = oldestFirst.subList(Math.max(0, size - window), size);
    if (counted.isEmpty()) {
      return NONE;
    }
    int wins = 0;
    double won = 0;
    double lost = 0;
    for (ClosedResult result : counted) {
      double value = result.returnOnMaximumLoss();
      if (value > 0) {
        wins++;
        won += value;
      } else {
        lost -= value;
      }
    }
    int others = counted.size() - wins;
    return new TradeStatistics(
        counted.size(),
        (double) wins / counted.size(),
        wins > 0 ? won / wins : Double.NaN,
        lost > 0 ? lost / others : Double.NaN);
  }

  /** Returns whether there were wins and losses, so that both averages exist. */
  public boolean hasAverages() {
    return averageWin > 0 && averageLoss > 0;
  }

  /**
   * Returns the growth-optimal share of equity to risk, (W·w − (1 − W)·l) ÷ w with win rate W,
   * average win w and average loss l (the form of J. L. Kelly, 1956, used for unequal pay-offs);
   * NaN without both averages; zero or negative without an edge.
   */
  public double kelly() {
    return winRate - (1 - winRate) * averageLoss / averageWin;
  }

  @Override
  public String toString() {
    return closed
        + " closed, win rate "
        + Figures.of(winRate)
        + ", average win "
        + Figures.of(averageWin)
        + ", average loss "
        + Figures.of(averageLoss);
  }
}
