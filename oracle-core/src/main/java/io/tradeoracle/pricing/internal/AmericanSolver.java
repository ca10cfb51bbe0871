package io.tradeoracle.pricing.internal;

/** Draft. */
public final class AmericanSolver {
  private static final int STEP_LIMIT = 12;

  double s, logSpot, rate, yield, years, unit, amp;
  double sigma, a, rho, g, logX, perpetual, lambdaTime;
  public int forced = -1;
  public int steps;
  final AmericanBoundary fast = new AmericanBoundary(AmericanScheme.FAST);
  final AmericanBoundary medium = new AmericanBoundary(AmericanScheme.MEDIUM);
  final AmericanBoundary hard = new AmericanBoundary(AmericanScheme.HARD);
  final AmericanBoundary reference = new AmericanBoundary(AmericanScheme.REFERENCE);
  public AmericanBoundary custom;
  public double lastMoved;

  public double price(boolean call, double S, double K, double T, double r, double q, double vol, boolean accurate) {
    unit = call ? S : K;
    s = call ? K / S : S / K;
    rate = call ? q : r;
    yield = call ? r : q;
    years = T;
    amp = call ? S / K : 1;
    return unit * put(vol, accurate);
  }

  double put(double vol, boolean accurate) {
    logSpot = AmericanMath.log(s);
    sigma = vol;
    double european = european();
    if (rate < 0 && yield < rate) return Double.NaN;
    if (rate <= 0 && yield >= 0 || rate < 0 || (yield >= 0 && rate * years < 1e-9)) return european;
    if (rate < 1e-8) rate = 1e-8;
    double variance = vol * vol;
    a = (rate - yield) / variance - 0.5;
    double c = 2 * rate / variance;
    rho = Math.sqrt(a * a + c);
    g = a > 0 ? -a - rho : -c / (rho - a);
    logX = yield > rate ? AmericanMath.log(rate / yield) : 0;
    double logB = AmericanMath.log(-g / (1 - g));
    if (logSpot <= logB) return 1 - s;
    lambdaTime = (0.5 * a * a * variance + rate) * years;
    double x = logSpot - logB;
    lastMoved = 0;
    steps = 0;
    if (forced < 0 && lambdaTime + a * x > 25) {
      return Math.max(european, StrictMath.exp(g * x) / (1 - g));
    }
    perpetual = logX - logB;
    double width = vol * Math.sqrt(years);
    AmericanBoundary boundary;
    double tol, chord;
    if (forced == 9) { boundary = custom; tol = 1e-10; chord = 0; }
    else if (forced == 3) { boundary = reference; tol = 1e-10; chord = 0; }
    else if (!accurate || forced == 0) {
      boundary = width > 2.2 || amp > 20 ? medium : fast;
      tol = boundary == fast ? 2e-2 : 1e-2; chord = 0;
    } else if (width > 1 || amp * width > 1.2 || lambdaTime > 15 || lambdaTime > 1 && width < 0.5) {
      boundary = hard; tol = 1e-3; chord = 2e-2;
    } else { boundary = medium; tol = 1e-3; chord = 3e-2; }
    boundary.contract(rate, yield, years);
    boundary.volatility(vol, logX, perpetual);
    boundary.guess();
    lastMoved = boundary.solve(tol, chord, STEP_LIMIT);
    if (logSpot <= boundary.logBoundary()) return 1 - s;
    return Math.max(1 - s, european + Math.max(0, boundary.premium(s, logSpot)));
  }

  double european() {
    double w = sigma * Math.sqrt(years);
    double d1 = (logSpot + (rate - yield) * years) / w + 0.5 * w;
    double d2 = d1 - w;
    return StrictMath.exp(-rate * years) * c(-d2) - s * StrictMath.exp(-yield * years) * c(-d1);
  }
  static double c(double x) { return AmericanMath.cdf(x, StrictMath.exp(-0.5 * x * x)); }
}
