package io.tradeoracle.pricing.internal;

/**
 * The premium where the drift carries the spot to the exercise boundary long before expiration and
 * hardly any volatility blurs the moment: there the integrand turns on like a step, which no fixed
 * rule sees. Gauss-Legendre panels around the moment do; they are laid for each contract.
 *
 * <p>Only where the yield is above the rate: otherwise a path without volatility above the boundary
 * never meets it.
 */
final class AmericanCrossing {
  /** Ends of the panels, in standard deviations of the moment. */
  private static final double[] ENDS = {-8, -3, -1, 1, 3, 8};

  private static final int PANEL_POINTS = 16;
  private static final int SIZE = (ENDS.length + 1) * PANEL_POINTS;
  private static final double[][] RULE = AmericanScheme.gaussLegendre(PANEL_POINTS);

  /** A step narrower than this many points of the fixed rule needs panels. */
  private static final double NARROW = 2;

  /** The square root of t is divided by. */
  private static final double LEAST_ANGLE = 1e-9;

  final AmericanPremium premium;

  private final AmericanScheme scheme;
  private final double[] ends = new double[ENDS.length + 2];
  private final double[] angle = new double[SIZE];
  private final double[] weight = new double[SIZE];

  AmericanCrossing(AmericanScheme scheme) {
    this.scheme = scheme;
    this.premium = new AmericanPremium(AmericanQuadrature.movable(SIZE, scheme));
  }

  /** Returns whether a rule of so many points would miss the step. */
  static boolean isNarrow(AmericanContract contract, double sigma, int points) {
    double moment = moment(contract);
    if (!(moment > 0 && moment < contract.years)) {
      return false;
    }
    double blur =
        0.5 * sigma / ((contract.yield - contract.rate) * Math.sqrt(contract.years - moment));
    return blur * points < NARROW;
  }

  /** Returns when a path without volatility meets the boundary. */
  private static double moment(AmericanContract contract) {
    if (!(contract.yield > contract.rate)) {
      return Double.NaN;
    }
    double logX = AmericanMath.log(contract.rate / contract.yield);
    return (contract.logSpot - logX) / (contract.yield - contract.rate);
  }

  /** Lays the panels for a contract whose step is narrow. */
  void set(AmericanContract contract, double sigma) {
    double moment = moment(contract);
    double blur = sigma * Math.sqrt(moment) / (contract.yield - contract.rate);
    ends[0] = LEAST_ANGLE;
    for (int i = 0; i < ENDS.length; i++) {
      double time = moment + ENDS[i] * blur;
      double share = Math.min(1, Math.max(0, time / contract.years));
      ends[i + 1] = Math.max(LEAST_ANGLE, StrictMath.asin(Math.sqrt(share)));
    }
    ends[ends.length - 1] = Math.PI / 2;
    for (int panel = 0; panel + 1 < ends.length; panel++) {
      double half = (ends[panel + 1] - ends[panel]) / 2;
      for (int i = 0; i < PANEL_POINTS; i++) {
        angle[panel * PANEL_POINTS + i] = ends[panel] + half * (1 + RULE[0][i]);
        weight[panel * PANEL_POINTS + i] = half * RULE[1][i];
      }
    }
    premium.rule.place(angle, weight, scheme);
    premium.start(contract.rate, contract.yield, contract.years);
  }
}
