package io.tradeoracle.bench.fanout;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeoracle.examples.demo.Demo;
import io.tradeoracle.examples.demo.DemoException;
import io.tradeoracle.examples.demo.DemoSettings;
import io.tradeoracle.examples.demo.MarketChoice;
import io.tradeoracle.examples.http.ServerOptions;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.Subscription;
import io.tradeoracle.port.TradeStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how long fills of the real demo take to those who listen. */
@Command(
    name = "fanout",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the demo with a PostgreSQL of its own, and WebSocket clients in another process;",
      "prints how long each fill takes from its commit to its receipt. Exit code 1 if a client",
      "did not get a fill."
    })
public final class FanoutCommand implements Callable<Integer> {

  private static final int BLOCK = 1_000;
  private static final long PATIENCE_MICROS = 3_600_000_000L;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** What has not come by then is lost. */
  private static final Duration LAST_CHANCE = Duration.ofSeconds(2);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--clients", defaultValue = "500", description = "Default ${DEFAULT-VALUE}.")
  private int clients;

  @Option(names = "--fills", defaultValue = "40", description = "Default ${DEFAULT-VALUE}.")
  private int fills;

  @Option(
      names = "--warm-up",
      defaultValue = "10",
      description = "After so many fills a second figure begins (default ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--speed",
      defaultValue = "60",
      description = "Market seconds in a real one (default ${DEFAULT-VALUE}).")
  private double speed;

  @Option(names = "--json", paramLabel = "FILE", description = "Where the raw result goes.")
  private @Nullable Path json;

  private final WallClock clock = WallClock.system();

  @Override
  public Integer call() throws IOException, InterruptedException, DemoException {
    requirePositive("--clients", clients);
    requirePositive("--fills", fills);
    Machine before = Machine.now();
    Path folder = Files.createTempDirectory("trade-oracle-fanout");
    try {
      Outcome outcome = measure(before, folder);
      PrintWriter out = spec.commandLine().getOut();
      out.print(outcome.text());
      out.flush();
      if (json != null) {
        new ObjectMapper().writeValue(json.toFile(), outcome);
      }
      return outcome.lost() == 0 ? 0 : 1;
    } finally {
      delete(folder);
    }
  }

  private void requirePositive(String option, int value) {
    if (value < 1) {
      throw new ParameterException(spec.commandLine(), option + " must be 1 or more: " + value);
    }
  }

  private Outcome measure(Machine before, Path folder)
      throws IOException, InterruptedException, DemoException {
    Commits commits = new Commits(clock);
    try (Demo demo = new Demo(settings(folder), ServerOptions.local(0));
        Clients listening = Clients.start(webSocket(demo), clients)) {
      // Ends with the store.
      Subscription unused = demo.desk().store().subscribe(commits);
      List<Long> events = awaitFills(demo.desk().store(), listening);
      Thread.sleep(LAST_CHANCE.toMillis());
      Map<Long, Long> committed = new LinkedHashMap<>();
      events.forEach(event -> committed.put(event, commits.micros(event)));
      return Outcome.of(before, speed, clients, warmUp, committed, listening.end());
    }
  }

  private DemoSettings settings(Path folder) {
    return new DemoSettings(
        folder,
        new MarketChoice.Simulated(DemoSettings.DEFAULT_SEED),
        speed,
        Optional.empty(),
        Optional.empty());
  }

  private static URI webSocket(Demo demo) {
    return URI.create(demo.url().replaceFirst("^http", "ws")).resolve("/ws");
  }

  /** Returns the numbers of the fills from now on. */
  private List<Long> awaitFills(TradeStore store, Clients listening)
      throws IOException, InterruptedException {
    List<Long> events = new ArrayList<>();
    long seen = store.durableThrough();
    long begun = clock.micros();
    while (events.size() < fills) {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
      long waited = clock.micros() - begun;
      if (!listening.areAlive() || waited > PATIENCE_MICROS) {
        throw new IOException("only " + events.size() + " fills in " + waited / 1_000_000 + " s");
      }
      for (LogEntry entry : store.eventsAfter(seen, BLOCK)) {
        seen = entry.number();
        if (Commits.isFill(entry) && events.size() < fills) {
          events.add(seen);
        }
      }
    }
    return events;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
