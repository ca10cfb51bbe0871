package io.tradeoracle.pricing.tables;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleBinaryOperator;

/**
 * Makes the tables from which an implied volatility is guessed: bicubic polynomials in the
 * mantissas of two coordinates, one for each cell, the second coordinate's cells beside each other.
 *
 * <p>In a cell the function is taken at 12 × 12 Chebyshev nodes; of its Chebyshev series the terms
 * up to the third degree are kept and written out in powers of the mantissas less one. Run {@link
 * #main} with the file to write.
 */
public final class GuessTables {

  static final int COEFFICIENTS = 16;

  /** v in [1, 4096), two cells to the octave; 1 + z in [1, 8). */
  private static final int FAST_ROWS = 24;

  private static final int FAST_ROWS_PER_OCTAVE = 2;
  private static final int FAST_COLUMNS = 3;

  /** 1 + ξ in [1, 32), four cells to the octave; 1 + z in [1, 128). */
  private static final int GENERAL_ROWS = 20;

  private static final int GENERAL_ROWS_PER_OCTAVE = 4;
  private static final int GENERAL_COLUMNS = 7;

  private static final int NODES = 12;
  private static final int TERMS = 4;

  private GuessTables() {}

  /** Writes the fast table, then the general one, as big-endian doubles. */
  public static void main(String[] arguments) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
      for (double coefficient : fast()) {
        out.writeDouble(coefficient);
      }
      for (double coefficient : general()) {
        out.writeDouble(coefficient);
      }
    }
  }

  /** Returns the table over v and 1 + z. */
  static double[] fast() {
    return table(
        FAST_ROWS,
        FAST_ROWS_PER_OCTAVE,
        FAST_COLUMNS,
        (v, onePlusZ) -> GuessFunction.ofRatio(v, onePlusZ - 1));
  }

  /** Returns the table over 1 + ξ and 1 + z. */
  static double[] general() {
    return table(
        GENERAL_ROWS,
        GENERAL_ROWS_PER_OCTAVE,
        GENERAL_COLUMNS,
        (onePlusXi, onePlusZ) -> GuessFunction.ofRootLog(onePlusXi - 1, onePlusZ - 1));
  }

  private static double[] table(
      int rows, int rowsPerOctave, int columns, DoubleBinaryOperator function) {
    double[] table = new double[rows * columns * COEFFICIENTS];
    double width = 1.0 / rowsPerOctave;
    for (int row = 0; row < rows; row++) {
      double octave = 1L << (row / rowsPerOctave);
      double from = row % rowsPerOctave * width;
      for (int column = 0; column < columns; column++) {
        double size = 1L << column;
        double[] cell =
            cell(from, width, (a, b) -> function.applyAsDouble(octave * (1 + a), size * (1 + b)));
        System.arraycopy(cell, 0, table, (row * columns + column) * COEFFICIENTS, COEFFICIENTS);
      }
    }
    return table;
  }

  /** Returns the coefficient of aⁱ·bʲ at 4i + j, for a in [from, from + width], b in [0, 1]. */
  private static double[] cell(double from, double width, DoubleBinaryOperator function) {
    double[][] chebyshev = chebyshev(from, width, function);
    double[][] first = powers(from, width);
    double[][] second = powers(0.0, 1.0);
    double[] cell = new double[COEFFICIENTS];
    for (int k = 0; k < TERMS; k++) {
      for (int l = 0; l < TERMS; l++) {
        for (int i = 0; i <= k; i++) {
          for (int j = 0; j <= l; j++) {
            cell[TERMS * i + j] += chebyshev[k][l] * first[k][i] * second[l][j];
          }
        }
      }
    }
    return cell;
  }

  /** Returns the coefficients of T_k·T_l. */
  private static double[][] chebyshev(double from, double width, DoubleBinaryOperator function) {
    double[][] coefficients = new double[TERMS][TERMS];
    for (int p = 0; p < NODES; p++) {
      double angleA = StrictMath.PI * (p + 0.5) / NODES;
      double a = from + width * 0.5 * (1 + StrictMath.cos(angleA));
      for (int q = 0; q < NODES; q++) {
        double angleB = StrictMath.PI * (q + 0.5) / NODES;
        double value = function.applyAsDouble(a, 0.5 * (1 + StrictMath.cos(angleB)));
        for (int k = 0; k < TERMS; k++) {
          for (int l = 0; l < TERMS; l++) {
            coefficients[k][l] +=
                value
                    * weight(k)
                    * weight(l)
                    * StrictMath.cos(k * angleA)
                    * StrictMath.cos(l * angleB);
          }
        }
      }
    }
    return coefficients;
  }

  private static double weight(int degree) {
    return (degree == 0 ? 1.0 : 2.0) / NODES;
  }

  /** Returns T_k of the interval's own coordinate, as coefficients of the powers of a. */
  private static double[][] powers(double from, double width) {
    double slope = 2 / width;
    double offset = -1 - slope * from;
    double[][] t = new double[TERMS][TERMS];
    t[0][0] = 1;
    t[1][0] = offset;
    t[1][1] = slope;
    for (int k = 2; k < TERMS; k++) {
      for (int i = 0; i <= k; i++) {
        double shifted = i == 0 ? 0 : t[k - 1][i - 1];
        t[k][i] = 2 * (offset * t[k - 1][i] + slope * shifted) - t[k - 2][i];
      }
    }
    return t;
  }
}
