package io.tradeoracle.volatility;

/**
 * The share of a rolling window that lies strictly below today's implied volatility: {@code
 * (observations smaller than iv) / (observations)}, a fraction from 0 to below 1.
 *
 * <p>A window of {@code n} counts trading days, today included: the closes of the last {@code n −
 * 1} earlier days and today's running value. A tick stands in for today and is replaced by the next
 * one; only a close stays. Feed past days with {@link #close}, then today's ticks with {@link
 * #update}.
 *
 * <p>Until the window holds {@code minObservations} values there is no percentile: NaN, and {@link
 * #isAvailable} is false. Over a flat range it is 0.
 *
 * <p>Cost: the closes are held sorted. An update that lies between the same two closes as the one
 * before, as most ticks of a day do, costs O(1), any other a binary search (eight steps for 252
 * days: counting smaller values cannot be O(1) for arbitrary ones). A close moves at most {@code n
 * − 1} array elements, once a day. Nothing is allocated. Not thread-safe: one thread owns an
 * instance.
 */
public final class IvPercentile {

  private final ObservationWindow window;
  private final SortedWindow closes;
  private double percentile = Double.NaN;

  /**
   * Makes a percentile that is available only once the whole window is filled.
   *
   * @param window trading days in the window, today included; 1 to 100,000
   * @throws IllegalArgumentException if the window is out of range
   */
  public IvPercentile(int window) {
    this(window, window);
  }

  /**
   * Makes a percentile.
   *
   * @param window trading days in the window, today included; 1 to 100,000
   * @param minObservations the least number of values in the window that gives a percentile; 1 to
   *     {@code window}
   * @throws IllegalArgumentException if an argument is out of range
   */
  public IvPercentile(int window, int minObservations) {
    this.window = new ObservationWindow(window, minObservations);
    this.closes = new SortedWindow(this.window.earlierDays());
  }

  /**
   * Takes today's running value in place of the one before, and returns its percentile.
   *
   * @param iv implied volatility, an annual fraction: 0.20 is 20 %
   * @return the percentile, 0 to below 1; NaN with too few observations
   * @throws IllegalArgumentException if {@code iv} is negative, infinite or NaN; nothing changes
   */
  public double update(double iv) {
    window.observe(iv);
    percentile =
        window.isSufficient() ? (double) closes.countBelow(iv) / window.observations() : Double.NaN;
    return percentile;
  }

  /**
   * Takes today's last value, returns its percentile, and keeps it as an earlier day from the next
   * value on.
   *
   * @param iv implied volatility, an annual fraction: 0.20 is 20 %
   * @return the percentile, 0 to below 1; NaN with too few observations
   * @throws IllegalArgumentException if {@code iv} is negative, infinite or NaN; nothing changes
   */
  public double close(double iv) {
    double closing = update(iv);
    closes.push(iv);
    window.fix();
    return closing;
  }

  /** Returns the percentile of the last value, 0 to below 1, or NaN where there is none. */
  public double percentile() {
    return percentile;
  }

  /** Returns whether the last value has a percentile: enough observations. */
  public boolean isAvailable() {
    return !Double.isNaN(percentile);
  }

  /** Returns how many values the last percentile was taken over, its own included; 0 at first. */
  public int observations() {
    return window.observations();
  }
}
