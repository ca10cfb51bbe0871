package io.tradeoracle.port;

/**
 * A number that grows with every new lease. The store refuses writes that carry an older one than
 * it has seen.
 *
 * @param value positive
 */
public record FencingToken(long value) implements Comparable<FencingToken> {

  public FencingToken {
    if (value < 1) {
      throw new IllegalArgumentException("a fencing token is positive: " + value);
    }
  }

  @Override
  public int compareTo(FencingToken other) {
    return Long.compare(value, other.value);
  }
}
