package io.tradeoracle.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NanosTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1677-09-21T00:12:43.145224193Z",
        "1969-12-31T23:59:59.999999999Z",
        "1970-01-01T00:00:00Z",
        "2024-01-16T15:00:00.123456789Z",
        "2262-04-11T23:47:16.854775806Z"
      })
  void keepsEveryNanosecond(String text) {
    Instant instant = Instant.parse(text);
    assertThat(Nanos.toInstant(Nanos.of(instant))).isEqualTo(instant);
    assertThat(Nanos.requireExact(instant)).isEqualTo(instant);
  }

  @Test
  void endsOfTheRangeStandForAllBeyond() {
    assertThat(Nanos.toInstant(Nanos.of(Instant.MAX))).isEqualTo(Instant.MAX);
    assertThat(Nanos.toInstant(Nanos.of(Instant.MIN))).isEqualTo(Instant.MIN);
    assertThat(Nanos.of(Instant.parse("2262-04-11T23:47:16.854775807Z"))).isEqualTo(Long.MAX_VALUE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Nanos.requireExact(Instant.parse("2263-01-01T00:00:00Z")))
        .withMessage("an event is of the years 1677 to 2262: 2263-01-01T00:00:00Z");
  }
}
