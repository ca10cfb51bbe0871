package io.tradeoracle.pricing.internal;

import static io.tradeoracle.pricing.internal.AmericanMath.cdf;
import static io.tradeoracle.pricing.internal.AmericanMath.expOfNegative;

/**
 * One American option seen as a put with strike 1: a put is divided by its strike, and a call with
 * spot S, strike K, rate r and yield q is the put with spot K, strike S, rate q and yield r (R.
 * McDonald and M. Schroder, 1998), divided by S. Mutable and reused, so that nothing is allocated.
 */
final class AmericanContract {
  /** When early exercise can be right. */
  enum Exercise {
    /** Never: the option is worth the European one. */
    NEVER,
    /** Below one boundary. */
    BELOW_BOUNDARY,
    /** Between two boundaries (yield below a negative rate); not solved here. */
    BETWEEN_BOUNDARIES
  }

  /** A premium below this, in strikes, is left out. */
  private static final double NEGLIGIBLE = 1e-10;

  /** Zero rates are raised to this where a negative yield makes exercise possible. */
  private static final double LEAST_RATE = 1e-11;

  /** Beyond this many standard deviations nothing is left of a probability. */
  private static final double FAR = 9;

  boolean call;
  double spot;
  double logSpot;
  double rate;
  double yield;
  double years;
  double rootYears;

  /** What one unit of the put is worth, in the unit of the spot. */
  double unit;

  /**
   * The value without volatility: the best exercise of a certain path, the largest of e^(−rate·t) −
   * spot·e^(−yield·t) over the life, and 0. No volatility makes the option worth less.
   */
  double least;

  /** The time of that exercise, from now. */
  double certainTime;

  /** How many strikes an error of one unit of the put is. */
  double amplification;

  /** How much a negative yield enlarges the spot's part until expiration. */
  double growth;

  /** What exercise yields now, in the unit of the spot and without the rounding of a quotient. */
  private double payoff;

  private double knownRate = Double.NaN;
  private double knownYield = Double.NaN;
  private double knownYears = Double.NaN;
  private double discountedStrike;
  private double yieldDiscount;
  private double discountedSpot;

  /** Sets the option; spot, strike and years must be positive and finite, the rest finite. */
  Exercise set(
      double newSpot,
      double newStrike,
      double newYears,
      double newRate,
      double newYield,
      boolean isCall) {
    call = isCall;
    payoff = isCall ? newSpot - newStrike : newStrike - newSpot;
    unit = isCall ? newSpot : newStrike;
    spot = isCall ? newStrike / newSpot : newSpot / newStrike;
    rate = isCall ? newYield : newRate;
    yield = isCall ? newRate : newYield;
    amplification = isCall ? newSpot / newStrike : 1;
    years = newYears;
    Exercise exercise = exercise();
    if (exercise == Exercise.BELOW_BOUNDARY) {
      rate = Math.max(rate, yield < 0 ? LEAST_RATE : rate);
      logSpot = AmericanMath.log(spot);
      discount();
      discountedSpot = spot * yieldDiscount;
      setLeast();
    }
    return exercise;
  }

  /** Sets what the boundary depends on, with the spot at the strike; years may be zero. */
  Exercise setTerms(double newYears, double newRate, double newYield, boolean isCall) {
    call = isCall;
    payoff = 0;
    unit = 1;
    spot = 1;
    logSpot = 0;
    amplification = 1;
    rate = isCall ? newYield : newRate;
    yield = isCall ? newRate : newYield;
    years = newYears;
    if (rate < 0 && yield < rate) {
      return Exercise.BETWEEN_BOUNDARIES;
    }
    if (rate < 0 || (rate == 0 && yield >= 0)) {
      return Exercise.NEVER;
    }
    rate = Math.max(rate, yield < 0 ? LEAST_RATE : rate);
    discount();
    discountedSpot = yieldDiscount;
    setLeast();
    return Exercise.BELOW_BOUNDARY;
  }

  private void discount() {
    // Strikes of one expiration follow each other; what they share is there already.
    if (rate == knownRate && yield == knownYield && years == knownYears) {
      return;
    }
    knownRate = rate;
    knownYield = yield;
    knownYears = years;
    rootYears = Math.sqrt(years);
    discountedStrike = StrictMath.exp(-rate * years);
    yieldDiscount = StrictMath.exp(-yield * years);
    growth = Math.max(1, yieldDiscount);
  }

  private Exercise exercise() {
    if (rate < 0 && yield < rate) {
      return Exercise.BETWEEN_BOUNDARIES;
    }
    boolean neverPays =
        rate < 0 || (yield >= 0 && rate * years * Math.max(1, amplification) < NEGLIGIBLE);
    return neverPays ? Exercise.NEVER : Exercise.BELOW_BOUNDARY;
  }

  /** Moves the spot, in strikes; the payoff and the value without volatility stay. */
  void moveSpot(double newSpot, double newLogSpot) {
    discountedSpot *= newSpot / spot;
    spot = newSpot;
    logSpot = newLogSpot;
  }

  /** Returns what exercise yields now. */
  double intrinsic() {
    return Math.max(0, 1 - spot);
  }

  /**
   * Returns the value of the option whose put is worth this; exactly the payoff at the intrinsic.
   */
  double toPrice(double put) {
    return put <= 1 - spot ? Math.max(0, payoff) : atLeastExercised(unit * put);
  }

  /** Returns the price, or what exercise yields should rounding have made it less. */
  double atLeastExercised(double price) {
    return Math.max(payoff, price);
  }

  private void setLeast() {
    certainTime = 0;
    least = 1 - spot;
    tryExercise(years, discountedStrike - discountedSpot);
    if (yield > rate) {
      double best = AmericanMath.log(yield * spot / rate) / (yield - rate);
      if (best > 0 && best < years) {
        tryExercise(best, StrictMath.exp(-rate * best) - spot * StrictMath.exp(-yield * best));
      }
    }
    least = Math.max(0, least);
  }

  private void tryExercise(double time, double value) {
    if (value > least) {
      certainTime = time;
      least = value;
    }
  }

  /** Returns whether the option is so far out of the money that the premium vanishes. */
  boolean isFarAbove(double logX, double sigma) {
    double drift = Math.abs(rate - yield) + 0.5 * sigma * sigma;
    return logSpot - logX - drift * years > FAR * sigma * rootYears;
  }

  /** Returns the European price. */
  double european(double sigma) {
    double width = sigma * rootYears;
    double d1 = d1(width);
    double d2 = d1 - width;
    double density = density(d2);
    return cdf(-d2, density, discountedStrike) - cdf(-d1, density, discountedSpot);
  }

  /**
   * Returns √(2π) times e^(−rate·years) φ(d₂), which is spot · e^(−yield·years) φ(d₁) as well, and
   * the form that neither a huge spot nor a negative yield makes overflow.
   */
  private double density(double d2) {
    return expOfNegative(-rate * years - 0.5 * d2 * d2);
  }

  private double d1(double width) {
    return (logSpot + (rate - yield) * years) / width + 0.5 * width;
  }

  double europeanDelta(double sigma) {
    return -spotLeg(sigma) / spot;
  }

  double europeanGamma(double sigma) {
    return europeanVega(sigma) / (spot * spot * sigma * years);
  }

  double europeanVega(double sigma) {
    double width = sigma * rootYears;
    return density(d1(width) - width) * rootYears / AmericanMath.SQRT_2PI;
  }

  /** Returns the second derivative of the European price by the volatility, over the first. */
  double volgaPerVega(double sigma) {
    double width = sigma * rootYears;
    double d1 = d1(width);
    return d1 * (d1 - width) / sigma;
  }

  /** Returns the derivative of the European price by what the option's holder calls the rate. */
  double europeanRho(double sigma) {
    if (call) {
      return years * spotLeg(sigma);
    }
    double width = sigma * rootYears;
    double d2 = d1(width) - width;
    return -years * cdf(-d2, density(d2), discountedStrike);
  }

  /** Returns spot · e^(−yield·years) Φ(−d₁). */
  private double spotLeg(double sigma) {
    double width = sigma * rootYears;
    double d1 = d1(width);
    return cdf(-d1, density(d1 - width), discountedSpot);
  }
}
