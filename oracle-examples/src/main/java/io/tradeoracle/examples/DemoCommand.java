package io.tradeoracle.examples;

import io.tradeoracle.examples.demo.Demo;
import io.tradeoracle.examples.demo.DemoException;
import io.tradeoracle.examples.demo.DemoSettings;
import io.tradeoracle.examples.demo.MarketChoice;
import io.tradeoracle.examples.http.ServerOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs the demo until it is stopped. */
@Command(
    name = "demo",
    description = {
      "Trades a market day after day, remembers everything, and shows it on a page.",
      "",
      "Runs until it is stopped by Ctrl-C or a signal, and goes on where it was the next time."
    })
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Where the page is (default ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDR",
      defaultValue = "127.0.0.1",
      description =
          "Which of this machine's addresses it is at (default ${DEFAULT-VALUE}); any but a"
              + " loopback one needs --token.")
  private String bind = "";

  @Option(names = "--token", paramLabel = "T", description = "What every control call must show.")
  private @Nullable String token;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where everything is kept (default ~/.trade-oracle/demo).")
  private @Nullable Path dataDir;

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description = "A PostgreSQL of your own (default: one in the data folder).")
  private @Nullable String jdbcUrl;

  @Option(
      names = "--redis-url",
      paramLabel = "URL",
      description = "A Redis for cache, events and the right to trade (default: none).")
  private @Nullable String redisUrl;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What all chance of the simulated market depends on (default 42).")
  private @Nullable Long seed;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "60",
      description = "Times real time (default ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--replay",
      paramLabel = "LEAN_DIR:SYMBOL:DATE",
      converter = RecordedConverter.class,
      description = "Trades a recorded day instead of a simulated market.")
  private MarketChoice.@Nullable Recorded replay;

  @Option(names = "--with-parent", description = "Ends when the process that started it ends.")
  private boolean withParent;

  /** Reads what {@code --replay} names. */
  static final class RecordedConverter implements ITypeConverter<MarketChoice.Recorded> {
    @Override
    public MarketChoice.Recorded convert(String text) {
      try {
        return MarketChoice.Recorded.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  @Override
  public Integer call() throws DemoException, InterruptedException {
    DemoSettings settings = settings();
    ServerOptions server = server();
    // Else the web server's logger is one of its own.
    System.setProperty("org.jboss.logging.provider", "slf4j");
    try (Demo demo = new Demo(settings, server)) {
      Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "demo-shutdown"));
      if (withParent) {
        ProcessHandle.current().parent().ifPresent(parent -> endWith(parent, demo));
      }
      announce(demo);
      Optional<String> failure = demo.await();
      if (failure.isPresent()) {
        throw new DemoException(failure.get());
      }
    }
    return 0;
  }

  private static void endWith(ProcessHandle parent, Demo demo) {
    // Not by the thread that noticed: its stack is too small for all that closing calls.
    CompletableFuture<Void> unused = parent.onExit().thenRunAsync(demo::close);
  }

  private void announce(Demo demo) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "Trade Oracle is at " + demo.url() + " (data in " + demo.folder() + "; Ctrl-C stops it)");
    out.flush();
  }

  private ServerOptions server() {
    try {
      return new ServerOptions(bind, port, Optional.ofNullable(token), List.of());
    } catch (IllegalArgumentException e) {
      throw misuse("--" + e.getMessage());
    }
  }

  private DemoSettings settings() {
    if (seed != null && replay != null) {
      throw misuse("--seed is of no use with --replay: recorded days leave nothing to chance");
    }
    MarketChoice market =
        replay == null
            ? new MarketChoice.Simulated(seed == null ? DemoSettings.DEFAULT_SEED : seed)
            : replay;
    Path home = Path.of(System.getProperty("user.home"), ".trade-oracle", market.folderName());
    try {
      return new DemoSettings(
          dataDir == null ? home : dataDir,
          market,
          speed,
          Optional.ofNullable(jdbcUrl),
          Optional.ofNullable(redisUrl));
    } catch (IllegalArgumentException e) {
      throw misuse("--" + e.getMessage());
    }
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
