package io.tradeoracle.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Commands to the outside world, each held back until the event that caused it is durable. Owned by
 * the engine's thread; the commands themselves run on the executor.
 */
final class CommandOutbox {

  private record Held(long eventNumber, Runnable command) {}

  private final Executor executor;
  private final Queue<Held> held = new ArrayDeque<>();

  CommandOutbox(Executor executor) {
    this.executor = executor;
  }

  /** Holds a command back until an event is durable. */
  void add(long eventNumber, Runnable command) {
    held.add(new Held(eventNumber, command));
  }

  /** Lets all commands go whose events are durable, in order. Returns how many. */
  int release(long durableThrough) {
    int released = 0;
    for (Held next = held.peek(); next != null && next.eventNumber <= durableThrough; ) {
      held.remove();
      executor.execute(next.command);
      released++;
      next = held.peek();
    }
    return released;
  }
}
