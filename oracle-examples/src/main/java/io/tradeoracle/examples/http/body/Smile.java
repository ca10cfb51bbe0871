package io.tradeoracle.examples.http.body;

import io.tradeoracle.volatility.SmileQuote;
import io.tradeoracle.volatility.SmileQuotes;
import io.tradeoracle.volatility.SviFit;
import io.tradeoracle.volatility.SviFitResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A curve through the volatilities of one expiration: an SVI slice without butterfly arbitrage.
 *
 * @param fitted ascending by strike; empty with a reason where too few points can be used
 * @param errorPoints root mean square distance of the points from the curve, volatility points
 */
public record Smile(
    List<Point> fitted,
    @Nullable Double errorPoints,
    int usable,
    int needed,
    @Nullable String reason) {

  /** A point of the curve; volatility as a fraction. */
  public record Point(double strike, double iv) {}

  private static final int NEEDED = 5;

  /**
   * Fits the curve.
   *
   * @param quotes ascending by strike, one for each
   * @param years to expiration; there is no curve unless it is positive
   */
  static Smile fit(List<SmileQuote> quotes, double forward, double years) {
    int usable = quotes.size();
    if (usable < NEEDED) {
      return none(usable, "only " + usable + " of " + NEEDED + " volatilities can be used");
    }
    if (!(years > 0 && forward > 0)) {
      return none(usable, "the options have expired");
    }
    SviFitResult result = SviFit.fit(new SmileQuotes(forward, years, quotes));
    return result instanceof SviFitResult.Fitted found
        ? of(found, quotes)
        : none(usable, "fewer than " + NEEDED + " strikes can be used");
  }

  private static Smile of(SviFitResult.Fitted found, List<SmileQuote> quotes) {
    List<Point> points =
        quotes.stream()
            .map(SmileQuote::strike)
            .map(strike -> new Point(strike, round(found.slice().impliedVolatility(strike))))
            .toList();
    double error = round(100 * found.rootMeanSquareError());
    return new Smile(points, error, quotes.size(), NEEDED, null);
  }

  private static Smile none(int usable, String reason) {
    return new Smile(List.of(), null, usable, NEEDED, reason);
  }

  private static double round(double value) {
    return Math.rint(value * 1e6) / 1e6;
  }
}
