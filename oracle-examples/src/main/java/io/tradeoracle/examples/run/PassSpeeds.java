package io.tradeoracle.examples.run;

import java.util.List;

/**
 * How fast each pass over the same recording was, in bars a second, from its files to its report.
 *
 * @param passes at least one, in order; the first is cold: it includes the start of Java
 */
public record PassSpeeds(List<Long> passes) {

  private static final int LAST = 3;

  public PassSpeeds {
    if (passes.isEmpty()) {
      throw new IllegalArgumentException("passes must not be empty");
    }
    passes = List.copyOf(passes);
  }

  /** Returns the speed of the first pass. */
  public long cold() {
    return passes.get(0);
  }

  /** Returns the median of the last three passes, or of as many as there are: the lower of two. */
  public long warm() {
    List<Long> last =
        passes.subList(Math.max(0, passes.size() - LAST), passes.size()).stream().sorted().toList();
    return last.get((last.size() - 1) / 2);
  }
}
