package io.tradeoracle.port;

import java.util.function.LongConsumer;

/**
 * Tells other parts, and other processes, how far the durable log has grown. It carries numbers,
 * not rows: a listener reads the events from the store, so a lost message loses nothing.
 * Thread-safe.
 */
public interface EventBus extends AutoCloseable {

  /** Tells every listener of a topic that events up to a number can be read. */
  void publish(String topic, long throughNumber);

  /**
   * Registers a listener from now on. Numbers may be skipped (the newest includes those before) and
   * may repeat; they never fall. Called by one thread at a time, of the bus's choosing; must be
   * quick and must not throw.
   */
  Subscription subscribe(String topic, LongConsumer listener);

  @Override
  void close();
}
