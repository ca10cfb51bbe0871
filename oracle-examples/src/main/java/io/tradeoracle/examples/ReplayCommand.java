package io.tradeoracle.examples;

import io.tradeoracle.backtest.Backtest;
import io.tradeoracle.backtest.BacktestReport;
import io.tradeoracle.backtest.lean.LeanDataFolder;
import io.tradeoracle.backtest.lean.LeanDay;
import io.tradeoracle.backtest.lean.LeanReplay;
import io.tradeoracle.examples.run.Pacer;
import io.tradeoracle.examples.run.PassSpeeds;
import io.tradeoracle.examples.run.Progress;
import io.tradeoracle.examples.run.RunReport;
import io.tradeoracle.examples.run.Speed;
import io.tradeoracle.strategy.IvMeanReversion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
      description =
          "Read and run the day N times in one process, which must give the same event log; tells"
              + " the speed of each pass, the first (cold) one, and the median of the last three"
              + " (default ${DEFAULT-VALUE}).")
  private int repeat;

  @Mixin private ReportOptions reporting = new ReportOptions();

  ReplayCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    checkOptions();
    LeanDataFolder folder = new LeanDataFolder(data);
    List<Long> speeds = new ArrayList<>();
    Pass pass = pass(folder, Stopwatch.sinceStartOfJava());
    speeds.add(pass.barsPerSecond());
    String hash = pass.result().eventLogHash();
    while (speeds.size() < repeat) {
      pass = pass(folder, Stopwatch.started());
      speeds.add(pass.barsPerSecond());
      requireSame(hash, pass.result().eventLogHash(), speeds.size());
    }
    return reporting.report(
        new RunReport(pass.title(), pass.result(), pass.barsOutsideHours(), new PassSpeeds(speeds)),
        streams);
  }

  /** What one pass over the day, from its files on, came to. */
  private record Pass(
      String title, BacktestReport result, long barsOutsideHours, long barsPerSecond) {}

  private Pass pass(LeanDataFolder folder, Stopwatch stopwatch) {
    LeanDay day = day(folder);
    LeanReplay replay = LeanReplay.of(folder, day);
    BacktestReport result = run(replay);
    return new Pass(
        title(day),
        result,
        replay.optionBarsOutsideHours(),
        RunReport.perSecond(day.optionBarsRead(), stopwatch.elapsed()));
  }

  private static void requireSame(String first, String hash, int pass) throws IOException {
    if (!hash.equals(first)) {
      throw new IOException("pass " + pass + " differs: " + hash + " is not " + first);
    }
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
