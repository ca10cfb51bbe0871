package io.tradeoracle.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Keeps what a listener heard, and lets a test wait for it, never for longer than a bound. */
final class Recorder<T> {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final List<T> heard = new ArrayList<>();

  void add(T value) {
    lock.lock();
    try {
      heard.add(value);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<T> heard() {
    lock.lock();
    try {
      return List.copyOf(heard);
    } finally {
      lock.unlock();
    }
  }

  /** Returns all that was heard, once some of it is what the test waits for. */
  List<T> await(Predicate<T> wanted) throws InterruptedException {
    long nanosLeft = PATIENCE.toNanos();
    lock.lock();
    try {
      while (heard.stream().noneMatch(wanted)) {
        if (nanosLeft <= 0) {
          throw new AssertionError("not heard within " + PATIENCE + "; heard only: " + heard);
        }
        nanosLeft = grown.awaitNanos(nanosLeft);
      }
      return List.copyOf(heard);
    } finally {
      lock.unlock();
    }
  }
}
