package io.tradeoracle.pricing.tables;

import java.util.Arrays;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;

/**
 * Makes the polynomial by which blocks of Mills ratios are computed: M(a)·(a + 6) in powers of y =
 * (a − 5)/(a + 6), the Chebyshev series in y cut off after 25 terms, in 60 digits.
 */
public final class BlockMills {

  private static final int DEGREE = 25;
  private static final int NODES = 64;
  private static final DfpField FIELD = new DfpField(60);

  private BlockMills() {}

  /** Returns the coefficients, the constant first. */
  public static double[] coefficients() {
    Dfp[] series = series();
    Dfp[] sum = zeros();
    Dfp[] before = zeros();
    Dfp[] current = zeros();
    before[0] = FIELD.getOne();
    current[1] = FIELD.getOne();
    addMultiple(sum, before, series[0].divide(2));
    addMultiple(sum, current, series[1]);
    for (int k = 2; k <= DEGREE; k++) {
      Dfp[] next = zeros();
      for (int i = 0; i <= DEGREE; i++) {
        Dfp shifted = i == 0 ? FIELD.getZero() : current[i - 1].multiply(2);
        next[i] = shifted.subtract(before[i]);
      }
      before = current;
      current = next;
      addMultiple(sum, current, series[k]);
    }
    double[] coefficients = new double[DEGREE + 1];
    for (int i = 0; i <= DEGREE; i++) {
      coefficients[i] = sum[i].toDouble();
    }
    return coefficients;
  }

  private static Dfp[] series() {
    Dfp[] series = zeros();
    for (int node = 0; node < NODES; node++) {
      Dfp angle = FIELD.getPi().multiply(2 * node + 1).divide(2 * NODES);
      Dfp y = angle.cos();
      Dfp a = y.multiply(6).add(5).divide(FIELD.getOne().subtract(y));
      Dfp value = ElementaryTables.mills(a).multiply(a.add(6)).multiply(2).divide(NODES);
      for (int k = 0; k <= DEGREE; k++) {
        series[k] = series[k].add(value.multiply(angle.multiply(k).cos()));
      }
    }
    return series;
  }

  private static Dfp[] zeros() {
    Dfp[] zeros = new Dfp[DEGREE + 1];
    Arrays.fill(zeros, FIELD.getZero());
    return zeros;
  }

  private static void addMultiple(Dfp[] sum, Dfp[] terms, Dfp factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = sum[i].add(terms[i].multiply(factor));
    }
  }
}
