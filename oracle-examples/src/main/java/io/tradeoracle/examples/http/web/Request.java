package io.tradeoracle.examples.http.web;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client asks. Blocks while it reads a body: for worker threads. */
public final class Request {

  /** No control call needs more. */
  static final int BODY_LIMIT = 16 * 1024;

  private static final int DEFAULT_PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  private final HttpServerExchange exchange;

  public Request(HttpServerExchange exchange) {
    this.exchange = exchange;
  }

  /** Returns the part of the path that a template names. */
  public String path(String name) {
    String value = pathParameters().get(name);
    if (value == null) {
      throw Problem.notFound("no " + name);
    }
    return value;
  }

  private Map<String, String> pathParameters() {
    PathTemplateMatch match = exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
    return match == null ? Map.of() : match.getParameters();
  }

  /** Returns a query parameter; empty if it is absent or has no text. */
  public Optional<String> query(String name) {
    Deque<String> values = exchange.getQueryParameters().get(name);
    if (values == null || values.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() > 1) {
      throw Problem.badRequest(name + " must be given once");
    }
    return Optional.of(values.getFirst()).filter(text -> !text.isEmpty());
  }

  /**
   * Refuses parameters nobody reads: a misspelt one would be ignored silently.
   *
   * @throws Problem 400
   */
  public void allowOnly(Set<String> names) {
    for (String given : exchange.getQueryParameters().keySet()) {
      if (!names.contains(given) && !pathParameters().containsKey(given)) {
        throw Problem.badRequest("unknown parameter: " + given);
      }
    }
  }

  /** Returns how many items are wanted, 1 to 500. */
  public int limit() {
    return (int) number("limit", 1, LARGEST_PAGE).orElse(DEFAULT_PAGE);
  }

  /** Returns the number of an event. */
  public OptionalLong eventId(String name) {
    return number(name, 0, Long.MAX_VALUE);
  }

  private OptionalLong number(String name, long least, long most) {
    Optional<String> text = query(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseLong(text.get());
      if (number >= least && number <= most) {
        return OptionalLong.of(number);
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    String range = most == Long.MAX_VALUE ? least + " or more" : least + " to " + most;
    throw Problem.parameter(name, "a whole number, " + range, text.get());
  }

  public Optional<LocalDate> date(String name) {
    return query(name).map(text -> date(name, text));
  }

  private static LocalDate date(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Problem.parameter(name, "a date like 2026-08-21", text);
    }
  }

  /** Returns where the client is. */
  String address() {
    return Gate.address(exchange);
  }

  /** Returns a header; null if it is absent. */
  @Nullable String header(io.undertow.util.HttpString name) {
    HeaderMap headers = exchange.getRequestHeaders();
    return headers.getFirst(name);
  }

  /**
   * Returns the body.
   *
   * @throws Problem 413 if it is too large, 415 if it is not declared as JSON, 400 if it is no such
   *     object
   */
  public <T> T body(Class<T> type) {
    String declared = header(Headers.CONTENT_TYPE);
    if (declared == null || !declared.split(";", 2)[0].trim().equalsIgnoreCase(Reply.JSON)) {
      throw new Problem(415, "Unsupported media type", "the body must be application/json");
    }
    return Json.read(type, bytes());
  }

  private byte[] bytes() {
    if (exchange.getRequestContentLength() > BODY_LIMIT) {
      throw Problem.tooLarge(BODY_LIMIT);
    }
    exchange.startBlocking();
    try {
      byte[] read = exchange.getInputStream().readNBytes(BODY_LIMIT + 1);
      if (read.length > BODY_LIMIT) {
        throw Problem.tooLarge(BODY_LIMIT);
      }
      return read;
    } catch (IOException e) {
      throw Problem.badRequest("the body could not be read");
    }
  }
}
