package io.tradeoracle.examples.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tradeoracle.examples.demo.Health;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeskServerTest {

  private static TestDesk desk;
  private static DeskServer server;
  private static Http http;

  @BeforeAll
  static void start() throws IOException {
    desk = TestDesk.after(Duration.ofMinutes(40));
    server = DeskServer.start(desk, ServerOptions.local(0));
    http = new Http(server.address());
  }

  @AfterAll
  static void stop() {
    server.close();
    desk.close();
  }

  @Test
  void answersAsTheDocumentSays() throws IOException {
    OpenApi document = new OpenApi();
    for (String template : document.reads()) {
      String schema = document.schemaOf(template);
      if (!schema.isEmpty()) {
        HttpResponse<String> answer = http.get(template.replace("{underlying}", "ACME"));
        assertThat(answer.statusCode()).as(template + answer.body()).isEqualTo(200);
        assertThat(document.errors(schema, answer.body())).as(template).isEmpty();
      }
    }
    HttpResponse<String> problem = http.get("/api/nothing");
    assertThat(document.errors("Problem", problem.body())).isEmpty();
    assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void valuesPositionsBetweenTheirExits() {
    JsonNode positions = http.json("/api/positions").get("items");
    assertThat(positions).isNotEmpty();
    JsonNode position = positions.get(0);
    assertThat(position.get("name").asText()).isIn("straddle", "iron condor", "strangle");
    assertThat(position.get("entry").get("price").asDouble()).isPositive();
    assertThat(position.get("wayFraction").asDouble()).isBetween(-1.0, 1.0);
    assertThat(position.get("legs").size()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void showsChainWithGreeksAndSmile() {
    JsonNode chain = http.json("/api/chain/ACME");
    assertThat(chain.get("smile").get("fitted").size()).isGreaterThan(5);
    assertThat(chain.get("smile").get("errorPoints").asDouble()).isBetween(0.0, 5.0);
    double spot = chain.get("spot").asDouble();
    for (JsonNode strike : chain.get("strikes")) {
      double distance = Math.abs(strike.get("strike").asDouble() - spot);
      if (distance < 3) {
        assertThat(strike.get("call").get("delta").asDouble()).isBetween(0.2, 0.8);
        assertThat(strike.get("put").get("delta").asDouble()).isBetween(-0.8, -0.2);
      }
    }
    String last =
        chain.get("expirations").get(chain.get("expirations").size() - 1).get("date").asText();
    assertThat(http.json("/api/chain/ACME?expiration=" + last).get("expiration").asText())
        .isEqualTo(last);
  }

  @Test
  void ranksThePastOfVolatility() {
    JsonNode iv = http.json("/api/iv/ZETA");
    assertThat(iv.get("history")).hasSize(252);
    assertThat(iv.get("history").get(251).get("rank").asDouble()).isBetween(0.0, 1.0);
    assertThat(iv.get("source").asText()).isEqualTo("generated");
    assertThat(iv.get("entries")).isNotEmpty();
  }

  @Test
  void pagesWithoutGapOrRepeat() {
    for (String path : List.of("/api/orders", "/api/portfolio/history", "/api/signals")) {
      String key = path.endsWith("orders") ? "id" : path.endsWith("signals") ? "eventId" : "at";
      List<String> all = keys(http.json(path + "?limit=500"), key);
      List<String> paged = new ArrayList<>();
      Optional<String> cursor = Optional.empty();
      do {
        JsonNode page = http.json(path + "?limit=3" + cursor.map(c -> "&cursor=" + c).orElse(""));
        paged.addAll(keys(page, key));
        cursor = Optional.of(page.get("next")).filter(n -> !n.isNull()).map(JsonNode::asText);
      } while (cursor.isPresent());
      assertThat(paged).as(path).isEqualTo(all).hasSizeGreaterThan(3);
    }
  }

  private static List<String> keys(JsonNode page, String key) {
    List<String> keys = new ArrayList<>();
    page.get("items").forEach(item -> keys.add(item.get(key).asText()));
    return keys;
  }

  @Test
  void readsTheLogInBlocks() {
    long newest = http.json("/api/events?limit=1").get("items").get(0).get("id").asLong();
    List<Long> seen = new ArrayList<>();
    JsonNode next = null;
    do {
      JsonNode block =
          http.json("/api/events?limit=20&after=" + (next == null ? 0 : next.asLong()));
      List<Long> ids = new ArrayList<>();
      block.get("items").forEach(item -> ids.add(0, item.get("id").asLong()));
      seen.addAll(ids);
      next = block.get("nextAfter");
    } while (!next.isNull());
    assertThat(seen).hasSize((int) newest).isSorted().doesNotHaveDuplicates();
    assertThat(http.json("/api/events?before=5&limit=3").get("items").get(0).get("id").asLong())
        .isEqualTo(4);
  }

  @Test
  void putsEventsInWords() {
    boolean filled = false;
    for (JsonNode event : http.json("/api/events?limit=500").get("items")) {
      assertThat(event.get("summary").asText()).as(event.toString()).isNotEmpty();
      if (event.get("label").asText().equals("Filled")) {
        filled = true;
        assertThat(event.get("underlying").asText()).isIn("ACME", "ZETA");
        assertThat(event.get("summary").asText()).contains("debit");
      }
    }
    assertThat(filled).isTrue();
  }

  @Test
  void explainsWhyItIsNotTrading() {
    JsonNode items = http.json("/api/evaluations").get("items");
    assertThat(items).hasSize(2);
    for (JsonNode item : items) {
      assertThat(item.get("reason").asText()).isNotEmpty();
      assertThat(item.get("conditions").size()).isGreaterThanOrEqualTo(9);
    }
  }

  @Test
  void refusesWhatItCannotRead() {
    assertProblem(http.get("/api/orders?limit=0"), 400, "limit");
    assertProblem(http.get("/api/orders?limit=x"), 400, "limit");
    assertProblem(http.get("/api/orders?limt=5"), 400, "limt");
    assertProblem(http.get("/api/orders?cursor=x"), 400, "cursor");
    assertProblem(http.get("/api/chain/ACME?expiration=soon"), 400, "expiration");
    assertProblem(http.get("/api/chain/ACME?expiration=2001-01-01"), 404, "2001");
    assertProblem(http.get("/api/iv/NONE"), 404, "NONE");
    assertProblem(http.get("/api/nothing"), 404, "nothing");
    assertProblem(http.get("/webjars/../page/x.html"), 404, "nothing");
    assertProblem(http.get("/ws"), 426, "WebSocket");
  }

  @Test
  void saysWhichMethodsAreAllowed() {
    HttpResponse<String> answer = http.get("/api/risk/halt");
    assertProblem(answer, 405, "POST");
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    assertThat(http.post("/api/portfolio", "{}").headers().firstValue("Allow"))
        .hasValue("GET, HEAD");
  }

  @Test
  void refusesBodiesThatAreNotAsTheyShouldBe() {
    assertProblem(http.post("/api/risk/halt", "{"), 400, "body");
    assertProblem(http.post("/api/risk/halt", "null"), 400, "body");
    assertProblem(
        http.post("/api/risk/halt", "{\"name\":\"Ann\",\"reason\":\"x\",\"flat\":true}"),
        400,
        "flat");
    assertProblem(http.post("/api/risk/halt", "{\"name\":\" \",\"reason\":\"x\"}"), 400, "name");
    String large = "{\"name\":\"" + "a".repeat(20_000) + "\"}";
    assertProblem(http.post("/api/risk/halt", large), 413, "16384");
    HttpRequest.Builder plain =
        HttpRequest.newBuilder(http.uri("/api/risk/halt"))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{}"));
    assertProblem(http.send(plain), 415, "application/json");
    assertProblem(http.post("/api/orders/no-such/cancel", "{}"), 404, "order");
    assertProblem(http.post("/api/positions/no-such/close", "{}"), 404, "position");
  }

  @Test
  void refusesOtherSites() {
    String halt = "{\"name\":\"Eve\",\"reason\":\"because\"}";
    assertProblem(http.post("/api/risk/halt", halt, "Origin", "http://evil.test"), 403, "origin");
    assertProblem(http.post("/api/risk/halt", halt, "Origin", "null"), 403, "origin");
    assertProblem(http.post("/api/risk/rearm", halt, "Origin", http.origin()), 409, "ACTIVE");
    HttpResponse<String> page = http.get("/");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void servesTheLibrariesOfThePage() {
    HttpResponse<String> chart = http.get("/webjars/echarts/5.5.0/echarts.min.js");
    assertThat(chart.statusCode()).isEqualTo(200);
    String tag = chart.headers().firstValue("ETag").orElseThrow();
    assertThat(http.get("/webjars/echarts/5.5.0/echarts.min.js", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(
            http.get("/webjars/echarts/5.5.0/echarts.min.js", "Accept-Encoding", "gzip")
                .headers()
                .firstValue("Content-Encoding"))
        .hasValue("gzip");
  }

  @Test
  void tellsItsHealthAlways() {
    assertThat(http.get("/health/ready").statusCode()).isEqualTo(200);
    desk.health(new Health(false, false, List.of("recovering")));
    try {
      assertThat(http.json("/health").get("reasons").get(0).asText()).isEqualTo("recovering");
      assertThat(http.get("/health/ready").statusCode()).isEqualTo(503);
    } finally {
      desk.health(new Health(true, true, List.of()));
    }
  }

  @Test
  void measuresWhatItDoes() {
    http.get("/api/iv/ACME");
    String metrics = http.get("/metrics").body();
    assertThat(metrics)
        .contains("tradeoracle_orders_total")
        .contains("tradeoracle_ticks_total")
        .contains("tradeoracle_quotes_refused_total{reason=\"CROSSED\"}")
        .contains("tradeoracle_iv_solved_total")
        .contains("tradeoracle_engine_queue")
        .contains("tradeoracle_breaker_state 0.0")
        .contains("endpoint=\"/api/iv/{underlying}\"")
        .doesNotContain("ACME");
  }

  @Test
  void listensElsewhereOnlyWithToken() {
    assertThatThrownBy(
            () ->
                DeskServer.start(
                    desk, new ServerOptions("0.0.0.0", 0, Optional.empty(), List.of())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("token");
    assertThatThrownBy(
            () -> DeskServer.start(desk, ServerOptions.local(server.address().getPort())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("port " + server.address().getPort());
  }

  @Test
  void controlsNeedTheToken() throws IOException {
    ServerOptions options = new ServerOptions("127.0.0.1", 0, Optional.of("sesame-1"), List.of());
    assertThat(options.toString()).doesNotContain("sesame");
    try (DeskServer guarded = DeskServer.start(desk, options)) {
      Http client = new Http(guarded.address());
      String body = "{\"name\":\"Ann\",\"reason\":\"test\"}";
      assertProblem(client.post("/api/risk/rearm", body), 401, "token");
      assertProblem(
          client.post("/api/risk/rearm", body, "Authorization", "Bearer sesame-2"), 401, "token");
      assertProblem(
          client.post("/api/risk/rearm", body, "Authorization", "Bearer sesame-1"), 409, "ACTIVE");
      assertThat(client.get("/api/portfolio").statusCode()).isEqualTo(200);
      int last = 0;
      for (int i = 0; i < 40 && last != 429; i++) {
        last = client.post("/api/risk/rearm", body).statusCode();
      }
      assertThat(last).isEqualTo(429);
    }
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode problem = Http.json(answer);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asText()).contains(detail);
  }
}
