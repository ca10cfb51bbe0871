package io.tradeoracle.examples.http.push;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The newest events, shared by all clients. One thread adds, any reads. */
final class EventRing {

  private static final int SIZE = 2_048;

  private final AtomicReferenceArray<Frame> frames = new AtomicReferenceArray<>(SIZE);

  void add(Frame event) {
    frames.set(place(event.eventId()), event);
  }

  /** Returns the event of a number; null if it is too old or has not come. */
  @Nullable Frame find(long number) {
    Frame frame = frames.get(place(number));
    return frame != null && frame.eventId() == number ? frame : null;
  }

  private static int place(long number) {
    return (int) (number % SIZE);
  }
}
