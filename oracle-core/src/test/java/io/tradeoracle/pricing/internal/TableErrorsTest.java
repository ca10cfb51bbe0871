package io.tradeoracle.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableErrorsTest {

  @Test
  void noErrorIsLargerThanPromised() {
    assertThat(TableErrors.measure(300))
        .allSatisfy(point -> assertThat(point.error()).isLessThanOrEqualTo(point.promised()));
  }
}
