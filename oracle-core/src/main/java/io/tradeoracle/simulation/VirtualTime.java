package io.tradeoracle.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Time that passes only when told to, with the tasks that are to run in it. Tasks run in order of
 * their instants, those of one instant in the order they were scheduled, so a run repeats exactly.
 * Not thread-safe.
 */
public final class VirtualTime implements InstantSource {

  private record Task(Instant at, long sequence, Runnable action) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::sequence));
  private Instant now;
  private long scheduled;

  public VirtualTime(Instant start) {
    now = Objects.requireNonNull(start, "start");
  }

  @Override
  public Instant instant() {
    return now;
  }

  /**
   * Runs a task at an instant.
   *
   * @throws IllegalArgumentException if the instant has passed; the present one is allowed
   */
  public void schedule(Instant at, Runnable action) {
    if (at.isBefore(now)) {
      throw new IllegalArgumentException("cannot schedule in the past: " + at + " < " + now);
    }
    tasks.add(new Task(at, scheduled++, action));
  }

  /** Returns the instant of the next task; empty if there is none. */
  public Optional<Instant> nextTaskAt() {
    return Optional.ofNullable(tasks.peek()).map(Task::at);
  }

  /** Goes to the next task's instant and runs that one task. Returns false if there is none. */
  public boolean runNext() {
    Task task = tasks.poll();
    if (task == null) {
      return false;
    }
    now = task.at;
    task.action.run();
    return true;
  }

  /** Runs all tasks up to an instant, those they schedule included, and stands there. */
  public void runUntil(Instant end) {
    for (Task next = tasks.peek(); next != null && !next.at.isAfter(end); next = tasks.peek()) {
      runNext();
    }
    now = end.isAfter(now) ? end : now;
  }
}
