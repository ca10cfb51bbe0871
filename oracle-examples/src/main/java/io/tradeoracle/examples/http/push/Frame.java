package io.tradeoracle.examples.http.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Something to push, encoded once for all who get it. The bytes are shared and never changed.
 *
 * @param eventId the newest durable event it knows of
 * @param body JSON; empty if there is none
 * @param wire what goes over a WebSocket: a text frame of RFC 6455, head included
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Frame(String type, long eventId, String body, byte[] wire) {

  static final Frame PING = new Frame("ping", 0, "", textFrame("{\"type\":\"ping\"}"));

  private static final int LONGEST_HEAD = 10;
  private static final byte WHOLE_TEXT = (byte) 0x81;
  private static final int LONGEST_SHORT = 125;
  private static final int LONGEST_MIDDLE = 0xffff;
  private static final byte MIDDLE = 126;
  private static final byte LONG = 127;

  public static Frame of(String type, long eventId, String body) {
    String text = "{\"type\":\"" + type + "\",\"eventId\":" + eventId + ",\"body\":" + body + "}";
    return new Frame(type, eventId, body, textFrame(text));
  }

  /** Unmasked, as servers send; lengths as in section 5.2. */
  private static byte[] textFrame(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(LONGEST_HEAD + payload.length).put(WHOLE_TEXT);
    if (payload.length <= LONGEST_SHORT) {
      frame.put((byte) payload.length);
    } else if (payload.length <= LONGEST_MIDDLE) {
      frame.put(MIDDLE).putShort((short) payload.length);
    } else {
      frame.put(LONG).putLong(payload.length);
    }
    byte[] wire = new byte[frame.put(payload).flip().remaining()];
    frame.get(wire);
    return wire;
  }
}
