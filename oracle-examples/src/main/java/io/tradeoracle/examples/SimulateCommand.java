package io.tradeoracle.examples;

import io.tradeoracle.backtest.Backtest;
import io.tradeoracle.backtest.BacktestReport;
import io.tradeoracle.examples.run.PassSpeeds;
import io.tradeoracle.examples.run.Progress;
import io.tradeoracle.examples.run.RunReport;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.ExitPolicy;
import io.tradeoracle.simulation.SimulatedMarket;
import io.tradeoracle.strategy.IvMeanReversion;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a strategy on the simulated market. */
@Command(
    name = "simulate",
    description = {
      "Trades a simulated market with the IV mean reversion strategy, once with its standard exits"
          + " and once held until expiration day.",
      "",
      "Prices, volatility and quotes come from the seed alone: the same seed gives the same run to"
          + " the bit. Nothing in it is a forecast."
    })
final class SimulateCommand implements Callable<Integer> {

  /** What settles after a close has settled by then. */
  private static final Duration AFTERMATH = Duration.ofMinutes(30);

  private static final int MAX_DAYS = 10_000;

  private final Streams streams;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "What all chance depends on (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "1",
      description = "Trading days to run (default ${DEFAULT-VALUE}).")
  private int days;

  @Mixin private ReportOptions reporting = new ReportOptions();

  SimulateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (days < 1 || days > MAX_DAYS) {
      throw new ParameterException(
          spec.commandLine(), "--days must be 1 to " + MAX_DAYS + ": " + days);
    }
    reporting.check(spec.commandLine());
    Stopwatch stopwatch = Stopwatch.sinceStartOfJava();
    BacktestReport result = run();
    long perSecond = RunReport.perSecond(result.quoteBarsRead(), stopwatch.elapsed());
    String title = "Simulated market, seed " + seed + ", trading days: " + days;
    return reporting.report(
        new RunReport(title, result, 0, new PassSpeeds(List.of(perSecond))), streams);
  }

  private BacktestReport run() {
    SimulatedMarket market =
        SimulatedMarket.builder().underlying("ACME", 120).underlying("ZETA", 96).seed(seed).build();
    Backtest backtest =
        Backtest.on(market)
            .strategy(IvMeanReversion.withDefaults())
            .strategy(heldToExpiration())
            .seed(seed)
            .build();
    Instant end = lastClose(market.firstSession().date()).plus(AFTERMATH);
    try (Progress progress =
        Progress.of("simulate", market.firstSession().open(), end, streams.err())) {
      backtest.runUntil(end, progress);
    }
    return backtest.report();
  }

  /**
   * The same decisions with other exits: profits run, and what was neither stopped nor won is
   * closed on expiration day only.
   */
  private static IvMeanReversion heldToExpiration() {
    IvMeanReversion standard = IvMeanReversion.withDefaults();
    return IvMeanReversion.builder()
        .name("iv-mean-reversion-held")
        .saleExits(held(standard.saleExits(), "0.05"))
        .purchaseExits(held(standard.purchaseExits(), "4"))
        .build();
  }

  private static ExitPolicy held(ExitPolicy exits, String targetMultiple) {
    return new ExitPolicy(new BigDecimal(targetMultiple), exits.stopMultiple(), 0, exits.closeBy());
  }

  private Instant lastClose(LocalDate first) {
    ExchangeCalendar calendar = ExchangeCalendar.newYork();
    LocalDate day = first;
    for (int i = 1; i < days; i++) {
      day = calendar.nextTradingDay(day);
    }
    return calendar.session(day).close();
  }
}
