package io.tradeoracle.testing;

import java.lang.reflect.Method;

/**
 * What the current thread has allocated so far. Through reflection, because the modules of the
 * management beans are not among those that the library reads.
 */
public final class Allocations {

  private static final int ROUNDS = 5000;

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
   * Returns the fewest bytes that one of many runs allocates, less what asking does: the first runs
   * load classes, and until the JIT compiler has compiled them vector operations make objects.
   */
  public static long least(Runnable run) {
    long asking = leastWithAsking(() -> {}, 0);
    return Math.max(leastWithAsking(run, asking) - asking, 0);
  }

  private static long leastWithAsking(Runnable run, long enough) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > enough; round++) {
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
