package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.CONDOR;
import static io.tradeoracle.engine.EngineScenario.CREDIT_EXITS;
import static io.tradeoracle.engine.EngineScenario.DAY;
import static io.tradeoracle.engine.EngineScenario.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.port.BrokerException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderInquiryTest {

  private final EngineScenario scenario = EngineScenario.standard();
  private final LossyBroker lossy = new LossyBroker(scenario.exchange);

  @BeforeEach
  void tradeByTheLossyWay() {
    scenario.engine.close();
    scenario.broker = lossy;
    scenario.engine = scenario.newEngine();
  }

  @Test
  void orderWhoseAnswerWasLostIsFoundByItsName() {
    lossy.losesAnswers = true;
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:00:01");
    lossy.losesAnswers = false;
    scenario.goTo("10:00:06");
    scenario.quoteCondor(1.28, 0.02, 50);
    scenario.goTo("10:00:12");

    assertThat(lossy.submitted).hasSize(1);
    assertThat(scenario.position().status()).isEqualTo(PositionStatus.OPEN);
    assertThat(scenario.engine.invariants().violations()).isEmpty();
  }

  @Test
  void lostOpeningIsNeverSentAgain() {
    lossy.losesRequests = true;
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:00:29");
    assertThat(scenario.countOrders(OrderStatus.UNKNOWN)).isEqualTo(1);

    scenario.goTo("10:02");

    assertThat(lossy.submitted).hasSize(1);
    assertThat(scenario.countOrders(OrderStatus.LOST)).isEqualTo(1);
    assertThat(scenario.engine.openPositions()).isEmpty();
    assertThat(scenario.engine.breaker().state()).isEqualTo(BreakerState.ACTIVE);
  }

  @Test
  void lostOpeningThatAppearsIsCancelled() {
    lossy.losesRequests = true;
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:01");
    lossy.losesRequests = false;

    scenario.exchange.submit(lossy.submitted.get(0));
    scenario.goTo("10:02:10");

    assertThat(scenario.working()).isEmpty();
    assertThat(scenario.countOrders(OrderStatus.CANCELLED)).isEqualTo(1);
    assertThat(scenario.engine.holdings()).isEmpty();
  }

  @Test
  void lostCloseIsSentAgainUnderItsName() {
    scenario.openCondor(CREDIT_EXITS.closingBy(at(DAY, "10:01")));
    lossy.losesRequests = true;
    scenario.goTo("10:01:04");
    lossy.losesRequests = false;
    scenario.goTo("10:01:29");
    assertThat(lossy.submitted).hasSize(2);

    scenario.goTo("10:02:30");

    assertThat(lossy.submitted).hasSize(3);
    assertThat(lossy.submitted.get(2)).isEqualTo(lossy.submitted.get(1));
    assertThat(scenario.engine.openPositions()).isEmpty();
    assertThat(scenario.exchange.report().holdings()).isEmpty();
  }

  @Test
  void closeThatWasOnlyLateIsNotDoubled() {
    scenario.openCondor(CREDIT_EXITS.closingBy(at(DAY, "10:01")));
    scenario.quoteCondor(1.20, 0.02, 0);
    lossy.losesRequests = true;
    scenario.goTo("10:01:29");
    lossy.losesRequests = false;
    // It arrives at last, just before it is sent again.
    scenario.exchange.submit(lossy.submitted.get(1));
    scenario.quoteCondor(1.20, 0.02, 50);
    scenario.goTo("10:03");

    assertThat(scenario.engine.openPositions()).isEmpty();
    assertThat(scenario.exchange.report().holdings()).isEmpty();
    assertThat(scenario.engine.invariants().violations()).isEmpty();
  }

  @Test
  void replacedOrderWorksOnWhenItsReplacementGotLost() {
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:00:04");
    lossy.losesRequests = true;
    scenario.goTo("10:00:07");
    lossy.losesRequests = false;

    scenario.goTo("10:01");

    assertThat(scenario.working()).isEmpty();
    assertThat(scenario.countOrders(OrderStatus.LOST)).isEqualTo(1);
    assertThat(scenario.countOrders(OrderStatus.CANCELLED)).isEqualTo(1);
    assertThat(scenario.engine.openPositions()).isEmpty();
  }

  @Test
  void cancelThatGotLostIsAskedForAgain() {
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:00:29");
    lossy.losesRequests = true;
    scenario.goTo("10:00:31");
    lossy.losesRequests = false;
    assertThat(scenario.working()).hasSize(1);

    scenario.goTo("10:01");

    assertThat(scenario.working()).isEmpty();
    assertThat(scenario.engine.openPositions()).isEmpty();
    assertThat(scenario.alerts).anyMatch(alert -> alert.contains("is CANCEL_PENDING since"));
  }

  @Test
  void orderUnknownForAMinuteHalts() {
    lossy.losesRequests = true;
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:00:01");
    lossy.unreachable = true;

    scenario.goTo("10:01");
    assertThat(scenario.engine.breaker().state()).isEqualTo(BreakerState.ACTIVE);
    scenario.goTo("10:01:06");

    assertThat(scenario.engine.breaker().by()).isEqualTo("UNKNOWN_ORDER");
    assertThat(scenario.engine.breaker().state()).isEqualTo(BreakerState.HALTED);
  }

  @Test
  void startsOnlyOnceTheBrokerCanBeAsked() {
    lossy.unreachable = true;
    assertThatThrownBy(scenario.engine::poll).isInstanceOf(BrokerException.class);

    lossy.unreachable = false;
    scenario.openCondor();

    assertThat(scenario.position().status()).isEqualTo(PositionStatus.OPEN);
  }

  @Test
  void tradesStayUnseenUntilTheirOrderWasAskedAbout() {
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:00:01");
    scenario.engine.close();
    scenario.quoteCondor(1.28, 0.02, 50);
    scenario.time.runUntil(at(DAY, "10:00:20"));
    scenario.quoteCondor(1.20, 0.02, 50);
    lossy.knowsNoOrder = true;
    scenario.crashAndRestart();
    scenario.passSeconds(5);
    assertThat(scenario.exchange.activities("")).isNotEmpty();
    assertThat(scenario.events(EngineEvent.ActivitiesSeen.class)).isEmpty();

    lossy.knowsNoOrder = false;
    scenario.goTo("10:06");

    assertThat(scenario.position().openedUnits()).isEqualTo(3);
    String newest = scenario.exchange.activities("").get(3).id();
    assertThat(scenario.events(EngineEvent.ActivitiesSeen.class))
        .containsExactly(new EngineEvent.ActivitiesSeen(newest));
  }
}
