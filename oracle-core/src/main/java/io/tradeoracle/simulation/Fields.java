package io.tradeoracle.simulation;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Delivery;
import io.tradeoracle.model.Equity;
import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OccSymbol;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.SettlementSession;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A kind and named values on one line: {@code kind at=… name=value …}. Blanks and line breaks
 * within values are URL-encoded. An option is written with all its terms, which its symbol alone
 * does not spell.
 */
final class Fields {

  private static final String TERM = "/";

  private final String kind;
  private final Map<String, String> values = new LinkedHashMap<>();

  private Fields(String kind) {
    this.kind = kind;
  }

  static Fields of(String kind, Instant at) {
    return new Fields(kind).put("at", at.toString());
  }

  static Fields parse(String line) {
    String[] words = line.split(" ", -1);
    Fields fields = new Fields(words[0]);
    for (int i = 1; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      if (pair.length < 2) {
        throw new IllegalArgumentException("a field must be name=value: " + words[i]);
      }
      fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  Fields put(String name, String value) {
    values.put(name, value);
    return this;
  }

  Fields put(String name, int value) {
    return put(name, Integer.toString(value));
  }

  Fields put(String name, BigDecimal value) {
    return put(name, value.toPlainString());
  }

  Fields put(String name, Enum<?> value) {
    return put(name, value.name());
  }

  Fields put(String name, ClientOrderId value) {
    return put(name, value.value());
  }

  Fields put(String name, Instrument value) {
    return put(name, termsOf(value));
  }

  String kind() {
    return kind;
  }

  Instant at() {
    return Instant.parse(text("at"));
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no field " + name + " in: " + this);
    }
    return value;
  }

  int integer(String name) {
    return Integer.parseInt(text(name));
  }

  BigDecimal decimal(String name) {
    return new BigDecimal(text(name));
  }

  Instrument instrument(String name) {
    String[] terms = text(name).split(TERM, -1);
    return switch (terms.length) {
      case 1 -> new Equity(terms[0]);
      case 6 ->
          new OptionContract(
              OccSymbol.parse(terms[0]),
              terms[1],
              ExerciseStyle.valueOf(terms[2]),
              SettlementSession.valueOf(terms[3]),
              Delivery.valueOf(terms[4]),
              Integer.parseInt(terms[5]));
      default -> throw new IllegalArgumentException("no instrument: " + text(name));
    };
  }

  private static String termsOf(Instrument instrument) {
    if (!(instrument instanceof OptionContract option)) {
      return instrument.symbol();
    }
    return String.join(
        TERM,
        option.symbol(),
        option.underlying(),
        option.style().name(),
        option.session().name(),
        option.delivery().name(),
        Integer.toString(option.multiplier()));
  }

  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(kind);
    values.forEach(
        (name, value) -> line.append(' ').append(name).append('=').append(escaped(value)));
    return line.toString();
  }

  /** Escapes only what a line cannot hold, so that people can read the rest. */
  private static String escaped(String value) {
    return value
        .replace("%", "%25")
        .replace("+", "%2B")
        .replace(" ", "%20")
        .replace("\n", "%0A")
        .replace("\r", "%0D");
  }
}
