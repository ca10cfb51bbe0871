package io.tradeoracle.examples.run;

/**
 * How fast virtual time passes.
 *
 * @param factor virtual seconds in a real one; infinite at full speed
 */
public record Speed(double factor) {

  public Speed {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("must be max or a positive number: " + factor);
    }
  }

  /**
   * Returns the speed that {@code text} spells: max, or a positive number.
   *
   * @throws IllegalArgumentException if it spells none
   */
  public static Speed parse(String text) {
    if (text.equalsIgnoreCase("max")) {
      return new Speed(Double.POSITIVE_INFINITY);
    }
    double factor = number(text);
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("must be max or a positive number: '" + text + "'");
    }
    return new Speed(factor);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
