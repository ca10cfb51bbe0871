package io.tradeoracle.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The name we give an order before it is sent. It is derived from the intent, so the same intent
 * has the same name after a crash and a broker refuses it a second time.
 *
 * @param value the text: {@code to-}, then letters, digits and dashes, 48 characters at most
 */
public record ClientOrderId(String value) implements Comparable<ClientOrderId> {

  /** Every id of ours begins so; an order without it is somebody else's. */
  public static final String PREFIX = "to-";

  private static final int MAXIMUM_LENGTH = 48;
  private static final int DIGEST_BYTES = 10;

  public ClientOrderId {
    Objects.requireNonNull(value, "value");
    if (!value.startsWith(PREFIX) || value.length() > MAXIMUM_LENGTH) {
      throw new IllegalArgumentException(
          "client order id must begin with "
              + PREFIX
              + " and have at most 48 characters: "
              + value);
    }
    if (!value.chars().allMatch(c -> c == '-' || (c < 128 && Character.isLetterOrDigit(c)))) {
      throw new IllegalArgumentException(
          "client order id must consist of letters, digits and dashes: " + value);
    }
  }

  /**
   * Returns the id of one attempt at one intent: the same arguments always give the same id.
   *
   * @param tradingDay the New York trading day of the intent
   * @param purpose what is wanted, for example a signal's or a position's id with the action
   * @param attempt 1 for the first try; it grows only after the attempt before has ended
   */
  public static ClientOrderId derive(LocalDate tradingDay, String purpose, int attempt) {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt must be at least 1: " + attempt);
    }
    byte[] digest = sha256(tradingDay + "|" + purpose);
    String name = HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    String day = tradingDay.toString().replace("-", "");
    return new ClientOrderId(PREFIX + day + "-" + name + "-" + attempt);
  }

  /** Returns whether a venue's client order id is one of ours. */
  public static boolean isOurs(String clientOrderId) {
    return clientOrderId.startsWith(PREFIX);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public int compareTo(ClientOrderId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
