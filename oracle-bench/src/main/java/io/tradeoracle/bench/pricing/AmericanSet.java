package io.tradeoracle.bench.pricing;

import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.PricingColumns;
import io.tradeoracle.pricing.PricingInputs;
import java.util.stream.IntStream;

/**
 * American options of the realistic set, as many as it has: those that early exercise makes dearer
 * by 1e-9 of the strike or more, for others would be priced as European ones, and that have a time
 * value of 1e-4 of the strike or more, for a price with less hardly determines a volatility. They
 * take turns.
 */
final class AmericanSet {

  private static final double LEAST_PREMIUM = 1e-9;
  private static final double LEAST_TIME_VALUE = 1e-4;

  private final OptionSet set = OptionSet.of(OptionSet.Kind.REALISTIC);
  private final PricingColumns columns = PricingColumns.ofSize(OptionSet.SIZE);
  private final double[] volatilities = new double[OptionSet.SIZE];
  private final double[] prices = new double[OptionSet.SIZE];
  private final int[] rows;

  AmericanSet() {
    double[] all =
        IntStream.range(0, OptionSet.SIZE)
            .mapToDouble(
                row ->
                    AmericanOption.price(
                        set.inputs(row), set.volatility(row), AmericanAccuracy.ACCURATE))
            .toArray();
    int[] chosen =
        IntStream.range(0, OptionSet.SIZE).filter(row -> isChosen(row, all[row])).toArray();
    rows = IntStream.range(0, OptionSet.SIZE).map(i -> chosen[i % chosen.length]).toArray();
    for (int i = 0; i < OptionSet.SIZE; i++) {
      columns.set(i, set.inputs(rows[i]));
      volatilities[i] = set.volatility(rows[i]);
      prices[i] = all[rows[i]];
    }
  }

  private boolean isChosen(int row, double price) {
    PricingInputs in = set.inputs(row);
    double exercise = set.columns().call()[row] ? in.spot() - in.strike() : in.strike() - in.spot();
    return price - set.price(row) >= LEAST_PREMIUM * in.strike()
        && price - Math.max(0, exercise) >= LEAST_TIME_VALUE * in.strike();
  }

  PricingInputs inputs(int i) {
    return set.inputs(rows[i]);
  }

  double volatility(int i) {
    return volatilities[i];
  }

  /** Returns the price within 1e-6 of the strike. */
  double price(int i) {
    return prices[i];
  }

  PricingColumns columns() {
    return columns;
  }

  double[] volatilities() {
    return volatilities;
  }

  double[] prices() {
    return prices;
  }
}
