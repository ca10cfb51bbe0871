package io.tradeoracle.pricing.internal;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.ImpliedVolatility;
import io.tradeoracle.pricing.PricingInputs;
import io.tradeoracle.pricing.tables.ElementaryTables;
import io.tradeoracle.pricing.tables.ExactVolatility;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.dfp.DfpMath;

/**
 * Measures the functions made of tables and polynomials at random points against sixty digits, for
 * plots. {@link #main} takes the CSV file to write and the number of points.
 */
final class TableErrors {

  /** One error, of one function at one point; {@code series} says by which means it got there. */
  record Point(
      String function,
      String unit,
      double promised,
      String coordinate,
      String series,
      double x,
      double error) {}

  private static final DfpField FIELD = new DfpField(60);
  private static final Dfp ROOT_TWO_PI = FIELD.getPi().multiply(2).sqrt();
  private static final String ULPS = "units in the last place";

  private final List<Point> points = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(20_261_123);
  private final int count;

  private TableErrors(int count) {
    this.count = count;
  }

  public static void main(String[] arguments) throws IOException {
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(Path.of(arguments[0]), StandardCharsets.UTF_8))) {
      out.println("function,unit,promised,coordinate,series,x,error");
      measure(Integer.parseInt(arguments[1])).forEach(point -> write(out, point));
    }
  }

  private static void write(PrintWriter out, Point p) {
    String head = String.join(",", p.function, p.unit, "" + p.promised, p.coordinate, p.series);
    out.println(String.format(Locale.ROOT, "%s,%.6g,%.4g", head, p.x, p.error));
  }

  /** Returns the errors of every function at so many points. */
  static List<Point> measure(int count) {
    TableErrors errors = new TableErrors(count);
    errors.exponentials();
    errors.logarithms();
    errors.millsRatios();
    errors.normal();
    errors.american();
    errors.volatilityGuesses();
    return errors.points;
  }

  private void exponentials() {
    measure("Exponential", ULPS, 0.53, "x", "table", -708, 709, Elementary::exp, Dfp::exp, 0);
  }

  private void logarithms() {
    String unit = "units in the last place of max(|ln x|; 0.01)";
    DoubleUnaryOperator alone = x -> Elementary.log(Math.exp(x));
    UnaryOperator<Dfp> exact = x -> dfp(Math.exp(x.toDouble())).log();
    measure("Logarithm", unit, 1, "ln x", "table", -3, 3, alone, exact, 0.01);
    String blockUnit = "units in the last place of max(|ln x|; 0.25)";
    DoubleUnaryOperator block = x -> inBlock(BlockMath::log, Math.exp(x));
    measure("Logarithm in a block", blockUnit, 2, "ln x", "polynomial", -3, 3, block, exact, 0.25);
  }

  private void millsRatios() {
    UnaryOperator<Dfp> exact = ElementaryTables::mills;
    measure("Mills ratio", ULPS, 1.5, "a", "table", -1, 126, Normal::mills, exact, 0);
    measure("Mills ratio", ULPS, 1.5, "a", "asymptotic series", 126, 150, Normal::mills, exact, 0);
    DoubleUnaryOperator block = a -> inBlock((x, scratch) -> BlockMath.mills(x), a);
    measure("Mills ratio in a block", ULPS, 8, "a", "polynomial", -0.5, 60, block, exact, 0);
  }

  private void normal() {
    String title = "Normal distribution";
    measure(title, ULPS, 4, "x", "density", -37, 37, Normal::pdf, TableErrors::density, 0);
    measure(title, ULPS, 4, "x", "distribution function", -37, 9, Normal::cdf, TableErrors::cdf, 0);
  }

  private void american() {
    for (int i = 0; i < count; i++) {
      double x = random.nextDouble(-39, 0);
      double error = difference(AmericanMath.expOfNegative(x), DfpMath.exp(dfp(x))) / Math.exp(x);
      add(
          "Exponential for American options",
          "fractions of it",
          2e-11,
          "x",
          "polynomial",
          x,
          error);
      double y = random.nextDouble(-9, 9);
      double found = AmericanMath.cdf(y, AmericanMath.expOfNegative(-0.5 * y * y));
      double off = difference(found, cdf(dfp(y)));
      add(
          "Distribution function for American options",
          "absolute",
          4e-11,
          "x",
          "polynomial",
          y,
          off);
    }
  }

  private void volatilityGuesses() {
    for (int i = 0; i < count; i++) {
      double s = Math.exp(random.nextDouble(Math.log(1e-3), Math.log(9)));
      double largest = Math.log(Math.min(100, 30 * s));
      guess(s, Math.exp(random.nextDouble(Math.log(1e-3 * s), largest)));
    }
  }

  /** Adds a guess, and the volatility one step later, if the tables cover the price. */
  private void guess(double s, double x) {
    Dfp share = share(s, x);
    Dfp odds = share.divide(FIELD.getOne().subtract(share));
    double v = dfp(x).divide(odds).add(FIELD.getOne()).toDouble();
    double z = ROOT_TWO_PI.multiply(odds).add(dfp(x)).toDouble();
    if (v < VolatilityGuess.FAST_V_END && z < VolatilityGuess.FAST_Z_END) {
      addGuess(s, "guess: fast table", z / VolatilityGuess.fast(v, z) / s - 1);
    } else if (z < VolatilityGuess.GENERAL_Z_END) {
      double xi = Math.sqrt(Elementary.log(v));
      addGuess(s, "guess: general table", z / VolatilityGuess.general(xi, z) / s - 1);
    } else {
      return;
    }
    addGuess(s, "after the step", afterStep(x, share.toDouble()));
  }

  /** Returns the price over that of the smaller of spot and strike. */
  private static Dfp share(double s, double x) {
    Dfp h = dfp(x).divide(dfp(s));
    Dfp t = dfp(s).divide(2);
    Dfp near = ElementaryTables.mills(h.subtract(t));
    return density(h.subtract(t)).multiply(near.subtract(ElementaryTables.mills(h.add(t))));
  }

  private static double afterStep(double x, double price) {
    PricingInputs in = new PricingInputs(1, Math.exp(x), 1, 0, 0, OptionRight.CALL);
    double volatility = ImpliedVolatility.european(in, price).orNaN();
    ExactVolatility exact = new ExactVolatility(in, price);
    return exact.errorInUnits(volatility) * exact.unit(volatility);
  }

  private void addGuess(double s, String series, double error) {
    String unit = "fractions of the volatility";
    add("Implied volatility", unit, 3e-4, "log10 of σ√T", series, Math.log10(s), error);
  }

  private void measure(
      String function,
      String unit,
      double promised,
      String coordinate,
      String series,
      double from,
      double to,
      DoubleUnaryOperator approximate,
      UnaryOperator<Dfp> exact,
      double leastScale) {
    for (int i = 0; i < count; i++) {
      double x = random.nextDouble(from, to);
      Dfp expected = exact.apply(dfp(x));
      double ulp = Math.ulp(Math.max(leastScale, Math.abs(expected.toDouble())));
      Dfp error = dfp(approximate.applyAsDouble(x)).subtract(expected).divide(dfp(ulp));
      add(function, unit, promised, coordinate, series, x, error.toDouble());
    }
  }

  private void add(
      String function,
      String unit,
      double promised,
      String coordinate,
      String series,
      double x,
      double error) {
    points.add(new Point(function, unit, promised, coordinate, series, x, Math.abs(error)));
  }

  private interface BlockFunction {
    void apply(double[] x, double[] scratch);
  }

  private static double inBlock(BlockFunction function, double x) {
    double[] block = new double[VolatilityBlock.SIZE];
    Arrays.fill(block, x);
    function.apply(block, new double[VolatilityBlock.SIZE]);
    return block[0];
  }

  private static Dfp density(Dfp x) {
    return DfpMath.exp(x.multiply(x).divide(2).negate()).divide(ROOT_TWO_PI);
  }

  private static Dfp cdf(Dfp x) {
    return x.lessThan(FIELD.getZero())
        ? density(x).multiply(ElementaryTables.mills(x.negate()))
        : FIELD.getOne().subtract(density(x).multiply(ElementaryTables.mills(x)));
  }

  private static double difference(double found, Dfp exact) {
    return dfp(found).subtract(exact).toDouble();
  }

  private static Dfp dfp(double value) {
    return FIELD.newDfp(value);
  }
}
