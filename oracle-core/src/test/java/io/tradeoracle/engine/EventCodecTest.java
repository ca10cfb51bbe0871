package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.DAY;
import static io.tradeoracle.engine.StateScenario.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeoracle.port.LogEntry;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class EventCodecTest {

  private static final EngineEvent EVENT =
      new EngineEvent.SessionOpened(DAY, new BigDecimal("250000.00"));

  @Test
  void entryNamesTypeAndVersionAndContinuesTheChain() {
    LogEntry entry = EventCodec.encode(7, START, EVENT, LogEntry.GENESIS);

    assertThat(entry.number()).isEqualTo(7);
    assertThat(entry.type()).isEqualTo("SessionOpened");
    assertThat(entry.version()).isEqualTo(1);
    assertThat(entry.previousHash()).isEqualTo(LogEntry.GENESIS);
    assertThat(entry.isIntact()).isTrue();
    assertThat(EventCodec.decode(entry)).isEqualTo(EVENT);
  }

  @Test
  void hashIsTheSameOnEveryJavaVersion() {
    assertThat(EventCodec.encode(7, START, EVENT, LogEntry.GENESIS).hash())
        .isEqualTo("c62662188bd0b587e1747f57879aff3e5e5ea532d9f5003ccd7e0e5b218c1d5c");
  }

  @Test
  void refusesUnknownTypesAndVersions() {
    LogEntry known = EventCodec.encode(7, START, EVENT, LogEntry.GENESIS);

    assertThatThrownBy(
            () ->
                EventCodec.decode(
                    LogEntry.of(7, START, "Vanished", 1, known.fields(), LogEntry.GENESIS)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("event 7 has the unknown type Vanished");
    assertThatThrownBy(
            () ->
                EventCodec.decode(
                    LogEntry.of(7, START, known.type(), 2, known.fields(), LogEntry.GENESIS)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("event 7 has the unknown version 2");
  }
}
