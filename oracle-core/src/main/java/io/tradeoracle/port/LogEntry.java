package io.tradeoracle.port;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One event of the log, in the form stores keep it. Each carries the hash of the one before, so
 * that a changed, lost or inserted entry shows.
 *
 * @param number 1 for the first event, then without gaps
 * @param at when it happened
 * @param type name of the event's type
 * @param version version of the type's fields
 * @param fields the payload: a flat map of field paths to texts
 * @param previousHash hash of the entry before; {@link #GENESIS} for the first
 * @param hash hash over all of the above, 64 hexadecimal digits
 */
public record LogEntry(
    long number,
    Instant at,
    String type,
    int version,
    SortedMap<String, String> fields,
    String previousHash,
    String hash) {

  /** What stands for the hash before the first entry. */
  public static final String GENESIS = "0".repeat(64);

  public LogEntry {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(previousHash, "previousHash");
    Objects.requireNonNull(hash, "hash");
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    if (number < 1) {
      throw new IllegalArgumentException("number must be at least 1: " + number);
    }
  }

  /** Returns the entry that follows an entry of the given hash. */
  public static LogEntry of(
      long number,
      Instant at,
      String type,
      int version,
      Map<String, String> fields,
      String previousHash) {
    SortedMap<String, String> sorted = new TreeMap<>(fields);
    String hash = hashOf(number, at, type, version, sorted, previousHash);
    return new LogEntry(number, at, type, version, sorted, previousHash, hash);
  }

  /** Returns whether the hash is that of the contents. */
  public boolean isIntact() {
    return hash.equals(hashOf(number, at, type, version, fields, previousHash));
  }

  private static String hashOf(
      long number,
      Instant at,
      String type,
      int version,
      SortedMap<String, String> fields,
      String previousHash) {
    MessageDigest digest = sha256();
    update(digest, previousHash);
    update(digest, Long.toString(number));
    update(digest, at.toString());
    update(digest, type);
    update(digest, Integer.toString(version));
    fields.forEach(
        (name, value) -> {
          update(digest, name);
          update(digest, value);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Length first: no two different entries feed the digest the same bytes. */
  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
