package io.tradeoracle.volatility;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The straight line of call less put over the strikes that put-call parity asks for, C − P = D (F −
 * K), and how well the quotes lie on it.
 *
 * @param discount D, the value today of 1 at expiration; positive
 * @param forward F, in the unit of the strikes
 * @param discountError standard error of {@code discount}, from the scatter of the quotes
 * @param scatter root mean square distance of the quotes from the line, dollars
 * @param strikes how many strikes it was drawn through
 */
public record ParityLine(
    double discount, double forward, double discountError, double scatter, int strikes) {

  private static final int LEAST_STRIKES = 3;
  private static final int ROUNDS = 10;

  /**
   * Tukey's constant: of normal errors hardly any is lost, and what is 4.7 of them away counts 0.
   */
  private static final double BISQUARE = 4.685;

  /** A median absolute deviation is this share of a standard deviation of normal errors. */
  private static final double MEDIAN_SHARE = 0.6745;

  /**
   * Returns the line of least squares, or nothing with fewer than three strikes or where C − P does
   * not fall with the strike.
   *
   * @param strikes different ones
   * @param differences call less put at each strike
   */
  public static Optional<ParityLine> leastSquares(double[] strikes, double[] differences) {
    requireSameLength(strikes, differences);
    double[] ones = new double[strikes.length];
    Arrays.fill(ones, 1);
    return weighted(strikes, differences, ones);
  }

  /**
   * Returns the line that outliers do not bend: it begins at the median of the slopes between all
   * pairs of strikes (P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau",
   * 1968), and is then fitted by least squares in which distant quotes count less and less (J. W.
   * Tukey's bisquare; P. J. Huber, "Robust Statistics", 1981). Less than a quarter of the quotes
   * may be wild. Nothing where {@link #leastSquares} gives nothing.
   *
   * @param weights how much each strike counts, positive
   */
  public static Optional<ParityLine> robust(
      double[] strikes, double[] differences, double[] weights) {
    requireSameLength(strikes, differences);
    requireSameLength(strikes, weights);
    if (strikes.length < LEAST_STRIKES) {
      return Optional.empty();
    }
    double slope = medianSlope(strikes, differences);
    double level = medianLevel(strikes, differences, slope);
    Optional<ParityLine> line = Optional.empty();
    for (int round = 0; round < ROUNDS; round++) {
      line = weighted(strikes, differences, bisquare(strikes, differences, weights, level, slope));
      if (line.isEmpty()) {
        break;
      }
      slope = -line.get().discount();
      level = line.get().discount() * line.get().forward();
    }
    return line;
  }

  private static void requireSameLength(double[] strikes, double[] others) {
    if (strikes.length != others.length) {
      throw new IllegalArgumentException(
          "as many values as strikes are needed: " + others.length + ", " + strikes.length);
    }
  }

  private static Optional<ParityLine> weighted(
      double[] strikes, double[] differences, double[] weights) {
    int count = (int) Arrays.stream(weights).filter(weight -> weight > 0).count();
    if (count < LEAST_STRIKES) {
      return Optional.empty();
    }
    double total = Arrays.stream(weights).sum();
    double meanStrike = mean(strikes, weights, total);
    double meanDifference = mean(differences, weights, total);
    double strikeSquares = 0;
    double differenceSquares = 0;
    double products = 0;
    for (int i = 0; i < strikes.length; i++) {
      double strike = strikes[i] - meanStrike;
      double difference = differences[i] - meanDifference;
      strikeSquares += weights[i] * (strike * strike);
      differenceSquares += weights[i] * (difference * difference);
      products += weights[i] * (strike * difference);
    }
    double discount = -products / strikeSquares;
    if (!(discount > 0)) {
      return Optional.empty();
    }
    double residual = Math.max(0, differenceSquares + discount * products);
    return Optional.of(
        new ParityLine(
            discount,
            meanStrike + meanDifference / discount,
            Math.sqrt(residual / (count - 2) / strikeSquares),
            Math.sqrt(residual / total),
            count));
  }

  private static double mean(double[] values, double[] weights, double total) {
    return IntStream.range(0, values.length).mapToDouble(i -> weights[i] * values[i]).sum() / total;
  }

  private static double medianSlope(double[] strikes, double[] differences) {
    int count = strikes.length;
    double[] slopes = new double[count * (count - 1) / 2];
    int next = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        slopes[next] = (differences[i] - differences[j]) / (strikes[i] - strikes[j]);
        next++;
      }
    }
    return median(slopes);
  }

  private static double medianLevel(double[] strikes, double[] differences, double slope) {
    double[] levels = new double[strikes.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = differences[i] - slope * strikes[i];
    }
    return median(levels);
  }

  private static double[] bisquare(
      double[] strikes, double[] differences, double[] weights, double level, double slope) {
    double[] distances = new double[strikes.length];
    for (int i = 0; i < distances.length; i++) {
      double distance = Math.abs(differences[i] - level - slope * strikes[i]);
      distances[i] = distance * Math.sqrt(weights[i]);
    }
    double reach = BISQUARE * median(distances.clone()) / MEDIAN_SHARE;
    double[] result = new double[distances.length];
    for (int i = 0; i < distances.length; i++) {
      double share = reach > 0 ? distances[i] / reach : distances[i] > 0 ? 1 : 0;
      double kept = Math.max(0, 1 - share * share);
      result[i] = weights[i] * (kept * kept);
    }
    return result;
  }

  /** Sorts the values. */
  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : 0.5 * (values[middle - 1] + values[middle]);
  }
}
