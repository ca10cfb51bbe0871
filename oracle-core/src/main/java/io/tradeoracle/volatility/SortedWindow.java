package io.tradeoracle.volatility;

/**
 * The last {@code span} values in ascending order, to count the smaller ones.
 *
 * <p>A count takes O(1) when it falls between the same two values as the count before, else a
 * binary search; a push moves at most {@code span} array elements. Nothing is allocated.
 */
final class SortedWindow {

  private final double[] byAge;
  private final double[] sorted;
  private int size;
  private int oldest;
  private int lastCount;

  SortedWindow(int span) {
    this.byAge = new double[span];
    this.sorted = new double[span];
  }

  void push(double value) {
    if (byAge.length == 0) {
      return;
    }
    if (size == byAge.length) {
      remove(byAge[oldest]);
    }
    byAge[oldest] = value;
    oldest = oldest + 1 == byAge.length ? 0 : oldest + 1;
    insert(value);
  }

  /** Returns how many of the values are strictly smaller. */
  int countBelow(double value) {
    if (!isCountBelow(lastCount, value)) {
      lastCount = search(value);
    }
    return lastCount;
  }

  private boolean isCountBelow(int count, double value) {
    return count <= size
        && (count == 0 || sorted[count - 1] < value)
        && (count == size || sorted[count] >= value);
  }

  /** A binary search whose steps move data, not branches: no one could predict them. */
  private int search(double value) {
    int base = 0;
    int length = size;
    while (length > 1) {
      int half = length >>> 1;
      base = sorted[base + half - 1] < value ? base + half : base;
      length -= half;
    }
    return length == 1 && sorted[base] < value ? base + 1 : base;
  }

  private void remove(double value) {
    int at = search(value);
    System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
    size--;
  }

  private void insert(double value) {
    int at = search(value);
    System.arraycopy(sorted, at, sorted, at + 1, size - at);
    sorted[at] = value;
    size++;
  }
}
