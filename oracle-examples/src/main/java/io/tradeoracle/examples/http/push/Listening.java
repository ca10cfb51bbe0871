package io.tradeoracle.examples.http.push;

import io.tradeoracle.examples.http.web.Gate;
import io.tradeoracle.examples.http.web.Json;
import io.tradeoracle.examples.http.web.Problem;
import io.tradeoracle.examples.http.web.Request;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.StreamSourceFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Takes in those who want to listen. */
public final class Listening {

  private static final Set<String> PARAMETERS = Set.of("after", "underlying", "expiration");
  private static final HttpString LAST_EVENT_ID = new HttpString("Last-Event-ID");
  private static final long LONGEST_MESSAGE = 1_024;
  private static final int POLICY_VIOLATION = 1008;

  private final Hub hub;
  private final Gate gate;
  private final Set<String> underlyings;
  private final LongFunction<String> clock;
  private final Runnable came;

  /**
   * @param clock the body of the greeting, given the newest event's number
   * @param came hears that somebody came, or wants to see something else
   */
  public Listening(
      Hub hub, Gate gate, Set<String> underlyings, LongFunction<String> clock, Runnable came) {
    this.hub = hub;
    this.gate = gate;
    this.underlyings = Set.copyOf(underlyings);
    this.clock = clock;
    this.came = came;
  }

  /** What a client may send. */
  record Wanted(@Nullable String underlying, @Nullable String expiration) {}

  /** Where a client goes on, and what it wants to see. */
  private record Start(long cursor, Selection selection) {}

  /** Answers the request for a WebSocket. */
  public void webSocket(HttpServerExchange exchange) throws Exception {
    gate.checkOrigin(exchange);
    String upgrade = exchange.getRequestHeaders().getFirst(Headers.UPGRADE);
    if (upgrade == null || !upgrade.equalsIgnoreCase("websocket")) {
      exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket");
      throw new Problem(426, "Upgrade required", "this is a WebSocket");
    }
    Start start = start(exchange, Optional.empty());
    WebSocketConnectionCallback connected =
        (request, channel) -> {
          Client client = client(new WebSocketTransport(channel), start);
          channel.getReceiveSetter().set(new Selecting(client));
          channel.addCloseTask(closed -> client.disconnected());
          channel.resumeReceives();
          join(client);
        };
    new WebSocketProtocolHandshakeHandler(List.of(new FrameBlocks.Handshake()), connected)
        .handleRequest(exchange);
  }

  /** Answers the request for a stream of events. */
  public void events(HttpServerExchange exchange) throws Exception {
    Optional<String> last =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst(LAST_EVENT_ID));
    Start start = start(exchange, last);
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    new ServerSentEventHandler((connection, lastId) -> stream(connection, start))
        .handleRequest(exchange);
  }

  private void stream(ServerSentEventConnection connection, Start start) {
    Client client = client(new SseTransport(connection), start);
    connection.addCloseTask(closed -> client.disconnected());
    join(client);
  }

  private Start start(HttpServerExchange exchange, Optional<String> lastEventId) {
    if (hub.isFull()) {
      throw Problem.unavailable("too many are listening");
    }
    Request request = new Request(exchange);
    request.allowOnly(PARAMETERS);
    long newest = hub.tail();
    long after =
        lastEventId.map(Listening::eventId).orElse(request.eventId("after").orElse(newest));
    return new Start(
        Math.min(after, newest),
        new Selection(request.query("underlying").map(this::known), request.date("expiration")));
  }

  private static long eventId(String text) {
    try {
      return Math.max(0, Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw Problem.parameter("Last-Event-ID", "the number of an event", text);
    }
  }

  private String known(String underlying) {
    if (!underlyings.contains(underlying)) {
      throw Problem.notFound("no underlying is called " + underlying);
    }
    return underlying;
  }

  private Client client(Transport transport, Start start) {
    long newest = hub.tail();
    Frame hello = Frame.of("hello", newest, clock.apply(newest));
    return new Client(hub, transport, hello, start.cursor(), start.selection());
  }

  private void join(Client client) {
    hub.add(client);
    came.run();
  }

  private void select(Client client, String message) {
    Wanted wanted = Json.read(Wanted.class, message.getBytes(StandardCharsets.UTF_8));
    client.select(
        new Selection(
            Optional.ofNullable(wanted.underlying()).map(this::known),
            Optional.ofNullable(wanted.expiration()).map(Listening::date)));
    client.pump();
    came.run();
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Problem.parameter("expiration", "a date like 2026-08-21", text);
    }
  }

  /** Hears what a client wants to see; anything else ends the connection. */
  private final class Selecting extends AbstractReceiveListener {
    private final Client client;

    Selecting(Client client) {
      this.client = client;
    }

    @Override
    protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
      try {
        select(client, message.getData());
      } catch (Problem problem) {
        client.close(POLICY_VIOLATION, shortened(String.valueOf(problem.getMessage())));
      }
    }

    /** Close frames take 123 bytes. */
    private String shortened(String text) {
      return text.length() > 60 ? text.substring(0, 60) : text;
    }

    @Override
    protected long getMaxTextBufferSize() {
      return LONGEST_MESSAGE;
    }

    @Override
    protected long getMaxBinaryBufferSize() {
      return 1;
    }

    @Override
    protected void onClose(WebSocketChannel channel, StreamSourceFrameChannel frame)
        throws IOException {
      client.disconnected();
      super.onClose(channel, frame);
    }

    @Override
    protected void onError(WebSocketChannel channel, Throwable failure) {
      client.abort();
    }
  }
}
