package io.tradeoracle.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Texts in a form PostgreSQL takes. It refuses the character NUL, which a venue's message may hold
 * all the same: it is written {@code \0}, and a backslash twice.
 */
final class PgText {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};

  private PgText() {}

  static String write(String text) {
    if (text.indexOf('\\') < 0 && text.indexOf('\0') < 0) {
      return text;
    }
    return text.replace("\\", "\\\\").replace("\0", "\\0");
  }

  static String read(String stored) {
    if (stored.indexOf('\\') < 0) {
      return stored;
    }
    StringBuilder text = new StringBuilder(stored.length());
    for (int i = 0; i < stored.length(); i++) {
      char c = stored.charAt(i);
      if (c == '\\' && i + 1 < stored.length()) {
        i++;
        text.append(stored.charAt(i) == '0' ? '\0' : stored.charAt(i));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Returns a flat map as a JSON object. */
  static String writeFields(SortedMap<String, String> fields) {
    SortedMap<String, String> written = new TreeMap<>();
    fields.forEach((name, value) -> written.put(write(name), write(value)));
    try {
      return JSON.writeValueAsString(written);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("fields cannot be written as JSON", e);
    }
  }

  static SortedMap<String, String> readFields(String json) {
    try {
      SortedMap<String, String> fields = new TreeMap<>();
      JSON.readValue(json, FIELDS).forEach((name, value) -> fields.put(read(name), read(value)));
      return fields;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored JSON object is not a flat map of texts", e);
    }
  }
}
