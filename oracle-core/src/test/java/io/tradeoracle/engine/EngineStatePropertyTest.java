package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.CONDOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.OrderEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However often and in whatever order fills are told, the books come out the same. */
class EngineStatePropertyTest {

  @Property(tries = 200)
  void fillsInAnyOrderAndRepeatedGiveTheSameBooks(
      @ForAll @IntRange(min = 1, max = 8) int executions, @ForAll long seed) {
    List<OrderEvent> told = new ArrayList<>();
    for (int i = 0; i < executions; i++) {
      told.add(StateScenario.fillOf(CONDOR, "open", 1 + i % 3, "e" + i));
    }
    told.add(new OrderEvent.Accepted(StateScenario.id("open"), "V", StateScenario.START));
    told.add(new OrderEvent.Cancelled(StateScenario.id("open"), StateScenario.START));
    StateScenario inOrder = new StateScenario().entry(30);
    told.forEach(inOrder::reported);

    Random random = new Random(seed);
    List<OrderEvent> shuffled = new ArrayList<>(told);
    told.stream().filter(event -> random.nextBoolean()).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    StateScenario anyhow = new StateScenario().entry(30);
    shuffled.forEach(anyhow::reported);

    assertThat(anyhow.held()).isEqualTo(inOrder.held());
    assertThat(anyhow.state.cash()).isEqualTo(inOrder.state.cash());
    assertThat(anyhow.get("open").filledUnits()).isEqualTo(inOrder.get("open").filledUnits());
    assertThat(anyhow.position().position().openedUnits())
        .isEqualTo(inOrder.position().position().openedUnits());
    assertThat(anyhow.state.positions().unmanaged()).isEmpty();
  }
}
