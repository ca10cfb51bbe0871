package io.tradeoracle.examples.demo;

import io.tradeoracle.port.TradingException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo's parts, from the folder's lock to the desk, opened in order and closed in reverse. It
 * ends when it is closed, or by itself when it cannot go on.
 */
public final class Demo implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final CompletableFuture<Optional<String>> ended = new CompletableFuture<>();
  private final DemoFolder folder;
  private final TradingDesk desk;

  /**
   * Opens everything; nothing trades until {@link #start}.
   *
   * @throws DemoException if the demo cannot run, with the reason in one line
   */
  public Demo(DemoSettings settings) throws DemoException, InterruptedException {
    try {
      folder = opened(DemoFolder.open(settings));
      Memory memory = opened(memory(settings));
      Surroundings surroundings = opened(surroundings(settings));
      desk = opened(new TradingDesk(folder, settings, memory, surroundings, this::fail));
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

  private Memory memory(DemoSettings settings) throws DemoException {
    return settings.jdbcUrl().isPresent()
        ? Memory.at(settings.jdbcUrl().get(), System.getProperty("user.name"))
        : Memory.transientOne();
  }

  private Surroundings surroundings(DemoSettings settings)
      throws DemoException, InterruptedException {
    return settings.redisUrl().isPresent()
        ? Surroundings.redis(
            settings.redisUrl().get(), folder.id(), InstantSource.system(), this::fail)
        : Surroundings.alone(InstantSource.system());
  }

  public Desk desk() {
    return desk;
  }

  /** Returns where the data are kept. */
  public String folder() {
    return folder.path().toString();
  }

  /**
   * Begins to trade.
   *
   * @param url where people find it, for those who start a second one on the folder
   */
  public void start(String url) throws DemoException {
    try {
      folder.announce(url);
    } catch (IOException e) {
      throw new DemoException("cannot write to the data folder: " + e.getMessage(), e);
    }
    desk.start();
  }

  /** Has something closed with the demo, before the rest. */
  public void closeWith(AutoCloseable part) {
    open.push(part);
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
        LOG.warn("not everything closed as it should", e);
      }
    }
    ended.complete(Optional.empty());
  }
}
