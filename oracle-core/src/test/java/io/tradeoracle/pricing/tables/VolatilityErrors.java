package io.tradeoracle.pricing.tables;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.ImpliedVolatility;
import io.tradeoracle.pricing.ImpliedVolatilityBatch;
import io.tradeoracle.pricing.IvResult;
import io.tradeoracle.pricing.PricingColumns;
import io.tradeoracle.pricing.PricingInputs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes the errors of implied volatilities over a grid, for a plot: log-moneyness, s, and the
 * errors in units of the attainable accuracy, one by one and in a batch. {@link #main} takes the
 * file to write and the number of steps in either direction.
 */
public final class VolatilityErrors {

  private static final double LEAST_DEVIATION = 1e-3;
  private static final double LARGEST_DEVIATION = 10;
  private static final double LARGEST_MONEYNESS = 10;

  private VolatilityErrors() {}

  /** Grid points whose price has no volatility are left out. */
  public static void main(String[] arguments) throws IOException {
    int steps = Integer.parseInt(arguments[1]);
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(Path.of(arguments[0]), StandardCharsets.UTF_8))) {
      out.println("logMoneyness,deviation,errorInUnits,errorInUnitsBatch");
      for (int row = 0; row <= steps; row++) {
        double range = Math.log(LARGEST_DEVIATION / LEAST_DEVIATION);
        double s = LEAST_DEVIATION * Math.exp(range * row / steps);
        for (int column = 0; column <= steps; column++) {
          write(out, LARGEST_MONEYNESS * (2.0 * column / steps - 1), s);
        }
      }
    }
  }

  private static void write(PrintWriter out, double x, double s) {
    OptionRight right = x > 0 ? OptionRight.PUT : OptionRight.CALL;
    PricingInputs in = new PricingInputs(Math.exp(x), 1, 1, 0, 0, right);
    double price = BlackScholes.price(in, s);
    if (ImpliedVolatility.european(in, price) instanceof IvResult.Solved solved) {
      ExactVolatility exact = new ExactVolatility(in, price);
      double alone = exact.errorInUnits(solved.impliedVolatility());
      double inBatch = exact.errorInUnits(inBatch(in, price));
      out.println(String.format(Locale.ROOT, "%.6g,%.6g,%.3g,%.3g", x, s, alone, inBatch));
    }
  }

  /** A block of nothing but this option, since a short rest would go one by one. */
  private static double inBatch(PricingInputs in, double price) {
    PricingColumns columns = PricingColumns.ofSize(128);
    double[] prices = new double[128];
    for (int row = 0; row < prices.length; row++) {
      columns.set(row, in);
      prices[row] = price;
    }
    double[] volatilities = new double[128];
    ImpliedVolatilityBatch.european(columns, prices, volatilities);
    return volatilities[0];
  }
}
