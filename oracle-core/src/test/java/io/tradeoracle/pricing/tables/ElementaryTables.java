package io.tradeoracle.pricing.tables;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;

/**
 * Makes the tables of the scalar exponential, logarithm and Mills ratio, in 60 decimal digits, each
 * entry rounded once. Run {@link #main} with the folder to write to.
 */
public final class ElementaryTables {

  private static final DfpField FIELD = new DfpField(60);
  private static final Dfp ONE = FIELD.getOne();

  private static final int EXPONENTIALS = 64;
  private static final int LOGARITHMS = 128;
  private static final long LOG_OFFSET = 0x3fe6_0000_0000_0000L - (1L << 44);
  private static final double LOG_GRAIN = 0x1p42;
  private static final int MILLS_CELLS = 112;
  private static final int MILLS_TERMS = 10;
  private static final int MILLS_NODES = 18;

  private ElementaryTables() {}

  /** Writes elementary.table and mills.table to a folder, as big-endian doubles. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.write(folder.resolve("elementary.table"), bytes(elementary()));
    Files.write(folder.resolve("mills.table"), bytes(mills()));
  }

  static byte[] bytes(List<Double> table) {
    ByteBuffer bytes = ByteBuffer.allocate(table.size() * Double.BYTES);
    table.forEach(bytes::putDouble);
    return bytes.array();
  }

  /** Returns the table of exponentials, then that of logarithms. */
  static List<Double> elementary() {
    List<Double> out = new ArrayList<>();
    exponentials(out);
    logarithms(out);
    return out;
  }

  /** 2^(j/64) as the sum of two doubles. */
  private static void exponentials(List<Double> out) {
    Dfp step = FIELD.getLn2().divide(EXPONENTIALS);
    for (int j = 0; j < EXPONENTIALS; j++) {
      addPair(out, step.multiply(j).exp());
    }
  }

  /**
   * For each cell of mantissas c: a double near 1/c and minus its logarithm as the sum of two
   * doubles, the first with so many zeros at its end that adding a multiple of ln 2, cut off
   * likewise, is exact. The cell around 1 has exactly 1 and 0.
   */
  private static void logarithms(List<Double> out) {
    for (int j = 0; j < LOGARITHMS; j++) {
      double centre = Double.longBitsToDouble(LOG_OFFSET + ((long) j << 45) + (1L << 44));
      double inverse = centre == 1 ? 1 : 1 / centre;
      Dfp logarithm = FIELD.newDfp(inverse).log().negate();
      double high = Math.rint(logarithm.toDouble() * LOG_GRAIN) / LOG_GRAIN;
      out.add(inverse);
      out.add(high);
      out.add(logarithm.subtract(FIELD.newDfp(high)).toDouble());
    }
  }

  /**
   * The Mills ratio in powers of a − c, c the middle of a cell: a sixteenth of an octave of a + 2,
   * from 1 to 128.
   */
  static List<Double> mills() {
    List<Double> out = new ArrayList<>();
    for (int cell = 0; cell < MILLS_CELLS; cell++) {
      long from = 0x3ff0_0000_0000_0000L + ((long) cell << 48);
      double low = Double.longBitsToDouble(from) - 2;
      double high = Double.longBitsToDouble(from + (1L << 48)) - 2;
      Dfp[] coefficients = polynomial((low + high) / 2, (high - low) / 2);
      addPair(out, coefficients[0]);
      for (int i = 1; i < MILLS_TERMS; i++) {
        out.add(coefficients[i].toDouble());
      }
    }
    return out;
  }

  /** Returns the truncated Chebyshev series about a centre, in powers of the distance. */
  private static Dfp[] polynomial(double centre, double radius) {
    Dfp[] series = chebyshevSeries(centre, radius);
    Dfp[] powers = zeros();
    Dfp[] before = zeros();
    Dfp[] current = zeros();
    before[0] = ONE;
    current[1] = ONE;
    addMultiple(powers, before, series[0].divide(2));
    addMultiple(powers, current, series[1]);
    for (int k = 2; k < MILLS_TERMS; k++) {
      Dfp[] next = zeros();
      for (int i = 0; i < MILLS_TERMS; i++) {
        Dfp shifted = i == 0 ? FIELD.getZero() : current[i - 1].multiply(2);
        next[i] = shifted.subtract(before[i]);
      }
      before = current;
      current = next;
      addMultiple(powers, current, series[k]);
    }
    Dfp scale = ONE;
    for (int i = 0; i < MILLS_TERMS; i++) {
      powers[i] = powers[i].divide(scale);
      scale = scale.multiply(radius);
    }
    return powers;
  }

  private static Dfp[] chebyshevSeries(double centre, double radius) {
    Dfp[] series = zeros();
    for (int node = 0; node < MILLS_NODES; node++) {
      Dfp angle = FIELD.getPi().multiply(2 * node + 1).divide(2 * MILLS_NODES);
      Dfp value = mills(angle.cos().multiply(FIELD.newDfp(radius)).add(FIELD.newDfp(centre)));
      for (int k = 0; k < MILLS_TERMS; k++) {
        Dfp weight = angle.multiply(k).cos().multiply(2).divide(MILLS_NODES);
        series[k] = series[k].add(value.multiply(weight));
      }
    }
    return series;
  }

  private static Dfp[] zeros() {
    Dfp[] zeros = new Dfp[MILLS_TERMS];
    Arrays.fill(zeros, FIELD.getZero());
    return zeros;
  }

  private static void addMultiple(Dfp[] sum, Dfp[] terms, Dfp factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = sum[i].add(terms[i].multiply(factor));
    }
  }

  /** Φ(−a)/φ(a): the odd power series below 4, Laplace's continued fraction above. */
  public static Dfp mills(Dfp a) {
    Dfp square = a.multiply(a);
    if (a.lessThan(FIELD.newDfp(4))) {
      Dfp term = a;
      Dfp sum = a;
      for (int n = 3; n < 300; n += 2) {
        term = term.multiply(square).divide(n);
        sum = sum.add(term);
      }
      Dfp half = FIELD.getPi().divide(2).sqrt().multiply(square.divide(2).exp());
      return half.subtract(sum);
    }
    Dfp tail = a;
    for (int n = (int) (60 + 9000 / square.toDouble()); n >= 1; n--) {
      tail = a.add(FIELD.newDfp(n).divide(tail));
    }
    return ONE.divide(tail);
  }

  private static void addPair(List<Double> out, Dfp value) {
    double high = value.toDouble();
    out.add(high);
    out.add(value.subtract(FIELD.newDfp(high)).toDouble());
  }
}
