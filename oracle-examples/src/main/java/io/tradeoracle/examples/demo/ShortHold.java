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
 * @param shortest how long a position is held at least
 * @param longest how long at most; in between underlyings differ, lest all come and go together
 */
record ShortHold(IvMeanReversion entries, Duration shortest, Duration longest) implements Strategy {

  /** Names that begin with neighbouring letters are apart all the same. */
  private static final int STEPS = 7;

  ShortHold {
    Objects.requireNonNull(entries, "entries");
    if (shortest.isNegative() || shortest.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "times must be 0 <= shortest <= longest: " + shortest + ", " + longest);
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
    Duration hold = hold(view.underlying());
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

  private Duration hold(String underlying) {
    int step = Math.floorMod(underlying.chars().sum(), STEPS);
    return shortest.plus(longest.minus(shortest).multipliedBy(step).dividedBy(STEPS - 1));
  }

  @Override
  public boolean allowsReentry(StopMemory stop, MarketView view) {
    return entries.allowsReentry(stop, view);
  }
}
