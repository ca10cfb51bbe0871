package io.tradeoracle.examples.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts a report into words, for people or for programs. */
public final class ReportText {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private static final int NAME_WIDTH = 26;

  private ReportText() {}

  /** Returns one JSON object, ended by a newline. */
  public static String json(RunReport report) {
    try {
      return JSON.writeValueAsString(report.figures()) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the report has no JSON form", e);
    }
  }

  /** Returns a title and a line for each figure. */
  public static String plain(RunReport report) {
    StringBuilder text = new StringBuilder(report.title()).append("\n\n");
    report
        .figures()
        .forEach(
            (name, value) -> {
              text.append(name).append(" ".repeat(NAME_WIDTH - name.length()));
              text.append(plain(value)).append('\n');
            });
    return text.toString();
  }

  private static String plain(Object value) {
    if (value instanceof Map<?, ?> counts) {
      return orNone(
          counts.entrySet().stream()
              .map(count -> count.getKey() + " " + count.getValue())
              .collect(Collectors.joining(", ")));
    }
    if (value instanceof Collection<?> lines) {
      return orNone(lines.stream().map(Object::toString).collect(Collectors.joining("; ")));
    }
    return value instanceof BigDecimal dollars ? dollars.toPlainString() : value.toString();
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }
}
