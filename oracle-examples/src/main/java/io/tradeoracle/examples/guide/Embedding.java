package io.tradeoracle.examples.guide;

import io.tradeoracle.backtest.Backtest;
import io.tradeoracle.backtest.BacktestReport;
import io.tradeoracle.risk.RiskLimits;
import io.tradeoracle.simulation.SimulatedMarket;
import io.tradeoracle.strategy.IvMeanReversion;
import java.math.BigDecimal;

/** The whole way from quotes to fills on a simulated market. */
public final class Embedding {

  private Embedding() {}

  /** Trades a day of a simulated market and prints what came of it. */
  public static void main(String[] args) {
    SimulatedMarket market = SimulatedMarket.builder().underlying("ACME", 120).seed(8).build();
    RiskLimits limits =
        RiskLimits.builder().dailyLoss(new BigDecimal("0.02")).openStructures(4).build();
    Backtest backtest =
        Backtest.on(market)
            .strategy(IvMeanReversion.withDefaults())
            .riskLimits(limits)
            .cash(new BigDecimal("100000"))
            .build();
    backtest.runUntil(market.firstSession().close());
    BacktestReport report = backtest.report();
    System.out.println("signals " + report.signals() + ", denied " + report.denied());
    System.out.println("entries " + report.entries() + ", fills " + report.fills());
    System.out.println("profit and loss " + report.profitAndLoss());
  }
}
