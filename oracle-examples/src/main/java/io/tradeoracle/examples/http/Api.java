package io.tradeoracle.examples.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tradeoracle.examples.http.body.ChainBody;
import io.tradeoracle.examples.http.body.HealthBody;
import io.tradeoracle.examples.http.body.ItemsBody;
import io.tradeoracle.examples.http.push.Listening;
import io.tradeoracle.examples.http.web.Endpoint;
import io.tradeoracle.examples.http.web.Gate;
import io.tradeoracle.examples.http.web.Json;
import io.tradeoracle.examples.http.web.Problem;
import io.tradeoracle.examples.http.web.Reply;
import io.tradeoracle.examples.http.web.Request;
import io.tradeoracle.examples.http.web.Routes;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Every path and what answers it. */
final class Api {

  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final Set<String> PAGED = Set.of("limit", "cursor");

  private final DeskViews desk;
  private final LogViews log;
  private final StoreViews store;
  private final Pulse pulse;

  Api(DeskViews desk, LogViews log, StoreViews store, Pulse pulse) {
    this.desk = desk;
    this.log = log;
    this.store = store;
    this.pulse = pulse;
  }

  /** Adds all routes. */
  void addTo(
      Routes routes,
      Gate gate,
      Controls controls,
      Listening listening,
      PrometheusMeterRegistry meters) {
    addDesk(routes);
    addTables(routes);
    routes
        .get("/health", plain(() -> Reply.json(desk.health())))
        .get("/health/ready", plain(this::ready))
        .get("/metrics", plain(() -> text(meters.scrape())))
        .post("/api/risk/halt", gate::checkControl, controls::halt)
        .post("/api/risk/rearm", gate::checkControl, controls::rearm)
        .post("/api/orders/{id}/cancel", gate::checkControl, controls::cancelOrder)
        .post("/api/positions/{id}/close", gate::checkControl, controls::closePosition)
        .handle("/ws", listening::webSocket)
        .handle("/events", listening::events);
  }

  private void addDesk(Routes routes) {
    routes
        .get("/api/clock", plain(() -> Reply.json(desk.clock())))
        .get("/api/portfolio", plain(this::portfolio))
        .get("/api/positions", plain(() -> Reply.json(desk.positions(desk.state()))))
        .get("/api/evaluations", plain(() -> Reply.json(desk.evaluations())))
        .get("/api/iv/{underlying}", reading(Set.of(), r -> Reply.json(desk.iv(underlying(r)))))
        .get("/api/chain/{underlying}", reading(Set.of("expiration"), this::chain))
        .get("/api/quotes/refused", plain(() -> Reply.json(desk.refused(desk.state()))))
        .get("/api/risk/limits", plain(() -> encoded(desk.limits())))
        .get("/api/risk/breaker", plain(() -> Reply.json(desk.breaker())))
        .get("/api/underlyings", plain(() -> Reply.json(ItemsBody.all(desk.underlyings()))));
  }

  private void addTables(Routes routes) {
    routes
        .get("/api/portfolio/history", paged(store::history))
        .get("/api/orders", paged(store::orders))
        .get("/api/trades", paged(store::trades))
        .get("/api/signals", paged(log::signals))
        .get("/api/events", reading(Set.of("after", "before", "limit"), this::events));
  }

  @FunctionalInterface
  private interface Plain {
    Reply answer();
  }

  @FunctionalInterface
  private interface Paged {
    ItemsBody<?> page(Optional<String> cursor, int limit);
  }

  private static Endpoint plain(Plain endpoint) {
    return reading(Set.of(), request -> endpoint.answer());
  }

  private static Endpoint reading(Set<String> parameters, Endpoint endpoint) {
    return request -> {
      request.allowOnly(parameters);
      return endpoint.answer(request);
    };
  }

  private static Endpoint paged(Paged endpoint) {
    return reading(
        PAGED, request -> Reply.json(endpoint.page(request.query("cursor"), request.limit())));
  }

  private static Reply text(String metrics) {
    return new Reply(200, PROMETHEUS, metrics.getBytes(StandardCharsets.UTF_8));
  }

  private static Reply encoded(String json) {
    return Reply.json(json.getBytes(StandardCharsets.UTF_8));
  }

  private Reply ready() {
    HealthBody health = desk.health();
    return new Reply(health.ready() ? 200 : 503, Reply.JSON, Json.bytes(health));
  }

  private Reply portfolio() {
    pulse.portfolioWasRead();
    return encoded(desk.portfolio());
  }

  private String underlying(Request request) {
    String symbol = request.path("underlying");
    if (!desk.underlyings().contains(symbol)) {
      throw Problem.notFound("no underlying is called " + symbol);
    }
    return symbol;
  }

  private Reply chain(Request request) {
    Optional<LocalDate> wanted = request.date("expiration");
    DeskViews.Quoted quoted = desk.quoted(underlying(request));
    Optional<LocalDate> shown = ChainBody.choose(quoted.expirations(), wanted);
    if (wanted.isPresent() && !wanted.equals(shown)) {
      throw Problem.notFound("nothing is quoted that expires on " + wanted.get());
    }
    return Reply.json(quoted.chain(shown));
  }

  private Reply events(Request request) {
    return Reply.json(
        log.events(request.eventId("after"), request.eventId("before"), request.limit()));
  }
}
