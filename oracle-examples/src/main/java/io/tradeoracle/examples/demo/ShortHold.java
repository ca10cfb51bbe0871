package io.tradeoracle.examples.demo;

import io.tradeoracle.model.ExitPolicy;
import io.tradeoracle.strategy.Evaluation;
import io.tradeoracle.strategy.IvMeanReversion;
import io.tradeoracle.strategy.MarketView;
import io.tradeoracle.strategy.Signal;
import io.tradeoracle.strategy.StopMemory;
import io.tradeoracle.strategy.Strategy;
import java.time.Duration;
import java.util.Objects;

/**
 * Another strategy's entries with exits soon after: everything is closed by the clock. Good for
 * showing how a position comes and goes; nobody should expect to earn anything by it.
 *
 * @param entries decides when to enter, and names the strategy
 * @param hold how long a position is held at most
 */
record ShortHold(IvMeanReversion entries, Duration hold) implements Strategy {

  ShortHold {
    Objects.requireNonNull(entries, "entries");
    if (hold.isNegative() || hold.isZero()) {
      throw new IllegalArgumentException("hold must be positive: " + hold);
    }
  }

  @Override
  public String name() {
    return entries.name();
  }

  @Override
  public String version() {
    return entries.version();
  }

  @Override
  public Evaluation evaluate(MarketView view) {
    Evaluation found = entries.evaluate(view);
    return new Evaluation(
        found.strategy(),
        found.underlying(),
        found.at(),
        found.conditions(),
        found.signals().stream().map(signal -> closedSoon(signal, view)).toList());
  }

  private Signal closedSoon(Signal signal, MarketView view) {
    ExitPolicy exits = signal.exits().closingBy(view.at().plus(hold));
    return new Signal(
        signal.strategy(),
        signal.underlying(),
        signal.direction(),
        signal.structure(),
        signal.worstNet(),
        exits,
        signal.reason() + "; demo exit within " + hold.toMinutes() + " minutes");
  }

  @Override
  public boolean allowsReentry(StopMemory stop, MarketView view) {
    return entries.allowsReentry(stop, view);
  }
}
