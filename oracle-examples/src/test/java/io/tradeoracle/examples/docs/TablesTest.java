package io.tradeoracle.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.engine.Invariant;
import io.tradeoracle.risk.BreakerCause;
import io.tradeoracle.risk.DenialReason;
import io.tradeoracle.risk.RiskLimits;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tables of risk.md and invariants.md are those of the code: names, words and defaults. */
class TablesTest {

  private static final Page RISK = Page.of("docs/risk.md");

  @Test
  void riskHasEveryLimitCauseAndReasonInOrder() {
    List<List<String>> expected = new ArrayList<>();
    Javadoc limits = Javadoc.of(RiskLimits.class);
    for (RecordComponent group : RiskLimits.class.getRecordComponents()) {
      limits
          .components(group.getType().getSimpleName())
          .forEach(
              (name, comment) -> {
                int end = comment.lastIndexOf(". ");
                expected.add(
                    List.of(code(name), comment.substring(end + 2), comment.substring(0, end)));
              });
    }
    Javadoc.of(BreakerCause.class)
        .constants()
        .forEach(
            (name, comment) ->
                expected.add(
                    List.of(code(name), BreakerCause.valueOf(name).target().name(), comment)));
    addConstants(DenialReason.class, DenialReason.values().length, expected);

    assertThat(RISK.rows()).isEqualTo(expected);
  }

  @Test
  void invariantsHasEveryInvariantInOrder() {
    List<List<String>> expected = new ArrayList<>();
    addConstants(Invariant.class, Invariant.values().length, expected);

    assertThat(Page.of("docs/invariants.md").rows()).isEqualTo(expected);
  }

  @Test
  void numbersAndDurationsAmongTheDefaultsAreThoseOfTheCode() throws ReflectiveOperationException {
    Map<String, Object> defaults = new LinkedHashMap<>();
    for (RecordComponent group : RiskLimits.class.getRecordComponents()) {
      Object values = group.getAccessor().invoke(RiskLimits.defaults());
      for (RecordComponent limit : group.getType().getRecordComponents()) {
        defaults.put(code(limit.getName()), limit.getAccessor().invoke(values));
      }
    }
    List<List<String>> rows = RISK.rows().subList(0, defaults.size());

    assertThat(rows).extracting(row -> row.get(0)).containsExactlyElementsOf(defaults.keySet());
    assertThat(rows).allMatch(row -> means(row.get(1), defaults.get(row.get(0))));
  }

  /** Sets, enums and confirmations are words, which no test can read. */
  private static boolean means(String text, Object value) {
    if (value instanceof Duration duration) {
      return duration(text).equals(duration);
    }
    if (value instanceof Number number) {
      return new BigDecimal(text).compareTo(new BigDecimal(number.toString())) == 0;
    }
    return !(value instanceof Boolean) || text.equals(value.toString());
  }

  private static Duration duration(String text) {
    List<String> words = List.of(text.split(" ", 2));
    long amount = Long.parseLong(words.get(0));
    return switch (words.get(1)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "min" -> Duration.ofMinutes(amount);
      default -> throw new IllegalArgumentException("no unit of time: " + text);
    };
  }

  private static void addConstants(Class<?> type, int count, List<List<String>> rows) {
    Map<String, String> constants = Javadoc.of(type).constants();
    assertThat(constants).hasSize(count);
    constants.forEach((name, comment) -> rows.add(List.of(code(name), comment)));
  }

  private static String code(String name) {
    return "`" + name + "`";
  }
}
