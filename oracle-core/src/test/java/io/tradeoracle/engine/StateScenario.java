package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.CALENDAR;
import static io.tradeoracle.engine.EngineScenario.CALL_110;
import static io.tradeoracle.engine.EngineScenario.CONDOR;
import static io.tradeoracle.engine.EngineScenario.CREDIT_EXITS;
import static io.tradeoracle.engine.EngineScenario.DAY;
import static io.tradeoracle.engine.EngineScenario.PUT_90;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.ExitReason;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TimeInForce;
import io.tradeoracle.port.SubmitOutcome;
import io.tradeoracle.risk.RiskLimits;
import io.tradeoracle.strategy.SignalDirection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An engine's state with an account of 250,000 dollars, and short words for events. */
final class StateScenario {

  static final Instant START = EngineScenario.at(DAY, "10:00");
  static final String POSITION = "p";

  final EngineState state = new EngineState(RiskLimits.defaults(), CALENDAR, START);
  private Instant now = START;

  StateScenario() {
    BreakerStatus active = new BreakerStatus(BreakerState.ACTIVE, START, "START", "new account");
    apply(new EngineEvent.Started(new BigDecimal("250000.00"), active, List.of(), ""));
    apply(new EngineEvent.SessionOpened(DAY, new BigDecimal("250000.00")));
  }

  /** Applies an event one second after the one before. */
  void apply(EngineEvent event) {
    now = now.plusSeconds(1);
    state.apply(event, now);
  }

  Instant now() {
    return now;
  }

  static ClientOrderId id(String name) {
    return ClientOrderId.derive(DAY, name, 1);
  }

  static OrderRequest order(String name, int units, PositionIntent intent) {
    Structure structure = intent == PositionIntent.OPEN ? CONDOR : CONDOR.reversed();
    OrderPrice price = OrderPrice.limit(new BigDecimal("-1.20"));
    return new OrderRequest(id(name), structure, units, intent, price, TimeInForce.DAY, POSITION);
  }

  /** Decides an entry of some units and intends its order "open". */
  StateScenario entry(int units) {
    apply(
        new EngineEvent.EntryDecided(
            POSITION,
            "1",
            SignalDirection.SELL_VOLATILITY,
            new Position(
                POSITION,
                "scripted",
                "XYZ",
                CONDOR,
                CREDIT_EXITS,
                PositionStatus.OPENING,
                CONDOR.legs().stream()
                    .map(leg -> new Position.Holding(leg.instrument(), 0))
                    .toList(),
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                now,
                now,
                ExitReason.NONE),
            units,
            new BigDecimal("390.00")));
    apply(new EngineEvent.OrderIntended(order("open", units, PositionIntent.OPEN)));
    return this;
  }

  StateScenario accepted(String name) {
    apply(new EngineEvent.OrderAnswered(id(name), new SubmitOutcome.Accepted("V-" + name)));
    return reported(new OrderEvent.Accepted(id(name), "V-" + name, now));
  }

  StateScenario reported(OrderEvent event) {
    apply(new EngineEvent.OrderReported(event));
    return this;
  }

  /** Fills units of an order; executions of one name are the same ones. */
  StateScenario filled(String name, int units, String execution) {
    return reported(fillOf(CONDOR, name, units, execution));
  }

  StateScenario closed(String name, int units, String execution) {
    return reported(fillOf(CONDOR.reversed(), name, units, execution));
  }

  static OrderEvent.Filled fillOf(Structure structure, String name, int units, String execution) {
    List<Fill> fills = new ArrayList<>();
    for (Structure.Leg leg : structure.legs()) {
      boolean wing = leg.instrument().equals(PUT_90) || leg.instrument().equals(CALL_110);
      String price = wing ? "0.50" : "1.10";
      fills.add(
          new Fill(
              execution + "-" + leg.instrument().symbol(),
              id(name),
              leg.instrument(),
              leg.ratio() * units,
              new BigDecimal(price),
              new BigDecimal("0.70").multiply(BigDecimal.valueOf(units)),
              START));
    }
    return new OrderEvent.Filled(id(name), units, fills, START);
  }

  StateScenario exit(ExitReason reason) {
    apply(new EngineEvent.ExitDecided(POSITION, reason, "", List.of()));
    return this;
  }

  StateScenario intendClose(String name, int units) {
    apply(new EngineEvent.OrderIntended(order(name, units, PositionIntent.CLOSE)));
    return accepted(name);
  }

  Order get(String name) {
    return state.order(id(name)).orElseThrow();
  }

  ManagedPosition position() {
    return state.positions().find(POSITION).orElseThrow();
  }

  /** Returns what is held, as text: symbol and quantity, by symbol. */
  List<String> held() {
    return state.positions().holdings().values().stream()
        .map(holding -> holding.instrument().symbol() + " " + holding.quantity())
        .toList();
  }
}
