package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.CALL_100;
import static io.tradeoracle.engine.EngineScenario.CONDOR;
import static io.tradeoracle.engine.EngineScenario.CREDIT_EXITS;
import static io.tradeoracle.engine.EngineScenario.DAY;
import static io.tradeoracle.engine.EngineScenario.PUT_95;
import static io.tradeoracle.engine.EngineScenario.SHARE;
import static io.tradeoracle.engine.StateScenario.START;
import static io.tradeoracle.engine.StateScenario.id;
import static io.tradeoracle.engine.StateScenario.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeoracle.engine.EngineEvent.PersonAsked.Action;
import io.tradeoracle.engine.EngineEvent.QuoteSeen;
import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ExitReason;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.port.RejectReason;
import io.tradeoracle.port.SubmitOutcome;
import io.tradeoracle.risk.Denial;
import io.tradeoracle.risk.DenialReason;
import io.tradeoracle.strategy.Signal;
import io.tradeoracle.strategy.SignalDirection;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordFieldsTest {

  record Figure(double value) {}

  private static final BigDecimal AMOUNT = new BigDecimal("-12.3400");

  /** At least one event of each type, and of each kind of what is nested in it. */
  static List<EngineEvent> events() {
    BreakerStatus halted =
        new BreakerStatus(BreakerState.HALTED, START, "ann", "why: x=1, ünïcode");
    Signal signal =
        new Signal(
            "s", "XYZ", SignalDirection.SELL_VOLATILITY, CONDOR, AMOUNT, CREDIT_EXITS, "rich");
    List<QuoteSeen> quotes =
        List.of(
            new QuoteSeen(PUT_95, 1.1, 1.2, 0.31), new QuoteSeen(SHARE, 99.99, 0.1, Double.NaN));
    List<Denial> denials = List.of(new Denial(DenialReason.OFF_TICK, ""));
    return List.of(
        new EngineEvent.Started(AMOUNT, halted, List.of(new Holding(SHARE, -7)), "A1"),
        new EngineEvent.SessionOpened(DAY, AMOUNT),
        new EngineEvent.SignalRaised("id", "1", signal, 100.1, Double.NaN, 1.0 / 3, quotes),
        new EngineEvent.SignalDenied("id", denials),
        new EngineEvent.EntryDecided(
            "id",
            "1",
            SignalDirection.BULLISH,
            new StateScenario().entry(1).position().position(),
            3,
            AMOUNT),
        new EngineEvent.OrderIntended(order("o", 2, PositionIntent.OPEN)),
        new EngineEvent.OrderIntended(
            order("o", 2, PositionIntent.CLOSE).repriced(id("m"), OrderPrice.market(), 1)),
        new EngineEvent.OrderDenied("p", List.of()),
        new EngineEvent.OrderAbandoned(id("o"), "why"),
        new EngineEvent.OrderLost(id("o"), "why"),
        new EngineEvent.OrderResent(id("o")),
        new EngineEvent.OrderAnswered(id("o"), new SubmitOutcome.Accepted("V1")),
        new EngineEvent.OrderAnswered(id("o"), new SubmitOutcome.Unknown("time-out")),
        new EngineEvent.CancelIntended(id("o"), "why"),
        new EngineEvent.CancelAnswered(
            id("o"), new SubmitOutcome.Rejected(RejectReason.HALTED, "no")),
        new EngineEvent.ReplaceIntended(id("o"), order("n", 2, PositionIntent.OPEN)),
        new EngineEvent.ReplaceAnswered(id("o"), id("n"), new SubmitOutcome.Accepted("V2")),
        new EngineEvent.OrderReported(new OrderEvent.Accepted(id("o"), "V1", START)),
        new EngineEvent.OrderReported(new OrderEvent.Rejected(id("o"), "no", START)),
        new EngineEvent.OrderReported(StateScenario.fillOf(CONDOR, "o", 2, "e")),
        new EngineEvent.OrderReported(new OrderEvent.Cancelled(id("o"), START)),
        new EngineEvent.OrderReported(new OrderEvent.Replaced(id("o"), id("n"), START)),
        new EngineEvent.OrderReported(new OrderEvent.Expired(id("o"), START.plusNanos(1))),
        new EngineEvent.ActivitiesSeen("A9"),
        new EngineEvent.LifecycleReported(
            new LifecycleEvent(
                "A2", LifecycleEvent.Kind.ASSIGNED, CALL_100, 1, -100, AMOUNT, START)),
        new EngineEvent.ExitDecided("p", ExitReason.STOP, "detail", quotes),
        new EngineEvent.StopReleased("s", "XYZ"),
        new EngineEvent.BreakerMoved(halted),
        new EngineEvent.DriftSeen(List.of("a", "", "b = c")),
        new EngineEvent.PortfolioValued(
            new PortfolioSnapshot(START, AMOUNT, AMOUNT, AMOUNT, BigDecimal.ZERO, false)),
        new EngineEvent.SessionClosed(DAY, AMOUNT),
        new EngineEvent.PersonAsked("ann", Action.CLOSE_POSITION, "p", "why"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventComesBackAsItWas(EngineEvent event) {
    SortedMap<String, String> fields = RecordFields.encode((Record) event);

    assertThat(RecordFields.decode(event.getClass(), fields)).isEqualTo(event);
  }

  @Test
  void everyTypeOfEventIsTried() {
    Set<Class<?>> tried = new HashSet<>();
    events().forEach(event -> tried.add(event.getClass()));

    assertThat(tried)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(EngineEvent.class.getPermittedSubclasses())
                .filter(type -> EngineEvent.class.isAssignableFrom(type))
                .toList());
  }

  @Test
  void namesNestedRecordsListsAndTypesByTheirPath() {
    Map<String, String> fields =
        RecordFields.encode(
            new EngineEvent.OrderReported(StateScenario.fillOf(CONDOR, "o", 2, "e")));

    assertThat(fields)
        .containsEntry("event.type", "Filled")
        .containsEntry("event.units", "2")
        .containsEntry("event.fills.size", "4")
        .containsEntry("event.fills.1.instrument", PUT_95.symbol())
        .containsEntry("event.fills.1.price", "1.10");
  }

  @Property
  void everyDoubleComesBackToTheBit(@ForAll double value) {
    Figure read = RecordFields.decode(Figure.class, RecordFields.encode(new Figure(value)));

    assertThat(Double.doubleToLongBits(read.value())).isEqualTo(Double.doubleToLongBits(value));
  }

  @Test
  void writesDoublesAsEveryJavaVersionDoes() {
    assertThat(text(0.002)).isEqualTo("0.0020000000000000000");
    assertThat(text(0.1)).isEqualTo("0.10000000000000001");
    assertThat(text(2.0E-3 / 3)).isEqualTo("0.00066666666666666664");
    assertThat(text(Math.scalb(1.0, 100))).isEqualTo("1.2676506002282294E+30");
    assertThat(text(-0.0)).isEqualTo("-0.0");
    assertThat(text(Double.NaN)).isEqualTo("NaN");
    assertThat(text(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
  }

  private static String text(double value) {
    return RecordFields.encode(new Figure(value)).getOrDefault("value", "none");
  }

  @Test
  void saysWhichFieldIsMissing() {
    SortedMap<String, String> fields =
        new TreeMap<>(RecordFields.encode(new EngineEvent.OrderLost(id("o"), "why")));
    fields.remove("orderId.value");

    assertThatThrownBy(() -> RecordFields.decode(EngineEvent.OrderLost.class, fields))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stored record lacks the field orderId.value");
  }

  @Test
  void saysWhichFieldIsWrong() {
    SortedMap<String, String> fields =
        new TreeMap<>(RecordFields.encode(new EngineEvent.SessionOpened(DAY, AMOUNT)));
    fields.put("day", "tomorrow");

    assertThatThrownBy(() -> RecordFields.decode(EngineEvent.SessionOpened.class, fields))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stored field day is not valid: tomorrow");
  }

  @Test
  void refusesWhatTheRecordItselfRefuses() {
    SortedMap<String, String> fields =
        new TreeMap<>(
            RecordFields.encode(
                new EngineEvent.OrderReported(new OrderEvent.Cancelled(id("o"), START))));
    fields.put("event.orderId.value", "theirs");

    assertThatThrownBy(() -> RecordFields.decode(EngineEvent.OrderReported.class, fields))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ClientOrderId");
    fields.put("event.type", "Vanished");
    assertThatThrownBy(() -> RecordFields.decode(EngineEvent.OrderReported.class, fields))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no OrderEvent is called Vanished");
  }
}
