package io.tradeoracle.risk;

import static io.tradeoracle.risk.OpeningAssertions.denies;
import static io.tradeoracle.risk.OpeningAssertions.passes;
import static io.tradeoracle.risk.OpeningScenario.DAY;

import io.tradeoracle.model.OptionalInput;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InputChecksTest {

  @Test
  void anInputNotConfiguredBlocksOnlyWhereItIsRequired() {
    for (InputKind kind : InputKind.values()) {
      denies(
          DenialReason.INPUT_REQUIRED,
          s -> s.limits = RiskLimits.builder().requiredInputs(Set.of(kind)).build());
    }
    passes(
        s -> {
          s.limits = RiskLimits.builder().requiredInputs(Set.of(InputKind.EARNINGS)).build();
          s.nextEarnings = new OptionalInput.None<>();
        });
  }

  @Test
  void anInputThatFailedBlocks() {
    denies(
        DenialReason.INPUT_UNAVAILABLE,
        s -> s.nextEarnings = new OptionalInput.Unavailable<>("timeout"));
    denies(
        DenialReason.INPUT_UNAVAILABLE,
        s -> s.gammaWalls = new OptionalInput.Unavailable<>("timeout"));
    denies(
        DenialReason.INPUT_UNAVAILABLE,
        s -> s.unusualActivity = new OptionalInput.Unavailable<>("timeout"));
  }

  @Test
  void deniesWhenEarningsComeBeforeTheExit() {
    denies(DenialReason.EARNINGS_BEFORE_EXIT, s -> earnings(s, s.plannedExit.minusDays(1)));
    denies(DenialReason.EARNINGS_BEFORE_EXIT, s -> earnings(s, DAY));
    passes(s -> earnings(s, s.plannedExit));
    passes(s -> earnings(s, DAY.minusDays(1)));
  }

  private static void earnings(OpeningScenario s, LocalDate report) {
    s.nextEarnings = new OptionalInput.Value<>(report);
  }
}
