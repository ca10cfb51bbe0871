package io.tradeoracle.pricing.internal;

/**
 * An option with strike 1 and the dividends before its expiration, earliest first.
 *
 * @param spot as a multiple of the strike
 * @param exYears years from now to the ex-dates
 * @param cash amounts as multiples of the strike
 */
// A record of arrays on purpose: it names inputs, it is not compared.
@SuppressWarnings("ArrayRecordComponent")
record DividendContract(
    double spot,
    double years,
    double rate,
    double yield,
    boolean call,
    boolean american,
    double[] exYears,
    double[] cash) {

  /** A spot that dividends bring below this part of itself is as good as nothing. */
  private static final double LEAST_LEFT = 0.05;

  int dividends() {
    return cash.length;
  }

  double exYears(int dividend) {
    return exYears[dividend];
  }

  double cash(int dividend) {
    return cash[dividend];
  }

  DividendContract withRate(double newRate) {
    return new DividendContract(spot, years, newRate, yield, call, american, exYears, cash);
  }

  DividendContract withSpot(double newSpot) {
    return new DividendContract(newSpot, years, rate, yield, call, american, exYears, cash);
  }

  /** Returns what no volatility reaches: the strike of a put, the share of a call. */
  double maximum() {
    double carry = call ? yield : rate;
    double least = american ? Math.min(0, carry) : carry;
    return (call ? spot : 1) * StrictMath.exp(-least * years);
  }

  /** Returns what exercise yields at a spot. */
  double exercise(double at) {
    return call ? at - 1 : 1 - at;
  }

  /** Returns how far the dividends can bring the spot down, as a logarithm. */
  double logOfFall() {
    double sum = 0;
    for (double amount : cash) {
      sum += amount;
    }
    return -AmericanMath.log(Math.max(LEAST_LEFT, 1 - sum / spot));
  }

  /**
   * Returns the value without volatility at some time before expiration: the best of exercise at
   * once, before each ex-date to come, where the discounted exercise turns, and at expiration.
   */
  double certain(double at, double left) {
    double now = years - left;
    double best = american ? Math.max(0, exercise(at)) : 0;
    double path = at;
    double time = now;
    int next = 0;
    while (next < cash.length && exYears[next] <= now) {
      next++;
    }
    for (; next <= cash.length; next++) {
      double end = next < cash.length ? exYears[next] : years;
      if (american) {
        best = Math.max(best, bestWithin(path, time, end, now));
      }
      path *= StrictMath.exp((rate - yield) * (end - time));
      time = end;
      if (next < cash.length) {
        path = Math.max(0, path - cash[next]);
      }
    }
    return Math.max(best, exercise(path) * StrictMath.exp(-rate * left));
  }

  private double bestWithin(double path, double from, double to, double now) {
    double best = discounted(path, from, to - from, now);
    // Where the discounted exercise of a certain path turns.
    double ratio = rate / (yield * path);
    if (ratio > 0 && path > 0 && rate != yield) {
      double turn = AmericanMath.log(ratio) / (rate - yield);
      if (turn > 0 && turn < to - from) {
        best = Math.max(best, discounted(path, from, turn, now));
      }
    }
    return best;
  }

  private double discounted(double path, double from, double after, double now) {
    return exercise(path * StrictMath.exp((rate - yield) * after))
        * StrictMath.exp(-rate * (from + after - now));
  }
}
