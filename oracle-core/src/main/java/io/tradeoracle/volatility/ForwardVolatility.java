package io.tradeoracle.volatility;

import static io.tradeoracle.pricing.AmericanAccuracy.FAST;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.model.Quote;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.ImpliedVolatility;
import io.tradeoracle.pricing.IvResult;
import io.tradeoracle.pricing.PricingInputs;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the volatility that one expiration has at its forward.
 *
 * <p>The forward comes from put-call parity, and all volatilities are solved with the dividend
 * yield it implies, q = r − ln(forward ÷ spot) ÷ years, so that calls and puts agree whatever the
 * real dividends, the cost of borrowing or a spot that lags behind its options. Parity holds for
 * European prices only: the price of an American option is first replaced by the European price at
 * the same volatility.
 */
final class ForwardVolatility {

  /** What was found: a volatility, or NaN and the reason. */
  record Result(double impliedVolatility, String detail) {
    boolean isFound() {
      return !Double.isNaN(impliedVolatility);
    }
  }

  /** A strike whose call and put are quoted on both sides. */
  private record Pair(double strike, double call, double put) {
    double distance() {
      return Math.abs(call - put);
    }
  }

  private static final int PARITY_STRIKES = 3;
  private static final double WIDEST_VOLATILITY_SPREAD = 0.04;

  /** Each round leaves about a hundredth of the error: the premium hardly depends on the yield. */
  private static final int EARLY_EXERCISE_ROUNDS = 2;

  private final ExpirationSlice slice;
  private final double spot;
  private final double rate;
  private final NavigableMap<Double, Quote> calls;
  private final NavigableMap<Double, Quote> puts;
  private double dividendYield;

  private ForwardVolatility(ExpirationSlice slice, double spot, double rate) {
    this.slice = slice;
    this.spot = spot;
    this.rate = rate;
    this.calls = slice.quotes(OptionRight.CALL);
    this.puts = slice.quotes(OptionRight.PUT);
  }

  /**
   * Returns the volatility of an expiration that has not settled.
   *
   * @param spot positive and finite
   */
  static Result of(ExpirationSlice slice, double spot, double rate) {
    return new ForwardVolatility(slice, spot, rate).solve();
  }

  private Result solve() {
    List<Pair> pairs = nearestPairs();
    if (pairs.size() < PARITY_STRIKES) {
      return missing("fewer than three strikes with call and put quoted on both sides");
    }
    double forward = forward(pairs);
    NavigableSet<Double> strikes = slice.strikes();
    Double below = strikes.floor(forward);
    Double above = strikes.ceiling(forward);
    if (below == null || above == null) {
      return missing(String.format(Locale.ROOT, "no strikes around the forward %.2f", forward));
    }
    return between(below, above, forward);
  }

  private List<Pair> nearestPairs() {
    return calls.entrySet().stream()
        .map(call -> pair(call.getKey(), call.getValue(), puts.get(call.getKey())))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingDouble(Pair::distance).thenComparingDouble(Pair::strike))
        .limit(PARITY_STRIKES)
        .toList();
  }

  private static @Nullable Pair pair(double strike, Quote call, @Nullable Quote put) {
    return put != null && isUsable(call) && isUsable(put)
        ? new Pair(strike, call.mid(), put.mid())
        : null;
  }

  private static boolean isUsable(Quote quote) {
    return quote.isTwoSided() && !quote.isCrossed();
  }

  /** Returns the forward and leaves the dividend yield it implies in the field. */
  private double forward(List<Pair> pairs) {
    dividendYield = rate;
    double forward = medianForward(pairs, false);
    dividendYield = impliedYield(forward);
    for (int i = 0; slice.isAmerican() && i < EARLY_EXERCISE_ROUNDS; i++) {
      forward = medianForward(pairs, true);
      dividendYield = impliedYield(forward);
    }
    return forward;
  }

  private double impliedYield(double forward) {
    return rate - Math.log(forward / spot) / slice.years();
  }

  private double medianForward(List<Pair> pairs, boolean asEuropean) {
    double growth = Math.exp(rate * slice.years());
    return pairs.stream()
        .mapToDouble(pair -> pair.strike() + growth * callLessPut(pair, asEuropean))
        .sorted()
        .toArray()[PARITY_STRIKES / 2];
  }

  private double callLessPut(Pair pair, boolean asEuropean) {
    return asEuropean
        ? european(pair.call(), pair.strike(), OptionRight.CALL)
            - european(pair.put(), pair.strike(), OptionRight.PUT)
        : pair.call() - pair.put();
  }

  /** Returns the European price at the volatility of an American one; itself where it has none. */
  private double european(double price, double strike, OptionRight right) {
    double volatility = impliedVolatility(price, strike, right);
    return Double.isNaN(volatility) ? price : BlackScholes.price(inputs(strike, right), volatility);
  }

  private Result between(double below, double above, double forward) {
    double low = volatilityAt(below);
    double high = above == below ? low : volatilityAt(above);
    if (Double.isNaN(low) || Double.isNaN(high)) {
      double bad = Double.isNaN(low) ? below : above;
      return missing(String.format(Locale.ROOT, "no quote fit to use at strike %s", text(bad)));
    }
    double share = above == below ? 0 : Math.log(forward / below) / Math.log(above / below);
    double volatility = Math.sqrt(low * low + share * (high * high - low * low));
    return new Result(
        volatility,
        String.format(
            Locale.ROOT,
            "%s, %.2f days: %.4f at the forward %.2f between strikes %s and %s",
            slice,
            slice.days(),
            volatility,
            forward,
            text(below),
            text(above)));
  }

  /** Returns the mean of the call's and the put's volatility, or the one that qualifies. */
  private double volatilityAt(double strike) {
    double call = qualified(calls.get(strike), strike, OptionRight.CALL);
    double put = qualified(puts.get(strike), strike, OptionRight.PUT);
    if (Double.isNaN(call)) {
      return put;
    }
    return Double.isNaN(put) ? call : 0.5 * (call + put);
  }

  private double qualified(@Nullable Quote quote, double strike, OptionRight right) {
    if (quote == null || !isUsable(quote)) {
      return Double.NaN;
    }
    double spread =
        impliedVolatility(quote.ask(), strike, right)
            - impliedVolatility(quote.bid(), strike, right);
    return spread <= WIDEST_VOLATILITY_SPREAD
        ? impliedVolatility(quote.mid(), strike, right)
        : Double.NaN;
  }

  private double impliedVolatility(double price, double strike, OptionRight right) {
    PricingInputs inputs = inputs(strike, right);
    IvResult result =
        slice.isAmerican()
            ? AmericanOption.impliedVolatility(inputs, price, FAST)
            : ImpliedVolatility.european(inputs, price);
    return result.orNaN();
  }

  private PricingInputs inputs(double strike, OptionRight right) {
    return new PricingInputs(spot, strike, slice.years(), rate, dividendYield, right);
  }

  private Result missing(String reason) {
    return new Result(Double.NaN, slice + ": " + reason);
  }

  private static String text(double strike) {
    return String.format(Locale.ROOT, "%.2f", strike);
  }
}
