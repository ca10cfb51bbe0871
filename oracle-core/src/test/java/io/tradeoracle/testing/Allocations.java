package io.tradeoracle.testing;

import java.lang.reflect.Method;

/**
 * What the current thread has allocated so far. Through reflection, because the modules of the
 * management beans are not among those that the library reads.
 */
public final class Allocations {

  private static final Object THREADS;
  private static final Method BYTES;

  static {
    try {
      THREADS =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      BYTES =
          Class.forName("com.sun.management.ThreadMXBean")
              .getMethod("getThreadAllocatedBytes", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Allocations() {}

  /**
   * Returns the fewest bytes that one of many runs allocates: the first ones may load classes, and
   * asking allocates a little itself, which is taken off.
   */
  public static long least(Runnable run) {
    long asking = leastWithAsking(() -> {});
    return leastWithAsking(run) - asking;
  }

  private static long leastWithAsking(Runnable run) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 300; round++) {
      long before = bytes();
      run.run();
      least = Math.min(least, bytes() - before);
    }
    return least;
  }

  private static long bytes() {
    try {
      return (long) BYTES.invoke(THREADS, Thread.currentThread().getId());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
