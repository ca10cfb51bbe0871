package io.tradeoracle.engine;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.pricing.ImpliedVolatility;
import io.tradeoracle.pricing.IvResult;
import io.tradeoracle.pricing.PricingInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Solves quoted prices for their volatilities by the contracts' exercise style. Prices are
 * collected first; those that follow each other and share underlying, expiration and style make a
 * slice, which is solved as a whole. Owned by the engine's thread.
 */
final class VolatilitySolver {

  /** What the options of a slice share. */
  private record Terms(double spot, double years, Carry carry, ExerciseStyle style) {

    /** Returns the volatility, sought from one it is expected to be near; NaN if none is known. */
    IvResult solve(OptionContract contract, double price, double near) {
      PricingInputs inputs =
          new PricingInputs(
              spot,
              contract.strike().doubleValue(),
              years,
              carry.rate(),
              carry.dividendYield(),
              contract.right());
      return style == ExerciseStyle.AMERICAN
          ? AmericanOption.impliedVolatilityNear(inputs, price, AmericanAccuracy.FAST, near)
          : ImpliedVolatility.european(inputs, price);
    }
  }

  private record Priced(QuotedOption option, double price) {}

  private record Slice(Terms terms, List<Priced> options) {

    List<IvResult> solve() {
      return options.stream()
          .map(
              priced ->
                  terms.solve(
                      priced.option().contract(), priced.price(), priced.option().lastVolatility()))
          .toList();
    }
  }

  private final List<Slice> slices = new ArrayList<>();

  /** Collects the price of an option. */
  void add(QuotedOption option, double price, double spot, double years, Carry carry) {
    Terms terms = new Terms(spot, years, carry, option.contract().style());
    if (slices.isEmpty() || !slices.get(slices.size() - 1).terms().equals(terms)) {
      slices.add(new Slice(terms, new ArrayList<>()));
    }
    slices.get(slices.size() - 1).options().add(new Priced(option, price));
  }

  /**
   * Solves everything collected, and forgets it.
   *
   * @param found hears the outcome of each price, in the order they were added
   */
  void solve(BiConsumer<QuotedOption, IvResult> found) {
    List<List<IvResult>> results = slices.parallelStream().map(Slice::solve).toList();
    for (int i = 0; i < results.size(); i++) {
      List<Priced> options = slices.get(i).options();
      for (int j = 0; j < options.size(); j++) {
        found.accept(options.get(j).option(), results.get(i).get(j));
      }
    }
    slices.clear();
  }
}
