package io.tradeoracle.examples.http.body;

import io.tradeoracle.examples.demo.Desk.Look;
import io.tradeoracle.examples.demo.Health;
import io.tradeoracle.model.Position;
import io.tradeoracle.risk.Denial;
import io.tradeoracle.strategy.Condition;
import io.tradeoracle.strategy.Evaluation;
import io.tradeoracle.strategy.IvMeanReversion;
import io.tradeoracle.strategy.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why each strategy is or is not trading each underlying. */
public record EvaluationsBody(boolean safeToTrade, List<String> reasons, List<Item> items) {

  /** One strategy's newest look at one underlying. */
  public record Item(
      String strategy,
      String underlying,
      Instant at,
      @Nullable String direction,
      String verdict,
      String reason,
      List<ConditionBody> conditions,
      Gate gate) {}

  /** One condition. */
  public record ConditionBody(String name, String status, String value, String rule) {

    static ConditionBody of(Condition condition) {
      String value = condition.value().isEmpty() ? condition.detail() : condition.value();
      return new ConditionBody(
          condition.name(), condition.status().name(), value, condition.rule());
    }
  }

  /** What sizing and the risk gate said. */
  public record Gate(String verdict, List<String> codes) {}

  public static EvaluationsBody of(List<Look> looks, Health health, List<Position> open) {
    return new EvaluationsBody(
        health.safeToTrade(),
        health.reasons(),
        looks.stream().map(look -> item(look, open)).toList());
  }

  private static Item item(Look look, List<Position> open) {
    Evaluation evaluation = look.evaluation();
    Optional<Position> held =
        open.stream()
            .filter(
                position ->
                    position.strategy().equals(evaluation.strategy())
                        && position.underlying().equals(evaluation.underlying()))
            .findFirst();
    return new Item(
        evaluation.strategy(),
        evaluation.underlying(),
        evaluation.at(),
        look.signal().map(signal -> signal.direction().name()).orElse(null),
        verdict(look, held.isPresent()),
        reason(look, held),
        conditions(evaluation),
        gate(look));
  }

  private static String verdict(Look look, boolean held) {
    if (look.signal().isPresent() && look.denials().isEmpty()) {
      return "Entered";
    }
    return held ? "Holding; not adding" : "Not trading";
  }

  private static String reason(Look look, Optional<Position> held) {
    if (!look.denials().isEmpty()) {
      Denial first = look.denials().get(0);
      return "denied: " + EventWords.words(first.reason().name()) + ", " + first.detail();
    }
    if (look.signal().isPresent()) {
      return look.signal().map(Signal::reason).orElse("");
    }
    if (held.isPresent()) {
      return "one " + StructureNames.of(held.get().structure()) + " is open in this underlying";
    }
    return look.evaluation().conditions().stream()
        .filter(Condition::blocks)
        .findFirst()
        .map(condition -> condition.name() + ": " + condition.detail())
        .orElse("no condition blocks, and no signal was raised");
  }

  /** Returns what was looked at, and what the standard rules did not come to. */
  private static List<ConditionBody> conditions(Evaluation evaluation) {
    List<ConditionBody> all =
        new ArrayList<>(evaluation.conditions().stream().map(ConditionBody::of).toList());
    List<String> names = all.stream().map(ConditionBody::name).toList();
    if (evaluation.signals().isEmpty() && IvMeanReversion.CONDITIONS.containsAll(names)) {
      IvMeanReversion.CONDITIONS.stream()
          .filter(name -> !names.contains(name))
          .forEach(name -> all.add(new ConditionBody(name, "NOT_REACHED", "", "")));
    }
    return all;
  }

  private static Gate gate(Look look) {
    if (look.signal().isEmpty()) {
      return new Gate("NOT_ASKED", List.of());
    }
    return look.denials().isEmpty()
        ? new Gate("APPROVED", List.of())
        : new Gate(
            "DENIED",
            look.denials().stream().map(denial -> denial.reason().name()).distinct().toList());
  }
}
