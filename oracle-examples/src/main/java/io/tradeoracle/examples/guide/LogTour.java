package io.tradeoracle.examples.guide;

import io.tradeoracle.backtest.Backtest;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.simulation.SimulatedMarket;
import io.tradeoracle.strategy.IvMeanReversion;

/** The first entries of an event log. */
public final class LogTour {

  private LogTour() {}

  /** Opens a session of the simulated market and prints the first two entries. */
  public static void main(String[] args) {
    SimulatedMarket market = SimulatedMarket.builder().seed(8).build();
    Backtest backtest = Backtest.on(market).strategy(IvMeanReversion.withDefaults()).build();
    backtest.runUntil(market.firstSession().open());
    for (LogEntry entry : backtest.store().eventsAfter(0, 2)) {
      System.out.println(entry.number() + " " + entry.at() + " " + entry.type());
      System.out.println("  version " + entry.version());
      entry.fields().forEach((path, text) -> System.out.println("  " + path + "=" + text));
      System.out.println("  previous " + entry.previousHash());
      System.out.println("  hash     " + entry.hash());
    }
  }
}
