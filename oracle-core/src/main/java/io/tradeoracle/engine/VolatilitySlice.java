package io.tradeoracle.engine;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanChain;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.pricing.ImpliedVolatility;
import io.tradeoracle.pricing.IvResult;
import io.tradeoracle.pricing.PricingColumns;
import io.tradeoracle.pricing.PricingInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The quoted prices of one expiration and style that wait to be solved for their volatilities, and
 * the exercise boundaries they share, which are kept. Of several threads only one at a time may
 * solve.
 */
final class VolatilitySlice {

  /** A price and its market. */
  private record Waiting(
      QuotedOption option, double price, double spot, double years, Carry carry) {

    PricingInputs inputs() {
      return new PricingInputs(
          spot,
          option.contract().strike().doubleValue(),
          years,
          carry.rate(),
          carry.dividendYield(),
          option.contract().right());
    }
  }

  private final boolean american;
  private final AmericanChain chain = new AmericanChain(AmericanAccuracy.FAST);
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<IvResult> results = new ArrayList<>();

  VolatilitySlice(ExerciseStyle style) {
    american = style == ExerciseStyle.AMERICAN;
  }

  void add(QuotedOption option, double price, double spot, double years, Carry carry) {
    waiting.add(new Waiting(option, price, spot, years, carry));
  }

  /** Returns how many prices wait. */
  int size() {
    return waiting.size();
  }

  /**
   * Solves what waits. The outcome follows from the prices and their options' last volatilities.
   */
  void solve() {
    if (american) {
      solveAmerican();
    } else {
      waiting.forEach(one -> results.add(ImpliedVolatility.european(one.inputs(), one.price())));
    }
  }

  private void solveAmerican() {
    PricingColumns columns = PricingColumns.ofSize(waiting.size());
    double[] prices = new double[waiting.size()];
    double[] volatilities = new double[waiting.size()];
    for (int row = 0; row < prices.length; row++) {
      Waiting one = waiting.get(row);
      columns.set(row, one.inputs());
      prices[row] = one.price();
      volatilities[row] = one.option().lastVolatility();
    }
    chain.impliedVolatilityNear(columns, prices, volatilities, volatilities);
    for (int row = 0; row < prices.length; row++) {
      results.add(
          volatilities[row] > 0
              ? new IvResult.Solved(volatilities[row])
              : reason(waiting.get(row)));
    }
  }

  /** Asks once more, of one option alone, why there is no volatility. */
  private static IvResult reason(Waiting one) {
    return AmericanOption.impliedVolatilityNear(
        one.inputs(), one.price(), AmericanAccuracy.FAST, one.option().lastVolatility());
  }

  /** Tells each outcome, in the order in which the prices were added, and forgets them. */
  void tell(BiConsumer<QuotedOption, IvResult> found) {
    for (int i = 0; i < results.size(); i++) {
      found.accept(waiting.get(i).option(), results.get(i));
    }
    waiting.clear();
    results.clear();
  }
}
