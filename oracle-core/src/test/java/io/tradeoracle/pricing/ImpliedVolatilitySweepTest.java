package io.tradeoracle.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.tables.ExactVolatility;
import io.tradeoracle.testing.Proof;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random options against 60 digits, in every corner of the range. */
class ImpliedVolatilitySweepTest {

  private static final int SAMPLE = 250;
  private static final int PROOF = 10_000;

  /** How x and s are drawn; the rest is common. */
  private enum Regime {
    /** Expirations from a minute to ten years. */
    REALISTIC {
      @Override
      double deviation(SplittableRandom random) {
        return between(random, 1e-3, 2);
      }

      @Override
      double moneyness(SplittableRandom random, double s) {
        return s * random.nextDouble(-3, 3);
      }
    },
    EXTREME {
      @Override
      double deviation(SplittableRandom random) {
        return between(random, 1e-3, 7);
      }

      @Override
      double moneyness(SplittableRandom random, double s) {
        return Math.max(-12, Math.min(12, s * random.nextDouble(-9, 9)));
      }
    },
    /** Down to the smallest double. */
    TINY_PRICE {
      @Override
      double deviation(SplittableRandom random) {
        return between(random, 1e-3, 3);
      }

      @Override
      double moneyness(SplittableRandom random, double s) {
        double h = random.nextDouble(36.5, 38.6);
        return (random.nextBoolean() ? s : -s) * h;
      }
    },
    /** Close to the cap. */
    HUGE_DEVIATION {
      @Override
      double deviation(SplittableRandom random) {
        return random.nextDouble(6, 16);
      }

      @Override
      double moneyness(SplittableRandom random, double s) {
        return random.nextDouble(-40, 40);
      }
    },
    TINY_DEVIATION {
      @Override
      double deviation(SplittableRandom random) {
        return between(random, 1e-14, 1e-2);
      }

      @Override
      double moneyness(SplittableRandom random, double s) {
        return random.nextInt(4) == 0 ? 0 : s * random.nextDouble(-3, 3);
      }
    },
    /** Around the switches: from table to table, from side to side, to the series. */
    SWITCHES {
      @Override
      double deviation(SplittableRandom random) {
        return switch (random.nextInt(3)) {
          case 0 -> random.nextDouble(0.00999, 0.01001);
          case 1 -> random.nextDouble(0.9, 1.3);
          default -> random.nextDouble(2.8, 4.6);
        };
      }

      @Override
      double moneyness(SplittableRandom random, double s) {
        double h = s < 0.02 ? random.nextDouble(0, 3) : s / 2 - 0.5;
        return s * (random.nextInt(3) == 0 ? 0 : h + random.nextDouble(-1e-3, 1e-3));
      }
    };

    abstract double deviation(SplittableRandom random);

    abstract double moneyness(SplittableRandom random, double s);
  }

  @ParameterizedTest
  @EnumSource(Regime.class)
  void everyVolatilityIsWithinTwoUnits(Regime regime) {
    sweep(regime, 1, SAMPLE);
  }

  @Tag("proof")
  @ParameterizedTest
  @EnumSource(Regime.class)
  void everyVolatilityOfManyIsWithinTwoUnits(Regime regime) {
    sweep(regime, 2, Proof.count(PROOF));
  }

  @Test
  void aVolatilityThatIsWrongIsSeen() {
    PricingInputs in = new PricingInputs(100, 110, 0.5, 0.03, 0.01, OptionRight.CALL);
    double price = BlackScholes.price(in, 0.25);
    double volatility = ImpliedVolatility.european(in, price).orNaN();
    assertThat(new ExactVolatility(in, price).errorInUnits(volatility * (1 + 1e-13)))
        .isGreaterThan(10);
  }

  /** One in the money, one out, of which the batch is asked, too. */
  private static void sweep(Regime regime, long seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    PricingColumns columns = PricingColumns.ofSize(size);
    double[] prices = new double[size];
    for (int i = 0; i < size; i++) {
      draw(regime, random, columns, prices, i);
    }
    double[] batch = new double[size];
    assertThat(ImpliedVolatilityBatch.european(columns, prices, batch)).isEqualTo(size);
    for (int i = 0; i < size; i++) {
      PricingInputs in = columns.row(i);
      double volatility = ImpliedVolatility.european(in, prices[i]).orNaN();
      ExactVolatility exact = new ExactVolatility(in, prices[i]);
      assertThat(exact.errorInUnits(volatility)).as("%s, %s", in, prices[i]).isLessThan(2);
      assertThat(exact.errorInUnits(batch[i])).as("%s, %s", in, prices[i]).isLessThan(4);
    }
  }

  /** Draws until the price has a volatility: rounding may leave none. */
  private static void draw(
      Regime regime, SplittableRandom random, PricingColumns columns, double[] prices, int row) {
    IvResult result;
    do {
      double years = between(random, 2e-6, 10);
      double rate = random.nextBoolean() ? 0 : random.nextDouble(-0.02, 0.1);
      double yield = random.nextBoolean() ? 0 : random.nextDouble(0, 0.1);
      double s = regime.deviation(random);
      double x = regime.moneyness(random, s);
      double spot = between(random, 0.5, 5000);
      double strike = spot * Math.exp((x == 0 ? 0 : x + (rate - yield) * years));
      OptionRight right = random.nextInt(4) == 0 == x > 0 ? OptionRight.PUT : OptionRight.CALL;
      PricingInputs in = new PricingInputs(spot, strike, years, rate, yield, right);
      columns.set(row, in);
      prices[row] = BlackScholes.price(in, s / Math.sqrt(years));
      result = ImpliedVolatility.european(in, prices[row]);
    } while (!(result instanceof IvResult.Solved));
  }

  private static double between(SplittableRandom random, double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }
}
