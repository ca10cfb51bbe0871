package io.tradeoracle.bench;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.PricingInputs;
import java.util.SplittableRandom;

/**
 * Options as a chain lists them, in an order the processor cannot foresee: a spot near 100, strikes
 * within 30 %, expirations of a week to a year, volatilities of 10 to 60 %.
 *
 * @param inputs the options
 * @param volatilities annual volatility of each, a fraction
 */
record OptionSet(PricingInputs[] inputs, double[] volatilities) {

  static final int SIZE = 1024;

  static OptionSet fromSeed(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PricingInputs[] inputs = new PricingInputs[SIZE];
    double[] volatilities = new double[SIZE];
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
    return new OptionSet(inputs, volatilities);
  }
}
