package io.tradeoracle.volatility;

import java.util.function.DoubleUnaryOperator;

/**
 * Whether a slice implies a probability density that is nowhere negative, so that no butterfly of
 * its prices costs less than nothing.
 *
 * <p>It does where Durrleman's g(k) of {@link SviParameters#durrleman} is nowhere negative and
 * neither wing of total variance is steeper than 2: R. Lee, "The moment formula for implied
 * volatility at extreme strikes" (2004). The two belong together: far out on a wing of slope β, g
 * tends to (4 − β²) ÷ 16. (The bound of 4 that is also quoted, after L. C. G. Rogers and M. R.
 * Tehranchi, 2010, is necessary but not sufficient.)
 *
 * @param leastDensity the least g found over all k, its limits included; NaN if total variance is
 *     zero somewhere
 * @param atLogMoneyness where; infinite on a wing
 * @param steepestWing the greater of the two wings' slopes
 */
public record ButterflyCheck(double leastDensity, double atLogMoneyness, double steepestWing) {

  /** Lee's bound on the slope of total variance. */
  static final double MAX_WING = 2;

  private static final double ROUNDING = 1e-10;

  /** Returns whether there is no butterfly arbitrage, rounding aside. */
  public boolean isFree() {
    return leastDensity >= -ROUNDING && steepestWing <= MAX_WING;
  }

  static ButterflyCheck of(SviParameters svi) {
    if (!(svi.leastVariance() > 0)) {
      return new ButterflyCheck(Double.NaN, svi.m(), Math.max(svi.leftWing(), svi.rightWing()));
    }
    DoubleUnaryOperator density = svi::durrleman;
    LineSearch.Minimum inside = LineSearch.least(density, svi.m(), svi.sigma());
    LineSearch.Minimum money = LineSearch.least(density, 0, Math.sqrt(svi.totalVariance(0)));
    LineSearch.Minimum least = inside.value() <= money.value() ? inside : money;
    double wing = Math.max(svi.leftWing(), svi.rightWing());
    double limit = (4 - wing * wing) / 16;
    double side =
        svi.rightWing() >= svi.leftWing() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    return limit < least.value()
        ? new ButterflyCheck(limit, side, wing)
        : new ButterflyCheck(least.value(), least.at(), wing);
  }
}
