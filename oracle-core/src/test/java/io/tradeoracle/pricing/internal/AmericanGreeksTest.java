package io.tradeoracle.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sensitivities against central differences that stay inside one fine, fully converged scheme. */
class AmericanGreeksTest {
  private static final double STRIKE = 100;

  private final AmericanSolver solver = new AmericanSolver();
  private final AmericanContract contract = new AmericanContract();
  private final AmericanPerpetual perpetual = new AmericanPerpetual();
  private final AmericanTier fine = new AmericanTier(AmericanScheme.EXTREME, 1e-11, 0);

  private double price(
      double spot, double years, double rate, double yield, double sigma, boolean call) {
    contract.set(spot, STRIKE, years, rate, yield, call);
    perpetual.set(contract.rate, contract.yield, contract.years, sigma);
    fine.solve(contract, perpetual, sigma);
    return contract.unit * fine.price(contract);
  }

  @Test
  void agreeWithDifferences() {
    Random random = new Random(11);
    double[] out = new double[6];
    for (int i = 0; i < 60; i++) {
      boolean call = random.nextBoolean();
      double years = 0.05 + 2 * random.nextDouble();
      double sigma = 0.12 + 0.5 * random.nextDouble();
      double rate = 0.01 + 0.08 * random.nextDouble();
      double yield = 0.01 + 0.08 * random.nextDouble();
      double width = sigma * Math.sqrt(years);
      double spot = STRIKE * Math.exp((call ? -0.7 : 0.7) * width * random.nextDouble());
      String name = spot + " " + years + " " + rate + " " + yield + " " + sigma + " " + call;
      solver.value(spot, STRIKE, years, rate, yield, sigma, call, AmericanMode.ACCURATE, out);

      double middle = price(spot, years, rate, yield, sigma, call);
      double h = 0.01 * width * spot;
      double up = price(spot + h, years, rate, yield, sigma, call);
      double down = price(spot - h, years, rate, yield, sigma, call);
      assertThat(out[0]).as(name).isCloseTo(middle, within(1e-6 * STRIKE));
      assertThat(out[1]).as(name).isCloseTo((up - down) / (2 * h), within(2e-4));
      double gamma = (up - 2 * middle + down) / (h * h);
      assertThat(out[2] * spot * width).as(name).isCloseTo(gamma * spot * width, within(2e-3));

      double v = 1e-4;
      double vega =
          (price(spot, years, rate, yield, sigma + v, call)
                  - price(spot, years, rate, yield, sigma - v, call))
              / (2 * v);
      assertThat(out[3] / STRIKE).as(name).isCloseTo(vega / STRIKE, within(1e-4));
      double t = 1e-4 * years;
      double theta =
          (price(spot, years - t, rate, yield, sigma, call)
                  - price(spot, years + t, rate, yield, sigma, call))
              / (2 * t);
      assertThat(out[4] * years / STRIKE).as(name).isCloseTo(theta * years / STRIKE, within(1e-3));
      double r = 1e-5;
      double rho =
          (price(spot, years, rate + r, yield, sigma, call)
                  - price(spot, years, rate - r, yield, sigma, call))
              / (2 * r);
      assertThat(out[5] / STRIKE).as(name).isCloseTo(rho / STRIKE, within(3e-4));
    }
  }
}
