package io.tradeoracle.examples.http;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tradeoracle.examples.demo.Desk;
import io.tradeoracle.examples.http.body.ClockBody;
import io.tradeoracle.examples.http.push.Hub;
import io.tradeoracle.examples.http.push.Listening;
import io.tradeoracle.examples.http.web.Gate;
import io.tradeoracle.examples.http.web.Json;
import io.tradeoracle.examples.http.web.Routes;
import io.tradeoracle.examples.http.web.StaticFiles;
import io.tradeoracle.port.Subscription;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk over HTTP: REST, metrics, push and the page. It listens on this machine only, unless a
 * token guards the controls.
 */
public final class DeskServer implements AutoCloseable {

  private static final String PAGE = "io/tradeoracle/examples/page/";
  private static final int WORKERS = 16;
  private static final int BACKLOG = 1_024;
  private static final int PING_SECONDS = 5;
  private static final int IDLE_MILLIS = 60_000;
  private static final int STALE_UPLOAD_MILLIS = 10_000;

  static {
    // Read by Undertow's logging before its first line: it is to log as all the rest does.
    if (System.getProperty("org.jboss.logging.provider") == null) {
      System.setProperty("org.jboss.logging.provider", "slf4j");
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(DeskServer.class);

  private final Undertow server;
  private final Hub hub;
  private final Subscription subscription;
  private final PrometheusMeterRegistry meters;
  private final ScheduledExecutorService logThread = daemon("desk-log");
  private final ScheduledExecutorService pulseThread = daemon("desk-pulse");
  private final ScheduledExecutorService readThread = daemon("desk-read");

  /**
   * Starts a server.
   *
   * @throws IOException with one clear line if it cannot listen there, or may not
   */
  public static DeskServer start(Desk desk, ServerOptions options) throws IOException {
    InetAddress address = address(options);
    DeskServer server = new DeskServer(desk, options, address);
    try {
      server.server.start();
    } catch (RuntimeException e) {
      server.close();
      throw new IOException(reason(e, options), e);
    }
    return server;
  }

  private static InetAddress address(ServerOptions options) throws IOException {
    try {
      InetAddress address = InetAddress.getByName(options.bind());
      if (!address.isLoopbackAddress() && options.token().isEmpty()) {
        throw new IOException(
            "binding to " + options.bind() + " lets others in: a token is needed for that");
      }
      return address;
    } catch (UnknownHostException e) {
      throw new IOException("no such address to bind to: " + options.bind(), e);
    }
  }

  private static String reason(RuntimeException failure, ServerOptions options) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "port "
            + options.port()
            + " of "
            + options.bind()
            + " cannot be used: "
            + cause.getMessage();
      }
    }
    return "the server cannot start: " + failure.getMessage();
  }

  private DeskServer(Desk desk, ServerOptions options, InetAddress address) {
    LongSupplier nanos = Clock.SYSTEM::monotonicTime;
    meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    DeskViews views = new DeskViews(desk, new EngineQuestions(desk.engine()));
    LogViews log = new LogViews(desk.store());
    StoreViews tables = new StoreViews(desk.store().projections());
    hub = new Hub(desk.store(), entry -> LogTail.frame(entry, log), readThread, nanos);
    DeskMetrics metrics = new DeskMetrics(meters, desk, hub);
    options.meters().forEach(binder -> binder.bindTo(meters));
    Pulse pulse = new Pulse(views, log, tables, hub, pulseThread, nanos);
    LogTail tail =
        new LogTail(
            desk.store(),
            log,
            hub,
            entries -> {
              metrics.logged(entries);
              pulse.logged(entries);
            },
            logThread);
    Gate gate = new Gate(address, options.bind(), options.token(), nanos);
    Listening listening =
        new Listening(
            hub,
            gate,
            new LinkedHashSet<>(desk.underlyings()),
            id -> Json.text(ClockBody.of(desk.clock(), desk.calendar(), id)),
            pulse::soon);
    Routes routes = new Routes(meters, new StaticFiles(PAGE));
    new Api(views, log, tables, pulse).addTo(routes, gate, new Controls(desk), listening, meters);
    server = undertow(options, address, gate, routes);
    subscription = desk.events().subscribe(Desk.LOG_TOPIC, through -> tail.wake());
    schedule(tail, pulse);
  }

  private void schedule(LogTail tail, Pulse pulse) {
    repeat(pulseThread, 1, pulse::beat);
    repeat(
        logThread,
        1,
        () -> {
          hub.cutStalled();
          tail.wake();
        });
    repeat(logThread, PING_SECONDS, hub::ping);
  }

  /** An executor never again runs what once threw: a fault must not end the push. */
  private static void repeat(ScheduledExecutorService thread, int seconds, Runnable work) {
    Runnable guarded =
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.error("recurring work failed", e);
          }
        };
    Future<?> unused = thread.scheduleAtFixedRate(guarded, seconds, seconds, TimeUnit.SECONDS);
  }

  private static Undertow undertow(
      ServerOptions options, InetAddress address, Gate gate, Routes routes) {
    return Undertow.builder()
        .addHttpListener(options.port(), address.getHostAddress())
        .setHandler(gate.before(routes.handler()))
        .setWorkerThreads(WORKERS)
        .setSocketOption(org.xnio.Options.BACKLOG, BACKLOG)
        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
        .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, STALE_UPLOAD_MILLIS)
        .setServerOption(UndertowOptions.MAX_HEADER_SIZE, 16 * 1024)
        .build();
  }

  private static ScheduledExecutorService daemon(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Returns where the server listens, with the port it really has. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
  }

  /** Tells listeners goodbye and stops. The desk stays open: it is the caller's. */
  @Override
  public void close() {
    subscription.close();
    hub.close();
    pulseThread.shutdownNow();
    logThread.shutdownNow();
    readThread.shutdownNow();
    server.stop();
    meters.close();
  }
}
