package io.tradeoracle.engine;

import io.tradeoracle.model.ExitPolicy;
import io.tradeoracle.model.Structure;
import io.tradeoracle.strategy.Condition;
import io.tradeoracle.strategy.Evaluation;
import io.tradeoracle.strategy.MarketView;
import io.tradeoracle.strategy.Signal;
import io.tradeoracle.strategy.SignalDirection;
import io.tradeoracle.strategy.StopMemory;
import io.tradeoracle.strategy.Strategy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Raises the signals it was told to, at its next evaluation. */
final class ScriptedStrategy implements Strategy {

  static final String NAME = "scripted";

  final List<MarketView> views = new ArrayList<>();
  boolean allowsReentry = true;
  private final List<Signal> next = new ArrayList<>();

  void raise(Structure structure, String worstNet, ExitPolicy exits) {
    next.add(
        new Signal(
            NAME,
            structure.underlying(),
            SignalDirection.SELL_VOLATILITY,
            structure,
            new BigDecimal(worstNet),
            exits,
            "told to"));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Evaluation evaluate(MarketView view) {
    views.add(view);
    List<Signal> signals = List.copyOf(next);
    next.clear();
    Condition told = Condition.of("told to", !signals.isEmpty(), signals.size() + " signals");
    return new Evaluation(NAME, view.underlying(), view.at(), List.of(told), signals);
  }

  @Override
  public boolean allowsReentry(StopMemory stop, MarketView view) {
    return allowsReentry;
  }
}
