package io.tradeoracle.examples.guide;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.PricingInputs;
import io.tradeoracle.volatility.ChainSlice;
import io.tradeoracle.volatility.ParityCarry;
import io.tradeoracle.volatility.ParityResult;
import io.tradeoracle.volatility.SmileQuotes;
import io.tradeoracle.volatility.SviFit;
import io.tradeoracle.volatility.SviFitResult;
import io.tradeoracle.volatility.VarianceTerm;
import java.util.ArrayList;
import java.util.List;

/** From the quotes of one expiration to its carry, its smile and its model-free variance. */
public final class SmileTour {

  private SmileTour() {}

  /** Prints what the quotes of an American chain imply. */
  public static void main(String[] args) {
    ChainSlice chain = chain();
    if (ParityCarry.of(chain) instanceof ParityResult.Found parity) {
      System.out.printf(
          "rate %.4f, yield %.4f%n", parity.carry().rate(), parity.carry().dividendYield());
      SmileQuotes quotes = chain.smileQuotes(parity.carry());
      if (SviFit.fit(quotes) instanceof SviFitResult.Fitted fit) {
        System.out.printf(
            "at 90: %.4f, rms error %.2f points%n",
            fit.slice().impliedVolatility(90), 100 * fit.rootMeanSquareError());
      }
      VarianceTerm.of(chain.asEuropean(parity.carry()), parity.carry().rate())
          .ifPresent(term -> System.out.printf("model-free %.4f%n", Math.sqrt(term.variance())));
    }
  }

  /** Returns American options of three months at a rate of 4 % and a yield of 1 %. */
  private static ChainSlice chain() {
    List<ChainSlice.Row> rows = new ArrayList<>();
    for (double strike = 60; strike <= 140; strike += 2.5) {
      rows.add(
          new ChainSlice.Row(
              strike, side(strike, OptionRight.CALL), side(strike, OptionRight.PUT)));
    }
    return new ChainSlice(100, 0.25, ExerciseStyle.AMERICAN, rows);
  }

  private static ChainSlice.Side side(double strike, OptionRight right) {
    double k = Math.log(strike / 100);
    double volatility = Math.sqrt(0.04 - 0.1 * k + 0.3 * k * k);
    double price =
        AmericanOption.price(new PricingInputs(100, strike, 0.25, 0.04, 0.01, right), volatility);
    return new ChainSlice.Side(Math.max(0, price - 0.01), price + 0.01);
  }
}
