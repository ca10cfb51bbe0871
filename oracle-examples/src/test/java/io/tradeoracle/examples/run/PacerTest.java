package io.tradeoracle.examples.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class PacerTest {

  private static final Instant START = Instant.parse("2015-12-24T14:30:00Z");

  private final List<Duration> slept = new ArrayList<>();
  private long nanos = 5;

  @Test
  void sleepsUntilVirtualTimeIsDue() {
    Pacer pacer = pacer(60);
    pacer.accept(START);
    pacer.accept(START.plusSeconds(60));
    pacer.accept(START.plusSeconds(180));

    assertThat(slept).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void catchesUpWhenItIsLate() {
    Pacer pacer = pacer(1);
    pacer.accept(START);
    nanos += Duration.ofSeconds(90).toNanos();
    pacer.accept(START.plusSeconds(60));
    pacer.accept(START.plusSeconds(120));

    assertThat(slept).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  void neverSleepsAtFullSpeed() {
    Pacer pacer = pacer(Speed.parse("max").factor());
    pacer.accept(START);
    pacer.accept(START.plusSeconds(60));

    assertThat(slept).isEmpty();
  }

  @Test
  void anInterruptionEndsTheRun() {
    Pacer pacer =
        new Pacer(
            1,
            () -> 0,
            time -> {
              throw new InterruptedException();
            });
    pacer.accept(START);

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> pacer.accept(START.plusSeconds(1)));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void speedIsMaxOrAPositiveNumber() {
    assertThat(Speed.parse("2.5").factor()).isEqualTo(2.5);
    assertThat(Speed.parse("MAX").factor()).isInfinite();
    for (String text : new String[] {"0", "-1", "NaN", "Infinity", "fast", ""}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Speed.parse(text))
          .withMessage("must be max or a positive number: '" + text + "'");
    }
  }

  private Pacer pacer(double speed) {
    return new Pacer(
        speed,
        () -> nanos,
        time -> {
          slept.add(time);
          nanos += time.toNanos();
        });
  }
}
