package io.tradeoracle.examples.demo;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.tradeoracle.examples.http.DeskServer;
import io.tradeoracle.examples.http.ServerOptions;
import io.tradeoracle.examples.postgres.DataFolder;
import io.tradeoracle.port.TradingException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo's parts, from the claim on its folder to the page, opened in order and closed in
 * reverse. It ends when it is closed, or by itself when it cannot go on.
 */
public final class Demo implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
  private static final String POSTGRES = "postgres";
  private static final String ID = "id";

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final CompletableFuture<Optional<String>> ended = new CompletableFuture<>();
  private final DataFolder folder;
  private final TradingDesk desk;
  private final String url;

  /**
   * Opens everything and begins: the page is there at once, trading begins after the recovery.
   *
   * @throws DemoException if the demo cannot run, with the reason in one line
   */
  public Demo(DemoSettings settings, ServerOptions server)
      throws DemoException, InterruptedException {
    try {
      folder = opened(DataFolder.claim(settings.folder(), settings.market().identity()));
      Memory memory = opened(memory(settings));
      Surroundings surroundings = opened(surroundings(settings));
      desk = opened(new TradingDesk(settings, memory, surroundings, this::fail));
      DeskServer page = opened(DeskServer.start(desk, withPool(server, memory)));
      url = "http://" + server.bind() + ":" + page.address().getPort() + "/";
      folder.note(url + "; Ctrl-C there, or kill " + ProcessHandle.current().pid() + ", stops it");
      desk.start();
    } catch (IOException | TradingException e) {
      close();
      throw new DemoException(String.valueOf(e.getMessage()), e);
    } catch (DemoException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private Memory memory(DemoSettings settings) throws DemoException, IOException {
    return settings.jdbcUrl().isPresent()
        ? Memory.at(settings.jdbcUrl().get())
        : Memory.in(folder.path().resolve(POSTGRES));
  }

  private Surroundings surroundings(DemoSettings settings)
      throws DemoException, IOException, InterruptedException {
    return settings.redisUrl().isPresent()
        ? Surroundings.redis(settings.redisUrl().get(), id(), InstantSource.system(), this::fail)
        : Surroundings.alone(InstantSource.system());
  }

  /** Returns a name that no other folder has: what is kept of one log must not be another's. */
  private String id() throws IOException {
    DurableFile file = new DurableFile(folder.path().resolve(ID));
    Optional<String> known = file.read();
    if (known.isPresent()) {
      return known.get().strip();
    }
    String made = UUID.randomUUID().toString();
    file.write(made + "\n");
    return made;
  }

  private static ServerOptions withPool(ServerOptions asked, Memory memory) {
    List<MeterBinder> meters = new ArrayList<>(asked.meters());
    meters.add(new PoolMeters(memory.stores()));
    return new ServerOptions(asked.bind(), asked.port(), asked.token(), meters);
  }

  /** Returns the desk, to be watched. */
  public Desk desk() {
    return desk;
  }

  /** Returns where people find it. */
  public String url() {
    return url;
  }

  /** Returns where the data are kept. */
  public String folder() {
    return folder.path().toString();
  }

  private void fail(String reason) {
    ended.complete(Optional.of(reason));
  }

  /** Waits until it is closed, or cannot go on. Returns why it cannot. */
  public Optional<String> await() {
    return ended.join();
  }

  /** Stops trading, stores, and closes all that was opened. Closing twice is harmless. */
  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.warn("not everything closed as it should: {}", e.toString());
      }
    }
    ended.complete(Optional.empty());
  }
}
