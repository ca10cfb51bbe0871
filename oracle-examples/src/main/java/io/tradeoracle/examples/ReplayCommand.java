package io.tradeoracle.examples;

import io.tradeoracle.backtest.Backtest;
import io.tradeoracle.backtest.BacktestReport;
import io.tradeoracle.backtest.lean.LeanDataFolder;
import io.tradeoracle.backtest.lean.LeanDay;
import io.tradeoracle.backtest.lean.LeanReplay;
import io.tradeoracle.examples.run.Pacer;
import io.tradeoracle.examples.run.Progress;
import io.tradeoracle.examples.run.RunReport;
import io.tradeoracle.examples.run.Speed;
import io.tradeoracle.strategy.IvMeanReversion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replays a recorded market day. */
@Command(
    name = "replay",
    description = {
      "Replays a recorded market day: quotes in, decisions and fills out.",
      "",
      "Reads minute data in LEAN's layout: option/ and equity/, or indexoption/ and index/. Trades"
          + " the day with the IV mean reversion strategy at a simulated exchange, without"
          + " look-ahead, and reports what happened."
    })
final class ReplayCommand implements Callable<Integer> {

  /** What settles after the last quote has settled by then. */
  private static final Duration AFTERMATH = Duration.ofMinutes(30);

  private static final BigDecimal LARGEST_EQUITY = new BigDecimal("1000000000000");

  private final Streams streams;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of recorded data.")
  private Path data = Path.of("");

  @Option(
      names = "--underlying",
      required = true,
      paramLabel = "SYMBOL",
      description = "Root of the options, such as GOOG or SPXW.")
  private String underlying = "";

  @Option(
      names = "--date",
      required = true,
      paramLabel = "YYYY-MM-DD",
      description = "The trading day.")
  private LocalDate date = LocalDate.EPOCH;

  @Option(
      names = "--equity",
      paramLabel = "DOLLARS",
      defaultValue = "1000000",
      description = "Cash at the start (default $${DEFAULT-VALUE}).")
  private BigDecimal equity = BigDecimal.ZERO;

  @Option(
      names = "--speed",
      paramLabel = "max|N",
      defaultValue = "max",
      converter = SpeedConverter.class,
      description = "Full speed, or N times real time (default ${DEFAULT-VALUE}).")
  private Speed speed = new Speed(Double.POSITIVE_INFINITY);

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "Run N times, which must give the same (default ${DEFAULT-VALUE}).")
  private int repeat;

  @Mixin private ReportOptions reporting = new ReportOptions();

  ReplayCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    checkOptions();
    Stopwatch stopwatch = Stopwatch.sinceStartOfJava();
    LeanDataFolder folder = new LeanDataFolder(data);
    LeanDay day = day(folder);
    LeanReplay replay = LeanReplay.of(folder, day);
    BacktestReport result = run(replay);
    for (int i = 1; i < repeat; i++) {
      String hash = run(LeanReplay.of(folder, day)).eventLogHash();
      if (!hash.equals(result.eventLogHash())) {
        throw new IOException(
            "run " + (i + 1) + " differs: " + hash + " is not " + result.eventLogHash());
      }
    }
    long perSecond = RunReport.perSecond(day.optionBarsRead() * repeat, stopwatch.elapsed());
    return reporting.report(
        new RunReport(title(day), result, replay.optionBarsOutsideHours(), perSecond), streams);
  }

  private void checkOptions() {
    if (equity.signum() <= 0) {
      throw misuse("--equity must be positive: " + equity.toPlainString());
    }
    if (equity.compareTo(LARGEST_EQUITY) > 0) {
      throw misuse("--equity must be at most " + LARGEST_EQUITY.toPlainString());
    }
    if (repeat < 1) {
      throw misuse("--repeat must be at least 1: " + repeat);
    }
    reporting.check(spec.commandLine());
  }

  private LeanDay day(LeanDataFolder folder) {
    try {
      return folder.day(underlying, date);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }

  private BacktestReport run(LeanReplay replay) {
    Backtest backtest =
        Backtest.on(replay).strategy(IvMeanReversion.withDefaults()).cash(equity).build();
    Pacer pacer = new Pacer(speed.factor(), System::nanoTime, ReplayCommand::sleep);
    try (Progress progress =
        Progress.of(underlying, replay.opening(), replay.end(), streams.err())) {
      backtest.runUntil(replay.end().plus(AFTERMATH), pacer.andThen(progress));
    }
    return backtest.report();
  }

  private static void sleep(Duration time) throws InterruptedException {
    Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
  }

  private static String title(LeanDay day) {
    return "Replay of "
        + day.root()
        + " options on "
        + day.date()
        + ": "
        + day.contracts().size()
        + " contracts";
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
