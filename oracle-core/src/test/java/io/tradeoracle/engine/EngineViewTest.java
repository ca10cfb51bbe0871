package io.tradeoracle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.engine.EngineView.OptionMarket;
import io.tradeoracle.engine.EngineView.PositionMark;
import io.tradeoracle.engine.EngineView.UnderlyingMarket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EngineViewTest {

  private final EngineScenario scenario = EngineScenario.standard();

  private <T> T ask(Function<EngineView, T> question) {
    CompletableFuture<T> answer = scenario.engine.ask(question);
    assertThat(answer).isNotDone();
    scenario.passSeconds(5);
    return answer.join();
  }

  @Test
  void tellsWhereAPositionStandsBetweenItsExits() {
    scenario.openCondor();
    scenario.quoteCondor(0.80, 0.02, 50);

    PositionMark mark = ask(EngineView::positions).get(0);

    // Sold at a credit of 1.20: half of it takes the profit, twice stops the loss.
    assertThat(mark.entry()).isCloseTo(-1.20, within(1e-9));
    assertThat(mark.target()).isCloseTo(0.60, within(1e-9));
    assertThat(mark.stop()).isCloseTo(2.40, within(1e-9));
    assertThat(mark.mid()).isCloseTo(0.80, within(1e-9));
    assertThat(mark.natural()).isCloseTo(0.88, within(1e-9));
  }

  @Test
  void showsRefusedQuotesWithTheReason() {
    scenario.openCondor();
    scenario.market.quote(EngineScenario.PUT_95, 0.55, 0.54, 50);

    UnderlyingMarket market = ask(view -> view.market("XYZ"));

    assertThat(market.options())
        .filteredOn(option -> option.refusal().isPresent())
        .singleElement()
        .satisfies(option -> assertThat(option.contract()).isEqualTo(EngineScenario.PUT_95))
        .extracting(OptionMarket::refusal)
        .isEqualTo(Optional.of(QuoteRefusal.CROSSED));
    QuoteRefusal last = ask(view -> view.statistics().lastRefused().orElseThrow().reason());
    assertThat(last).isEqualTo(QuoteRefusal.CROSSED);
  }

  @Test
  void knowsTheAccountAndItsExposure() {
    scenario.openCondor();

    assertThat(ask(EngineView::account)).isPresent();
    assertThat(ask(EngineView::exposure).isKnown()).isTrue();
    assertThat(ask(EngineView::notSafe)).isEmpty();
    assertThat(ask(EngineView::portfolio).openMaximumLoss()).isPositive();
  }

  @Test
  void aQuestionThatFailsFailsItsAskerOnly() {
    CompletableFuture<Object> answer =
        scenario.engine.ask(
            view -> {
              throw new IllegalStateException("asked wrongly");
            });
    scenario.passSeconds(5);

    assertThatThrownBy(answer::join).hasMessageContaining("asked wrongly");
    assertThat(ask(EngineView::positions)).isEmpty();
  }
}
