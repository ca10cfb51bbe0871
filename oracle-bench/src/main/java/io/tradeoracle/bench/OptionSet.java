package io.tradeoracle.bench;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.PricingInputs;
import java.util.SplittableRandom;

/**
 * Options as a chain lists them, in an order the processor cannot foresee: a spot near 100, strikes
 * within 30 %, expirations of a week to a year, volatilities of 10 to 60 %.
 */
final class OptionSet {

  static final int SIZE = 1024;

  private final PricingInputs[] inputs = new PricingInputs[SIZE];
  private final double[] volatilities = new double[SIZE];

  OptionSet(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < SIZE; i++) {
      OptionRight right = random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT;
      inputs[i] =
          new PricingInputs(
              random.nextDouble(95, 105),
              random.nextInt(70, 131),
              random.nextInt(7, 366) / 365.0,
              0.04,
              0.01,
              right);
      volatilities[i] = random.nextDouble(0.1, 0.6);
    }
  }

  PricingInputs inputs(int index) {
    return inputs[index];
  }

  double volatility(int index) {
    return volatilities[index];
  }
}
