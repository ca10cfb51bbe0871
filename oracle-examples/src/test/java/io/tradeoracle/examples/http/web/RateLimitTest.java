package io.tradeoracle.examples.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {

  private long nanos;
  private final RateLimit limit = new RateLimit(10, 3, () -> nanos);

  @Test
  void letsABurstThroughAndThenTheRate() {
    assertThat(taken("a", 5)).isEqualTo(3);
    nanos += 200_000_000L;
    assertThat(taken("a", 5)).isEqualTo(2);
  }

  @Test
  void keepsAddressesApart() {
    assertThat(taken("a", 5)).isEqualTo(3);
    assertThat(taken("b", 5)).isEqualTo(3);
  }

  private int taken(String address, int asked) {
    int taken = 0;
    for (int i = 0; i < asked; i++) {
      taken += limit.take(address) ? 1 : 0;
    }
    return taken;
  }
}
