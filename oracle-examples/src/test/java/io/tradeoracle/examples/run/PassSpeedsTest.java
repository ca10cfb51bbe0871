package io.tradeoracle.examples.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PassSpeedsTest {

  @Test
  void warmIsTheMedianOfTheLastThree() {
    PassSpeeds speeds = new PassSpeeds(List.of(70L, 900L, 500L, 300L, 400L));

    assertThat(speeds.cold()).isEqualTo(70);
    assertThat(speeds.warm()).isEqualTo(400);
  }

  @Test
  void fewerPassesAreAllThereIs() {
    assertThat(new PassSpeeds(List.of(70L)).warm()).isEqualTo(70);
    assertThat(new PassSpeeds(List.of(70L, 90L)).warm()).isEqualTo(70);
    assertThatIllegalArgumentException().isThrownBy(() -> new PassSpeeds(List.of()));
  }
}
