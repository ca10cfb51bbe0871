package io.tradeoracle.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;

/** What the gate makes of an opening that differs in one thing. */
final class OpeningAssertions {

  static List<DenialReason> reasons(Consumer<OpeningScenario> change) {
    OpeningScenario scenario = new OpeningScenario();
    change.accept(scenario);
    return reasons(scenario.check());
  }

  static List<DenialReason> reasons(RiskDecision decision) {
    return decision instanceof RiskDecision.Denied denied
        ? denied.denials().stream().map(Denial::reason).toList()
        : List.of();
  }

  static void passes(Consumer<OpeningScenario> change) {
    assertThat(reasons(change)).isEmpty();
  }

  static void denies(DenialReason reason, Consumer<OpeningScenario> change) {
    assertThat(reasons(change)).containsExactly(reason);
  }

  private OpeningAssertions() {}
}
