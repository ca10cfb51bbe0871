package io.tradeoracle.engine;

import io.tradeoracle.risk.ClosedResult;
import io.tradeoracle.risk.TradeStatistics;
import java.util.ArrayList;
import java.util.List;

/** The results of closed trades that size the next ones: the newest of each strategy's version. */
final class TradeResults {

  private final int window;
  private final List<ClosedTrade> closed = new ArrayList<>();

  /**
   * @param window how many of each strategy's version are kept
   */
  TradeResults(int window) {
    this.window = window;
  }

  void add(ClosedTrade trade) {
    closed.add(trade);
    List<ClosedTrade> same =
        closed.stream().filter(t -> isOf(t, trade.strategy(), trade.strategyVersion())).toList();
    if (same.size() > window) {
      closed.remove(same.get(0));
    }
  }

  TradeStatistics statistics(String strategy, String version, int newest) {
    List<ClosedResult> results =
        closed.stream()
            .filter(trade -> isOf(trade, strategy, version))
            .map(ClosedTrade::result)
            .toList();
    return TradeStatistics.of(results, newest);
  }

  private static boolean isOf(ClosedTrade trade, String strategy, String version) {
    return trade.strategy().equals(strategy) && trade.strategyVersion().equals(version);
  }

  List<ClosedTrade> closed() {
    return List.copyOf(closed);
  }

  void restore(List<ClosedTrade> known) {
    closed.clear();
    closed.addAll(known);
  }
}
