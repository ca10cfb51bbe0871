package io.tradeoracle.examples.http.push;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One listener. It has no queue: a cursor into the log, the versions of the topics it has, and at
 * most one block of frames under way. So a client that reads nothing costs one block until it is
 * cut.
 */
final class Client {

  /** A block of so many bytes is not made longer. */
  private static final int ENOUGH_BYTES = 64 * 1_024;

  private final Hub hub;
  private final Transport transport;
  private final Frame hello;
  private final AtomicInteger wanted = new AtomicInteger();
  private final Map<String, Long> versions = new HashMap<>();
  private final Deque<Frame> missed = new ArrayDeque<>();
  private volatile Selection selection;
  private volatile long cursor;
  private volatile boolean sending;
  private volatile long sendingSince;
  private volatile boolean closed;
  private boolean greeted;
  private boolean catchingUp;
  private long pings;

  Client(Hub hub, Transport transport, Frame hello, long cursor, Selection selection) {
    this.hub = hub;
    this.transport = transport;
    this.hello = hello;
    this.cursor = cursor;
    this.selection = selection;
    this.pings = hub.pings();
  }

  Selection selection() {
    return selection;
  }

  void select(Selection wantedSelection) {
    selection = wantedSelection;
  }

  long cursor() {
    return cursor;
  }

  /** Sends what is to be sent, as far as the connection takes it now. Any thread may call. */
  void pump() {
    if (wanted.getAndIncrement() > 0) {
      return;
    }
    int seen = 1;
    do {
      sendNext();
      seen = wanted.addAndGet(-seen);
    } while (seen > 0);
  }

  /** Takes events that were read from the store for it. */
  void caughtUp(List<Frame> events) {
    synchronized (missed) {
      missed.addAll(events);
      catchingUp = false;
    }
    pump();
  }

  private void sendNext() {
    if (sending || closed) {
      return;
    }
    List<Outgoing> block = nextBlock();
    if (!block.isEmpty()) {
      sendingSince = hub.nanos();
      sending = true;
      transport.send(block, new Sent());
    }
  }

  private List<Outgoing> nextBlock() {
    List<Outgoing> block = new ArrayList<>();
    int bytes = 0;
    for (Frame next = next(); next != null; next = bytes < ENOUGH_BYTES ? next() : null) {
      block.add(new Outgoing(next, cursor));
      bytes += next.wire().length;
    }
    return block;
  }

  private @Nullable Frame next() {
    if (!greeted) {
      greeted = true;
      return hello;
    }
    Frame event = nextEvent();
    if (event != null) {
      cursor = event.eventId();
      return event;
    }
    Hub.Topic topic = hub.newer(versions, selection);
    if (topic != null) {
      versions.put(topic.name(), topic.version());
      return topic.frame();
    }
    long pinged = hub.pings();
    boolean due = pinged > pings;
    pings = pinged;
    return due ? Frame.PING : null;
  }

  private @Nullable Frame nextEvent() {
    if (cursor >= hub.tail()) {
      return null;
    }
    synchronized (missed) {
      Frame read = missed.poll();
      if (read != null || catchingUp) {
        return read;
      }
      Frame recent = hub.recent(cursor + 1);
      if (recent == null) {
        catchingUp = true;
        hub.readFor(this);
      }
      return recent;
    }
  }

  /** Returns whether a block has been under way since before an instant. */
  boolean isStalled(long before) {
    return sending && sendingSince - before < 0;
  }

  void close(int code, String reason) {
    closed = true;
    hub.remove(this);
    transport.close(code, reason);
  }

  void abort() {
    closed = true;
    hub.remove(this);
    transport.abort();
  }

  void disconnected() {
    closed = true;
    hub.remove(this);
  }

  /** Connections may tell the end of a send twice. */
  private final class Sent implements Transport.Ended {
    private final AtomicBoolean ended = new AtomicBoolean();

    @Override
    public void done() {
      if (ended.compareAndSet(false, true)) {
        sending = false;
        pump();
      }
    }

    @Override
    public void failed() {
      if (ended.compareAndSet(false, true)) {
        abort();
      }
    }
  }
}
