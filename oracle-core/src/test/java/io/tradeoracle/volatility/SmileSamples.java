package io.tradeoracle.volatility;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.pricing.PricingInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Smiles and chains made from known parameters. */
final class SmileSamples {

  static final double FORWARD = 100;

  /** Total variance with butterfly arbitrage by A. Vogt: Gatheral and Jacquier (2014), 3.1. */
  static final SviParameters VOGT = new SviParameters(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153);

  private SmileSamples() {}

  static double[] grid(double low, double high, int count) {
    return IntStream.range(0, count)
        .mapToDouble(i -> low + (high - low) * i / (count - 1))
        .toArray();
  }

  /** Returns quotes of unknown spread at some log-moneynesses. */
  static SmileQuotes quotes(double years, DoubleUnaryOperator volatility, double... k) {
    List<SmileQuote> quotes = new ArrayList<>();
    for (double moneyness : k) {
      quotes.add(SmileQuote.of(FORWARD * Math.exp(moneyness), volatility.applyAsDouble(moneyness)));
    }
    return new SmileQuotes(FORWARD, years, quotes);
  }

  static SmileQuotes quotes(SviParameters svi, double years, double... k) {
    return quotes(years, x -> Math.sqrt(svi.totalVariance(x) / years), k);
  }

  /** Returns a chain of strikes one apart whose middles are model prices at a spot of 100. */
  static ChainSlice chain(
      ExerciseStyle style,
      double years,
      Carry carry,
      DoubleUnaryOperator volatilityByStrike,
      double halfSpread) {
    List<ChainSlice.Row> rows = new ArrayList<>();
    for (double strike = 60; strike <= 150; strike += 1) {
      double volatility = volatilityByStrike.applyAsDouble(strike);
      rows.add(
          new ChainSlice.Row(
              strike,
              side(style, input(strike, years, carry, OptionRight.CALL), volatility, halfSpread),
              side(style, input(strike, years, carry, OptionRight.PUT), volatility, halfSpread)));
    }
    return new ChainSlice(100, years, style, rows);
  }

  private static PricingInputs input(double strike, double years, Carry carry, OptionRight right) {
    return new PricingInputs(100, strike, years, carry.rate(), carry.dividendYield(), right);
  }

  private static ChainSlice.Side side(
      ExerciseStyle style, PricingInputs in, double volatility, double halfSpread) {
    double price =
        style == ExerciseStyle.AMERICAN
            ? AmericanOption.price(in, volatility)
            : BlackScholes.price(in, volatility);
    return new ChainSlice.Side(Math.max(0, price - halfSpread), price + halfSpread);
  }
}
