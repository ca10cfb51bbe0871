package io.tradeoracle.examples.run;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how far virtual time has come; silent where nobody watches. */
public final class Progress implements Consumer<Instant>, AutoCloseable {

  private static final int WIDTH = 80;

  private final Instant start;
  private final @Nullable ProgressBar bar;

  private Progress(Instant start, @Nullable ProgressBar bar) {
    this.start = start;
    this.bar = bar;
  }

  /** Returns the progress of one run. A bar is drawn on {@code err} if there is a terminal. */
  // Java 22 to 24 have a console without a terminal too; a bar too many there does no harm.
  @SuppressWarnings("SystemConsoleNull")
  public static Progress of(String task, Instant start, Instant end, OutputStream err) {
    if (System.console() == null) {
      return new Progress(start, null);
    }
    PrintStream screen = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Progress(
        start,
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(Duration.between(start, end).toMinutes())
            .setStyle(ProgressBarStyle.ASCII)
            .setUnit(" min", 1)
            .setConsumer(new ConsoleProgressBarConsumer(screen, WIDTH))
            .build());
  }

  @Override
  public void accept(Instant now) {
    if (bar != null) {
      bar.stepTo(Duration.between(start, now).toMinutes());
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
