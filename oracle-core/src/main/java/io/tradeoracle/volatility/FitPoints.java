package io.tradeoracle.volatility;

import java.util.List;

/**
 * The quotes of one expiration as columns, each with the weight of its volatility: what every fit
 * of a smile needs.
 *
 * <p>The weight is one over the quote's spread in volatility, which is its spread in price over
 * vega. Where it is not known the price is taken to be as uncertain as at the money: one over vega,
 * up to ten times as wide.
 */
final class FitPoints {

  private static final double NARROWEST_SPREAD = 0.001;
  private static final double UNKNOWN_SPREAD = 0.01;
  private static final double LARGEST_RATIO = 10;

  final double years;
  final double[] k;
  final double[] volatility;
  final double[] weight;

  FitPoints(SmileQuotes smile) {
    List<SmileQuote> quotes = smile.quotes();
    years = smile.years();
    k = new double[quotes.size()];
    volatility = new double[k.length];
    weight = new double[k.length];
    for (int i = 0; i < k.length; i++) {
      SmileQuote quote = quotes.get(i);
      k[i] = StrictMath.log(quote.strike() / smile.forward());
      volatility[i] = quote.impliedVolatility();
      weight[i] = 1 / spread(quote, k[i]);
    }
  }

  int size() {
    return k.length;
  }

  private double spread(SmileQuote quote, double k) {
    if (!Double.isNaN(quote.volatilitySpread())) {
      return Math.max(NARROWEST_SPREAD, quote.volatilitySpread());
    }
    double deviation = quote.impliedVolatility() * Math.sqrt(years);
    double d1 = -k / deviation + 0.5 * deviation;
    return UNKNOWN_SPREAD * Math.min(LARGEST_RATIO, StrictMath.exp(0.5 * d1 * d1));
  }

  /** Returns the root mean square distance of the points from a smile, as volatility. */
  double rootMeanSquare(VolatilitySmile smile) {
    double squares = 0;
    for (int i = 0; i < k.length; i++) {
      double error = Math.sqrt(smile.totalVariance(k[i]) / years) - volatility[i];
      squares += error * error;
    }
    return Math.sqrt(squares / k.length);
  }

  /** Returns the greatest distance of a point from a smile, as volatility. */
  double greatestError(VolatilitySmile smile) {
    double greatest = 0;
    for (int i = 0; i < k.length; i++) {
      double error = Math.sqrt(smile.totalVariance(k[i]) / years) - volatility[i];
      greatest = Math.max(greatest, Math.abs(error));
    }
    return greatest;
  }
}
