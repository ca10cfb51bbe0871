package io.tradeoracle.examples.http.push;

import java.nio.charset.StandardCharsets;

/**
 * Something to push, encoded once for all who get it. The bytes are shared and never changed.
 *
 * @param eventId the newest durable event it knows of
 * @param body JSON; empty if there is none
 * @param text the whole frame as a WebSocket's text, UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Frame(String type, long eventId, String body, byte[] text) {

  static final Frame PING = new Frame("ping", 0, "", utf8("{\"type\":\"ping\"}"));

  public static Frame of(String type, long eventId, String body) {
    String text = "{\"type\":\"" + type + "\",\"eventId\":" + eventId + ",\"body\":" + body + "}";
    return new Frame(type, eventId, body, utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
