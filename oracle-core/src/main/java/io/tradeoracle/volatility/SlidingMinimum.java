package io.tradeoracle.volatility;

/**
 * The least of the last {@code span} values, in O(1) amortised and without allocation.
 *
 * <p>Holds the ascending subsequence of values that can still become the minimum: a value leaves
 * when a later one is not larger, or when it is {@code span} values old. Each value enters and
 * leaves once. A maximum is the minimum of the negated values.
 */
final class SlidingMinimum {

  private final int span;
  private final double[] values;
  private final long[] sequences;
  private int head;
  private int size;
  private long nextSequence;

  SlidingMinimum(int span) {
    this.span = span;
    // One more than the span: the newest enters before the oldest leaves.
    this.values = new double[span + 1];
    this.sequences = new long[span + 1];
  }

  void push(double value) {
    while (size > 0 && values[slot(size - 1)] >= value) {
      size--;
    }
    int tail = slot(size);
    values[tail] = value;
    sequences[tail] = nextSequence;
    size++;
    nextSequence++;
    if (sequences[head] < nextSequence - span) {
      head = slot(1);
      size--;
    }
  }

  /** Returns the least value, or positive infinity while there is none. */
  double minimum() {
    return size == 0 ? Double.POSITIVE_INFINITY : values[head];
  }

  private int slot(int offset) {
    int slot = head + offset;
    return slot < values.length ? slot : slot - values.length;
  }
}
