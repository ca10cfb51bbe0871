package io.tradeoracle.examples.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushTest {

  private TestDesk desk;
  private DeskServer server;
  private Http http;

  @BeforeEach
  void start() throws IOException {
    desk = TestDesk.after(Duration.ofMinutes(17));
    server = DeskServer.start(desk, ServerOptions.local(0));
    http = new Http(server.address());
  }

  @AfterEach
  void stop() {
    server.close();
    desk.close();
  }

  /** Keeps the frames of a WebSocket in order. */
  private static final class Frames implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final List<JsonNode> seen = new ArrayList<>();
    private static final int MOST_FRAMES = 1_000;

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        frames.add(Http.parse(partial.toString()));
        partial.setLength(0);
      }
      socket.request(1);
      return null;
    }

    /** Returns the first frame of all that is as wanted, those seen before included. */
    JsonNode await(Predicate<JsonNode> wanted) throws InterruptedException {
      for (JsonNode frame : seen) {
        if (wanted.test(frame)) {
          return frame;
        }
      }
      for (int i = 0; i < MOST_FRAMES; i++) {
        JsonNode frame = frames.poll(10, TimeUnit.SECONDS);
        assertThat(frame).as("frames seen: " + seen.size()).isNotNull();
        seen.add(frame);
        if (wanted.test(frame)) {
          return frame;
        }
      }
      throw new AssertionError("not among many frames");
    }

    JsonNode await(String type) throws InterruptedException {
      return await(frame -> frame.get("type").asText().equals(type));
    }

    List<Long> events() {
      return seen.stream()
          .filter(frame -> frame.get("type").asText().equals("event"))
          .map(frame -> frame.get("eventId").asLong())
          .toList();
    }
  }

  private WebSocket connect(String query, Frames frames) {
    return http.client
        .newWebSocketBuilder()
        .buildAsync(http.webSocket("/ws" + query), frames)
        .join();
  }

  /** A store that is away keeps its tables waiting: nobody is to wait for the rest with them. */
  @Test
  void whatNeedsNoStoreIsToldBeforeItsTables() throws Exception {
    Frames frames = new Frames();
    connect("", frames);

    frames.await("trades");

    assertThat(frames.seen)
        .extracting(frame -> frame.get("type").asText())
        .containsSubsequence("health", "trades")
        .containsSubsequence("portfolio", "trades")
        .containsSubsequence("evaluations", "trades");
  }

  @Test
  void resumesWithoutGapOrRepeat() throws Exception {
    Frames frames = new Frames();
    connect("?after=5", frames);
    assertThat(frames.await(frame -> true).get("type").asText()).isEqualTo("hello");
    long before = desk.store().durableThrough();
    frames.await(frame -> frame.path("eventId").asLong() == before && isEvent(frame));
    desk.run(Duration.ofMinutes(2));
    long after = desk.store().durableThrough();
    assertThat(after).isGreaterThan(before);
    frames.await(frame -> frame.path("eventId").asLong() == after && isEvent(frame));
    assertThat(frames.events()).isEqualTo(LongStream.rangeClosed(6, after).boxed().toList());
  }

  private static boolean isEvent(JsonNode frame) {
    return frame.get("type").asText().equals("event");
  }

  @Test
  void sendsEverythingAfterConnectingAsTheDocumentSays() throws Exception {
    OpenApi document = new OpenApi();
    Frames frames = new Frames();
    WebSocket socket = connect("?underlying=ACME", frames);
    for (String type :
        List.of("health", "clock", "orders", "positions", "portfolio", "evaluations", "refused")) {
      JsonNode frame = frames.await(type);
      String schema = Character.toUpperCase(type.charAt(0)) + type.substring(1);
      assertThat(document.errors("Frame", frame.toString())).as(type).isEmpty();
      assertThat(document.errors(schema, frame.get("body").toString())).as(type).isEmpty();
    }
    JsonNode chain = frames.await("chain").get("body");
    assertThat(chain.get("underlying").asText()).isEqualTo("ACME");
    socket.sendText("{\"underlying\":\"ZETA\"}", true).join();
    frames.await(
        frame ->
            frame.get("type").asText().equals("chain")
                && frame.get("body").get("underlying").asText().equals("ZETA"));
  }

  @Test
  void showsAHaltAtOnce() throws Exception {
    Frames frames = new Frames();
    connect("", frames);
    frames.await("portfolio");
    String halt = "{\"name\":\"Ann\",\"reason\":\"lunch\",\"flatten\":false}";
    assertThat(http.post("/api/risk/halt", halt).statusCode()).isEqualTo(202);
    JsonNode breaker =
        frames.await(
            frame ->
                frame.get("type").asText().equals("breaker")
                    && frame.get("body").get("state").asText().equals("HALTED"));
    assertThat(breaker.get("body").get("by").asText()).isEqualTo("Ann");
    assertThat(frames.events()).isNotEmpty();
    String position = http.json("/api/positions").get("items").get(0).get("id").asText();
    HttpResponse<String> nameless = http.post("/api/positions/" + position + "/close", "{}");
    assertThat(nameless.statusCode()).isEqualTo(422);
    String rearm = "{\"name\":\"Ann\",\"reason\":\"back\"}";
    assertThat(http.post("/api/risk/rearm", rearm).statusCode()).isEqualTo(202);
    frames.await(
        frame ->
            frame.get("type").asText().equals("breaker")
                && frame.get("body").get("state").asText().equals("ACTIVE")
                && frame.get("body").get("by").asText().equals("Ann"));
  }

  @Test
  void aPersonClosesAPositionAndItBecomesATrade() throws Exception {
    String id = http.json("/api/positions").get("items").get(0).get("id").asText();
    String path = "/api/positions/" + id + "/close";
    assertThat(http.post(path, "{\"name\":\"Ann\",\"reason\":\"enough\"}").statusCode())
        .isEqualTo(202);
    desk.run(Duration.ofMinutes(4));
    JsonNode trade = http.json("/api/trades").get("items").get(0);
    assertThat(trade.get("id").asText()).isEqualTo(id);
    assertThat(trade.get("exitReason").asText()).isEqualTo("MANUAL");
    assertThat(new OpenApi().errors("Trades", http.get("/api/trades").body())).isEmpty();
    assertThat(http.post(path, "{}").statusCode()).isEqualTo(409);
    List<Double> averages = new ArrayList<>();
    for (JsonNode order : http.json("/api/orders").get("items")) {
      if (order.get("status").asText().equals("FILLED")) {
        averages.add(order.get("average").get("price").asDouble());
      }
    }
    assertThat(averages).isNotEmpty().allMatch(average -> average > 0);
  }

  @Test
  void streamsEventsThatResumeByTheirId() throws Exception {
    List<Long> events = new ArrayList<>();
    HttpRequest request =
        HttpRequest.newBuilder(http.uri("/events")).header("Last-Event-ID", "3").build();
    HttpResponse<InputStream> stream = http.client.send(request, BodyHandlers.ofInputStream());
    assertThat(stream.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    long newest = desk.store().durableThrough();
    boolean isEvent = false;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      while (events.size() < newest - 3) {
        String line = String.valueOf(lines.readLine());
        if (line.startsWith("event:")) {
          isEvent = line.endsWith("event");
        } else if (line.startsWith("data:") && isEvent) {
          events.add(Http.parse(line.substring(5)).get("id").asLong());
        }
      }
    }
    assertThat(events).isEqualTo(LongStream.rangeClosed(4, newest).boxed().toList());
  }

  @Test
  void refusesOtherSitesAndStrangeParameters() {
    assertThat(handshake("", "http://evil.test")).isEqualTo(403);
    assertThat(handshake("?underlying=NONE", http.origin())).isEqualTo(404);
    assertThat(handshake("?after=x", http.origin())).isEqualTo(400);
  }

  private int handshake(String query, String origin) {
    try {
      http.client
          .newWebSocketBuilder()
          .header("Origin", origin)
          .buildAsync(http.webSocket("/ws" + query), new Frames())
          .join();
      return 101;
    } catch (CompletionException e) {
      WebSocketHandshakeException refused =
          (WebSocketHandshakeException) Objects.requireNonNull(e.getCause());
      return refused.getResponse().statusCode();
    }
  }

  @Test
  void endsConnectionsThatSendNonsense() throws Exception {
    BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
    WebSocket socket =
        http.client
            .newWebSocketBuilder()
            .buildAsync(
                http.webSocket("/ws"),
                new WebSocket.Listener() {
                  @Override
                  public @Nullable CompletionStage<?> onClose(
                      WebSocket same, int code, String reason) {
                    closed.add(code);
                    return null;
                  }
                })
            .join();
    socket.sendText("{\"underlyin\":\"ACME\"}", true).join();
    assertThat(closed.poll(10, TimeUnit.SECONDS)).isEqualTo(1008);
    assertThatThrownBy(() -> connect("?underlying=NONE", new Frames()))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }
}
