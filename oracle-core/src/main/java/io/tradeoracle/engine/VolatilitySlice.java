package io.tradeoracle.engine;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanChain;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.pricing.ImpliedVolatility;
import io.tradeoracle.pricing.IvResult;
import io.tradeoracle.pricing.PricingInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The quoted prices of one expiration and style that wait to be solved for their volatilities, and
 * the exercise boundaries they share, which are kept. Of several threads only one at a time may
 * solve.
 */
final class VolatilitySlice {

  /** A price and its market. */
  private record Waiting(QuotedOption option, double price, PricingInputs inputs) {}

  private final boolean american;
  private final AmericanChain chain = new AmericanChain(AmericanAccuracy.FAST);
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<IvResult> results = new ArrayList<>();
  private @Nullable Carry carry;

  VolatilitySlice(ExerciseStyle style) {
    american = style == ExerciseStyle.AMERICAN;
  }

  void add(QuotedOption option, double price, double spot, double years, Carry carry) {
    this.carry = carry;
    OptionContract contract = option.contract();
    waiting.add(
        new Waiting(
            option,
            price,
            new PricingInputs(
                spot,
                contract.strike().doubleValue(),
                years,
                carry.rate(),
                carry.dividendYield(),
                contract.right())));
  }

  /** Returns the carry of the price added last; null if none waits. */
  @Nullable Carry carry() {
    return carry;
  }

  /** Returns how many prices wait. */
  int size() {
    return waiting.size();
  }

  /**
   * Solves what waits. The outcome follows from the prices and their options' last volatilities.
   */
  void solve() {
    for (Waiting one : waiting) {
      results.add(solve(one));
    }
  }

  private IvResult solve(Waiting one) {
    return american
        ? chain.impliedVolatilityNear(one.inputs(), one.price(), one.option().lastVolatility())
        : ImpliedVolatility.european(one.inputs(), one.price());
  }

  /** Tells each outcome, in the order in which the prices were added, and forgets them. */
  void tell(BiConsumer<QuotedOption, IvResult> found) {
    for (int i = 0; i < results.size(); i++) {
      found.accept(waiting.get(i).option(), results.get(i));
    }
    waiting.clear();
    results.clear();
    carry = null;
  }
}
