package io.tradeoracle.volatility;

/**
 * {@link IvRank} and {@link IvPercentile} of many symbols, the same numbers, for a scan that
 * updates thousands of them: what ranks need lies side by side in one array.
 *
 * <p>Row i of every array belongs to symbol i. A value that is NaN, infinite or negative is not
 * counted: its symbol keeps its window, and its results are NaN. So are those of a symbol whose
 * window does not yet hold {@code minObservations} values, and the rank over a flat range.
 *
 * <p>Cost: a rank is O(1) and touches one cache line of its symbol; a percentile O(log window); a
 * close O(1) amortised for the rank and at most {@code window} moved array elements for the
 * percentile. Nothing is allocated after construction, which takes 48 bytes a symbol and day. Not
 * thread-safe: one thread owns an instance.
 */
public final class IvRankBatch {

  /** Fields of a symbol that every rank reads, side by side. */
  private static final int LOWEST = 0;

  private static final int HIGHEST = 1;
  private static final int FIELDS = 2;

  private final int symbols;
  private final int span;
  private final int minObservations;

  private final double[] extremes;
  private final int[] closes;
  private final SlidingMinimum[] lowest;
  private final SlidingMinimum[] lowestNegated;
  private final SortedWindow[] sorted;

  /**
   * Makes one for some symbols, none of which has a close yet.
   *
   * @param symbols how many, 1 or more
   * @param window trading days in the window, today included; 1 to 100,000
   * @param minObservations the least number of values in the window that gives a result; 1 to
   *     {@code window}
   * @throws IllegalArgumentException if an argument is out of range
   */
  public IvRankBatch(int symbols, int window, int minObservations) {
    if (symbols < 1) {
      throw new IllegalArgumentException("symbols must be positive: " + symbols);
    }
    this.span = new ObservationWindow(window, minObservations).earlierDays();
    this.symbols = symbols;
    this.minObservations = minObservations;
    extremes = new double[FIELDS * symbols];
    closes = new int[symbols];
    lowest = new SlidingMinimum[symbols];
    lowestNegated = new SlidingMinimum[symbols];
    sorted = new SortedWindow[symbols];
    for (int i = 0; i < symbols; i++) {
      extremes[FIELDS * i + LOWEST] = Double.POSITIVE_INFINITY;
      extremes[FIELDS * i + HIGHEST] = Double.NEGATIVE_INFINITY;
      lowest[i] = new SlidingMinimum(span);
      lowestNegated[i] = new SlidingMinimum(span);
      sorted[i] = new SortedWindow(span);
    }
  }

  /** Returns how many symbols there are. */
  public int symbols() {
    return symbols;
  }

  /** Returns the rank of today's running value of one symbol, 0 to 1, or NaN. */
  public double rank(int symbol, double iv) {
    if (closes[symbol] + 1 < minObservations || !isCounted(iv)) {
      return Double.NaN;
    }
    double minimum = Math.min(extremes[FIELDS * symbol + LOWEST], iv);
    double maximum = Math.max(extremes[FIELDS * symbol + HIGHEST], iv);
    // Over a flat range this is 0 / 0, which is NaN.
    return (iv - minimum) / (maximum - minimum);
  }

  /** Returns the percentile of today's running value of one symbol, 0 to below 1, or NaN. */
  public double percentile(int symbol, double iv) {
    int observations = closes[symbol] + 1;
    return observations < minObservations || !isCounted(iv)
        ? Double.NaN
        : (double) sorted[symbol].countBelow(iv) / observations;
  }

  /**
   * Sets the ranks of today's running values.
   *
   * @param iv annual fractions, one a symbol
   * @param ranks set, 0 to 1 or NaN; may be {@code iv} itself
   * @throws IllegalArgumentException if an array has another length; nothing is set
   */
  public void ranks(double[] iv, double[] ranks) {
    requireLength("iv", iv);
    requireLength("ranks", ranks);
    for (int i = 0; i < symbols; i++) {
      ranks[i] = rank(i, iv[i]);
    }
  }

  /**
   * Sets the percentiles of today's running values.
   *
   * @param iv annual fractions, one a symbol
   * @param percentiles set, 0 to below 1 or NaN; may be {@code iv} itself
   * @throws IllegalArgumentException if an array has another length; nothing is set
   */
  public void percentiles(double[] iv, double[] percentiles) {
    requireLength("iv", iv);
    requireLength("percentiles", percentiles);
    for (int i = 0; i < symbols; i++) {
      percentiles[i] = percentile(i, iv[i]);
    }
  }

  /**
   * Keeps today's last values as those of an earlier day from now on.
   *
   * @param iv annual fractions, one a symbol; NaN for one that has none today
   * @throws IllegalArgumentException if the array has another length; nothing changes
   */
  public void close(double[] iv) {
    requireLength("iv", iv);
    for (int i = 0; i < symbols; i++) {
      close(i, iv[i]);
    }
  }

  /** Keeps the last value of one symbol as that of an earlier day from now on. */
  public void close(int symbol, double iv) {
    if (!isCounted(iv)) {
      return;
    }
    lowest[symbol].push(iv);
    lowestNegated[symbol].push(-iv);
    sorted[symbol].push(iv);
    closes[symbol] = Math.min(closes[symbol] + 1, span);
    extremes[FIELDS * symbol + LOWEST] = lowest[symbol].minimum();
    extremes[FIELDS * symbol + HIGHEST] = -lowestNegated[symbol].minimum();
  }

  private static boolean isCounted(double iv) {
    return iv >= 0 && iv < Double.POSITIVE_INFINITY;
  }

  private void requireLength(String name, double[] column) {
    if (column.length != symbols) {
      throw new IllegalArgumentException(
          name + " must have one value for each of " + symbols + " symbols: " + column.length);
    }
  }
}
