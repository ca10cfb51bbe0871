package io.tradeoracle.bench.pricing;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.PricingColumns;
import io.tradeoracle.pricing.PricingInputs;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Options to price, as many of each kind as there are of the other, in an order the processor
 * cannot foresee. The same seed draws the same options on every machine but for the last bit.
 */
final class OptionSet {

  static final int SIZE = 4096;

  private static final long SEED = 20_151_224;
  private static final double DAYS_PER_YEAR = 365;

  /** An in-the-money price whose time value is smaller, relatively, says nothing of volatility. */
  private static final double LEAST_TIME_VALUE = 1e-12;

  /** Where the options come from. */
  enum Kind {
    /**
     * As shares have them: spot 10 to 1,000 and one day to two years, both evenly in the logarithm;
     * volatility 0.08 to 0.9, rate 0 to 0.06, yield 0 to 0.03; strikes within 2.5 standard
     * deviations of the forward.
     */
    REALISTIC {
      @Override
      Option draw(SplittableRandom random) {
        double spot = logarithmic(random, 10, 1_000);
        double years = logarithmic(random, 1, 730) / DAYS_PER_YEAR;
        double volatility = random.nextDouble(0.08, 0.9);
        double rate = random.nextDouble(0, 0.06);
        double yield = random.nextDouble(0, 0.03);
        double deviations = random.nextDouble(-2.5, 2.5);
        double strike =
            spot * Math.exp((rate - yield) * years + deviations * volatility * Math.sqrt(years));
        return new Option(
            new PricingInputs(spot, strike, years, rate, yield, right(random)), volatility);
      }
    },

    /**
     * What only tests a method: spot 1, one year, neither rate nor yield; total volatility 0.001 to
     * 6, evenly in the logarithm; log-moneyness to 30 standard deviations, at most 10.
     */
    EXTREME {
      @Override
      Option draw(SplittableRandom random) {
        double volatility = logarithmic(random, 0.001, 6);
        double logMoneyness = random.nextDouble(-1, 1) * Math.min(10, 30 * volatility);
        return new Option(
            new PricingInputs(1, Math.exp(logMoneyness), 1, 0, 0, right(random)), volatility);
      }
    };

    abstract Option draw(SplittableRandom random);

    private static double logarithmic(SplittableRandom random, double least, double largest) {
      return Math.exp(random.nextDouble(Math.log(least), Math.log(largest)));
    }

    private static OptionRight right(SplittableRandom random) {
      return random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT;
    }
  }

  private record Option(PricingInputs inputs, double volatility) {

    double price() {
      return BlackScholes.price(inputs, volatility);
    }

    /** Returns this one, or the other right where rounding has eaten the time value. */
    Option withTimeValue() {
      PricingInputs other =
          new PricingInputs(
              inputs.spot(),
              inputs.strike(),
              inputs.yearsToExpiration(),
              inputs.rate(),
              inputs.dividendYield(),
              inputs.right() == OptionRight.CALL ? OptionRight.PUT : OptionRight.CALL);
      Option opposite = new Option(other, volatility);
      return opposite.price() < LEAST_TIME_VALUE * price() ? opposite : this;
    }
  }

  private final PricingColumns columns = PricingColumns.ofSize(SIZE);
  private final PricingInputs[] inputs = new PricingInputs[SIZE];
  private final double[] volatilities = new double[SIZE];
  private final double[] prices = new double[SIZE];

  private OptionSet(Kind kind) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int row = 0; row < SIZE; row++) {
      Option option = kind.draw(random).withTimeValue();
      inputs[row] = option.inputs();
      columns.set(row, option.inputs());
      volatilities[row] = option.volatility();
      prices[row] = option.price();
    }
  }

  static OptionSet of(Kind kind) {
    return new OptionSet(kind);
  }

  /** Returns the set that a benchmark's parameter names, any case. */
  static OptionSet named(String kind) {
    return of(Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
  }

  PricingInputs inputs(int row) {
    return inputs[row];
  }

  double volatility(int row) {
    return volatilities[row];
  }

  /** Returns the European price. */
  double price(int row) {
    return prices[row];
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
