package io.tradeoracle.examples.http.web;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;

/** An answer, encoded. The bytes are shared and never changed. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reply(int status, String contentType, byte[] bytes) {

  public static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  public static Reply json(Object body) {
    return new Reply(200, JSON, Json.bytes(body));
  }

  /** Returns a body that is encoded already. */
  public static Reply json(byte[] encoded) {
    return new Reply(200, JSON, encoded);
  }

  /** Returns the answer to a request that was taken and is worked on. */
  public static Reply accepted() {
    return new Reply(202, JSON, Json.bytes(new Taken(true)));
  }

  static Reply of(Problem problem) {
    return new Reply(problem.status(), PROBLEM, Json.bytes(problem.body()));
  }

  private record Taken(boolean accepted) {}

  /** Sends it, not to be kept by anybody. */
  void send(HttpServerExchange exchange) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.getResponseSender().send(ByteBuffer.wrap(bytes));
  }
}
