package io.tradeoracle.pricing.internal;

import java.util.Arrays;

/**
 * Bachelier's formula on bare doubles. With u = |forward − strike|/s the option out of the money is
 * worth s·φ(u)·[1 − u·M(u)], discounted, M the Mills ratio; the other one |forward − strike| more.
 */
public final class BachelierKernel {

  /** The number of results: price, delta, gamma, vega, theta, rho. */
  public static final int VALUES = 6;

  private static final ThreadLocal<double[]> ROW =
      ThreadLocal.withInitial(() -> new double[VALUES]);

  private BachelierKernel() {}

  /** Writes price, delta, gamma, vega, theta and rho; all NaN where there is no price. */
  public static void value(
      double forward,
      double strike,
      double years,
      double rate,
      double volatility,
      boolean call,
      double[] out) {
    boolean defined =
        years >= 0
            && volatility >= 0
            && Double.isFinite(forward + strike + years + rate + volatility);
    if (!defined) {
      Arrays.fill(out, Double.NaN);
      return;
    }
    double discount = Elementary.exp(-rate * years);
    double rootYears = Math.sqrt(years);
    double s = volatility * rootYears;
    double distance = Math.abs(forward - strike);
    double u = distance == 0 ? 0 : distance / s;
    double density = Normal.pdf(u);
    double beyond = density * Normal.mills(u);
    boolean inTheMoney = call ? forward > strike : forward < strike;
    double timeValue = s * density * (1 - u * Normal.mills(u));
    double sign = call ? 1.0 : -1.0;
    double price = discount * ((inTheMoney ? distance : 0) + (density == 0 ? 0 : timeValue));
    out[0] = price;
    out[1] = sign * discount * (inTheMoney ? 1 - beyond : beyond);
    out[2] = s == 0 ? 0 : discount * density / s;
    out[3] = discount * rootYears * density;
    out[4] = rate * price - (years == 0 ? 0 : 0.5 * discount * density * volatility / rootYears);
    out[5] = 0 - years * price;
  }

  /** The same over columns. */
  public static void values(
      double[] forward,
      double[] strike,
      double[] years,
      double[] rate,
      double[] volatility,
      boolean[] call,
      double[] price,
      double[] delta,
      double[] gamma,
      double[] vega,
      double[] theta,
      double[] rho) {
    double[] row = ROW.get();
    for (int i = 0; i < forward.length; i++) {
      value(forward[i], strike[i], years[i], rate[i], volatility[i], call[i], row);
      price[i] = row[0];
      delta[i] = row[1];
      gamma[i] = row[2];
      vega[i] = row[3];
      theta[i] = row[4];
      rho[i] = row[5];
    }
  }
}
