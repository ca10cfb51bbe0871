package io.tradeoracle.volatility;

/**
 * Where today's implied volatility lies between the lowest and the highest of a rolling window:
 * {@code (iv − minimum) / (maximum − minimum)}, a fraction from 0 to 1.
 *
 * <p>A window of {@code n} counts trading days, today included: the closes of the last {@code n −
 * 1} earlier days and today's running value. A tick stands in for today and is replaced by the next
 * one; only a close stays. Feed past days with {@link #close}, then today's ticks with {@link
 * #update}.
 *
 * <p>Until the window holds {@code minObservations} values there is no rank, and over a flat range
 * (all values equal) it is undefined: both give NaN, and {@link #isAvailable} is false.
 *
 * <p>An update costs O(1), a close O(1) amortised, and neither allocates. Not thread-safe: one
 * thread owns an instance.
 */
public final class IvRank {

  private final ObservationWindow window;
  private final SlidingMinimum lowest;
  private final SlidingMinimum lowestNegated;
  private double minimum = Double.NaN;
  private double maximum = Double.NaN;
  private double rank = Double.NaN;

  /**
   * Makes a rank that is available only once the whole window is filled.
   *
   * @param window trading days in the window, today included; 1 to 100,000
   * @throws IllegalArgumentException if the window is out of range
   */
  public IvRank(int window) {
    this(window, window);
  }

  /**
   * Makes a rank.
   *
   * @param window trading days in the window, today included; 1 to 100,000
   * @param minObservations the least number of values in the window that gives a rank; 1 to {@code
   *     window}
   * @throws IllegalArgumentException if an argument is out of range
   */
  public IvRank(int window, int minObservations) {
    this.window = new ObservationWindow(window, minObservations);
    this.lowest = new SlidingMinimum(this.window.earlierDays());
    this.lowestNegated = new SlidingMinimum(this.window.earlierDays());
  }

  /**
   * Takes today's running value in place of the one before, and returns its rank.
   *
   * @param iv implied volatility, an annual fraction: 0.20 is 20 %
   * @return the rank, 0 to 1; NaN with too few observations or over a flat range
   * @throws IllegalArgumentException if {@code iv} is negative, infinite or NaN; nothing changes
   */
  public double update(double iv) {
    window.observe(iv);
    minimum = Math.min(lowest.minimum(), iv);
    maximum = Math.max(-lowestNegated.minimum(), iv);
    boolean defined = window.isSufficient() && minimum < maximum;
    rank = defined ? (iv - minimum) / (maximum - minimum) : Double.NaN;
    return rank;
  }

  /**
   * Takes today's last value, returns its rank, and keeps it as an earlier day from the next value
   * on.
   *
   * @param iv implied volatility, an annual fraction: 0.20 is 20 %
   * @return the rank, 0 to 1; NaN with too few observations or over a flat range
   * @throws IllegalArgumentException if {@code iv} is negative, infinite or NaN; nothing changes
   */
  public double close(double iv) {
    double closing = update(iv);
    lowest.push(iv);
    lowestNegated.push(-iv);
    window.fix();
    return closing;
  }

  /** Returns the rank of the last value, 0 to 1, or NaN where there is none. */
  public double rank() {
    return rank;
  }

  /** Returns whether the last value has a rank: enough observations, and not all equal. */
  public boolean isAvailable() {
    return !Double.isNaN(rank);
  }

  /** Returns how many values the last rank was taken over, its own included; 0 before the first. */
  public int observations() {
    return window.observations();
  }

  /** Returns the lowest value of the window, or NaN with too few observations. */
  public double minimum() {
    return window.isSufficient() ? minimum : Double.NaN;
  }

  /** Returns the highest value of the window, or NaN with too few observations. */
  public double maximum() {
    return window.isSufficient() ? maximum : Double.NaN;
  }
}
