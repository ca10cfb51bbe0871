package io.tradeoracle.pricing;

import io.tradeoracle.model.ExerciseStyle;
import java.util.List;

/**
 * {@link DividendOption} for many rows that share one schedule of dividends: the options of one
 * underlying. Rows are independent of each other; one without an answer gets NaN in every output
 * and never throws.
 *
 * <p>Each row lays grids of its own, which it allocates. The cost is that of the single calls.
 */
public final class DividendBatch {

  private DividendBatch() {}

  /**
   * Writes the prices, in the unit of the spot.
   *
   * @param volatility annual fractions, one a row
   * @throws IllegalArgumentException if a column is not as long as {@code in}
   */
  public static void price(
      PricingColumns in,
      ExerciseStyle style,
      List<CashDividend> dividends,
      double[] volatility,
      AmericanAccuracy accuracy,
      double[] price) {
    in.requireColumn("volatility", volatility);
    in.requireColumn("price", price);
    for (int i = 0; i < in.size(); i++) {
      price[i] = DividendOption.price(in.row(i), style, dividends, volatility[i], accuracy);
    }
  }

  /**
   * Writes the prices with their sensitivities.
   *
   * @param volatility annual fractions, one a row
   * @throws IllegalArgumentException if a column is not as long as {@code in}
   */
  public static void value(
      PricingColumns in,
      ExerciseStyle style,
      List<CashDividend> dividends,
      double[] volatility,
      AmericanAccuracy accuracy,
      ValuationColumns out) {
    in.requireColumn("volatility", volatility);
    out.requireRowsOf(in);
    for (int i = 0; i < in.size(); i++) {
      Valuation value = DividendOption.value(in.row(i), style, dividends, volatility[i], accuracy);
      out.price()[i] = value.price();
      out.deltaPerUnitSpot()[i] = value.deltaPerUnitSpot();
      out.gammaPerUnitSpotSquared()[i] = value.gammaPerUnitSpotSquared();
      out.vegaPerUnitVol()[i] = value.vegaPerUnitVol();
      out.thetaPerYear()[i] = value.thetaPerYear();
      out.rhoPerUnitRate()[i] = value.rhoPerUnitRate();
    }
  }

  /**
   * Writes the implied volatilities, NaN where there is none.
   *
   * @param price option prices in the unit of the spot, one a row
   * @throws IllegalArgumentException if a column is not as long as {@code in}
   */
  public static void impliedVolatility(
      PricingColumns in,
      ExerciseStyle style,
      List<CashDividend> dividends,
      double[] price,
      AmericanAccuracy accuracy,
      double[] volatility) {
    in.requireColumn("price", price);
    in.requireColumn("volatility", volatility);
    for (int i = 0; i < in.size(); i++) {
      volatility[i] =
          DividendOption.impliedVolatility(in.row(i), style, dividends, price[i], accuracy).orNaN();
    }
  }
}
