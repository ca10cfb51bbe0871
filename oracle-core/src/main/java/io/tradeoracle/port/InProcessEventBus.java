package io.tradeoracle.port;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

/**
 * An event bus within this process. It has no thread: whoever publishes calls the listeners, and
 * they have heard the number when {@link #publish} returns. Thread-safe.
 */
public final class InProcessEventBus implements EventBus {

  private final Map<String, List<Registration>> topics = new ConcurrentHashMap<>();

  /** Returns a bus without listeners. */
  public InProcessEventBus() {}

  @Override
  public void publish(String topic, long throughNumber) {
    topics.getOrDefault(topic, List.of()).forEach(listener -> listener.tell(throughNumber));
  }

  @Override
  public Subscription subscribe(String topic, LongConsumer listener) {
    List<Registration> registrations =
        topics.computeIfAbsent(topic, name -> new CopyOnWriteArrayList<>());
    Registration registration = new Registration(listener, registrations);
    registrations.add(registration);
    return registration;
  }

  @Override
  public void close() {
    topics.values().forEach(List::clear);
  }

  private static final class Registration implements Subscription {
    private final LongConsumer listener;
    private final List<Registration> registrations;
    private long told = Long.MIN_VALUE;
    private boolean ended;

    Registration(LongConsumer listener, List<Registration> registrations) {
      this.listener = listener;
      this.registrations = registrations;
    }

    /** One at a time: of two publishers the slower must not make the numbers fall. */
    synchronized void tell(long throughNumber) {
      if (!ended && throughNumber > told) {
        told = throughNumber;
        listener.accept(throughNumber);
      }
    }

    @Override
    public synchronized void close() {
      ended = true;
      registrations.remove(this);
    }
  }
}
