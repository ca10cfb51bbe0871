package io.tradeoracle.examples.http.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.InMemoryTradeStore;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HubTest {

  private static final long SECOND = 1_000_000_000L;

  private final InMemoryTradeStore store = new InMemoryTradeStore();
  private long nanos;
  private final Hub hub = new Hub(store, HubTest::frame, Runnable::run, () -> nanos);

  /** Takes frames, and tells their end when it is let to; twice, as connections sometimes do. */
  private static final class Connection implements Transport {
    final List<Frame> frames = new ArrayList<>();
    final List<Integer> blocks = new ArrayList<>();
    boolean stalled;
    boolean aborted;

    @Override
    public void send(List<Outgoing> block, Ended ended) {
      blocks.add(block.size());
      block.forEach(next -> frames.add(next.frame()));
      if (!stalled) {
        ended.done();
        ended.done();
      }
    }

    @Override
    public void close(int code, String reason) {}

    @Override
    public void abort() {
      aborted = true;
    }

    List<Long> events() {
      return frames.stream().filter(f -> f.type().equals("event")).map(Frame::eventId).toList();
    }
  }

  private static Frame frame(LogEntry entry) {
    return Frame.of("event", entry.number(), "{}");
  }

  private Connection join(long cursor, boolean stalled) {
    Connection connection = new Connection();
    connection.stalled = stalled;
    Frame hello = Frame.of("hello", hub.tail(), "{}");
    hub.add(new Client(hub, connection, hello, cursor, Selection.NONE));
    return connection;
  }

  private void log(int events) {
    List<LogEntry> entries = new ArrayList<>();
    String previous =
        store.durableThrough() == 0
            ? LogEntry.GENESIS
            : store.eventsAfter(store.durableThrough() - 1, 1).get(0).hash();
    for (int i = 0; i < events; i++) {
      LogEntry entry =
          LogEntry.of(store.durableThrough() + 1 + i, Instant.EPOCH, "Test", 1, Map.of(), previous);
      entries.add(entry);
      previous = entry.hash();
    }
    store.commit(new FencingToken(1), new UnitOfWork(entries, List.of()));
    hub.publish(entries.stream().map(HubTest::frame).toList());
  }

  private void publish(String topic, Frame frame) {
    hub.put(topic, frame);
    hub.publish();
  }

  @Test
  void sendsWhatIsDueTogetherInOneBlock() {
    Connection connection = join(0, false);
    hub.put("clock", Frame.of("clock", 1, "{}"));
    hub.put("orders", Frame.of("orders", 1, "{}"));
    log(3);
    assertThat(connection.frames.stream().map(Frame::type))
        .containsExactly("hello", "event", "event", "event", "clock", "orders");
    assertThat(connection.blocks).containsExactly(1, 5);
  }

  @Test
  void costsAStalledClientOneBlockAndThenItsConnection() {
    Connection stalled = join(0, true);
    Connection healthy = join(0, false);
    log(5_000);
    publish("clock", Frame.of("clock", 1, "{\"a\":1}"));
    assertThat(stalled.frames).hasSize(1);
    assertThat(healthy.events()).hasSize(5_000);
    nanos += 11 * SECOND;
    hub.cutStalled();
    assertThat(stalled.aborted).isTrue();
    assertThat(healthy.aborted).isFalse();
    assertThat(hub.size()).isEqualTo(1);
  }

  @Test
  void readsFromTheStoreWhatIsNoLongerAmongTheNewest() {
    log(6_000);
    Connection late = join(10, false);
    assertThat(late.events()).isEqualTo(LongStream.rangeClosed(11, 6_000).boxed().toList());
    log(3);
    assertThat(late.events()).endsWith(6_001L, 6_002L, 6_003L).doesNotHaveDuplicates();
  }

  @Test
  void sendsOnlyTheNewestOfATopicAndNothingTwice() {
    publish("clock", Frame.of("clock", 1, "{\"a\":1}"));
    publish("clock", Frame.of("clock", 1, "{\"a\":2}"));
    Connection connection = join(0, false);
    publish("clock", Frame.of("clock", 2, "{\"a\":2}"));
    assertThat(connection.frames.stream().map(Frame::body)).containsExactly("{}", "{\"a\":2}");
  }

  @Test
  void greetsBeforeAllElse() {
    log(3);
    Connection connection = join(1, false);
    assertThat(connection.frames.stream().map(Frame::type))
        .containsExactly("hello", "event", "event");
  }

  @Test
  void sendsNobodyWhatOthersSelected() {
    Connection connection = join(0, false);
    publish("iv/ACME", Frame.of("iv", 1, "{}"));
    assertThat(connection.frames).hasSize(1);
  }
}
