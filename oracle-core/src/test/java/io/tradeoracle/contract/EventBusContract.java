package io.tradeoracle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.port.EventBus;
import io.tradeoracle.port.Subscription;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link EventBus} promises while nothing is wrong between its ends. */
public abstract class EventBusContract {

  private static final String TOPIC = "events";

  private EventBus bus;
  private EventBus other;

  /** Returns an open bus that nobody else uses. */
  protected abstract EventBus open();

  /** Returns another process's end of a bus; within one process, the bus itself. */
  protected abstract EventBus openBeside(EventBus bus);

  @BeforeEach
  final void openBus() {
    bus = open();
    other = openBeside(bus);
  }

  @AfterEach
  final void closeBus() {
    other.close();
    bus.close();
  }

  @Test
  void everyListenerHearsTheNewestNumber() throws InterruptedException {
    Recorder<Long> here = listen(bus, TOPIC);
    Recorder<Long> there = listen(other, TOPIC);
    bus.publish(TOPIC, 1);
    other.publish(TOPIC, Long.MAX_VALUE);

    assertThat(here.await(number -> number == Long.MAX_VALUE)).isSorted();
    assertThat(there.await(number -> number == Long.MAX_VALUE)).isSorted();
  }

  @Test
  void numbersNeverFall() throws InterruptedException {
    Recorder<Long> heard = listen(bus, TOPIC);
    bus.publish(TOPIC, 5);
    heard.await(number -> number == 5);
    bus.publish(TOPIC, 3);
    bus.publish(TOPIC, 5);
    bus.publish(TOPIC, 7);
    assertThat(heard.await(number -> number == 7)).isSorted().doesNotContain(3L);
  }

  @Test
  void topicsAreKeptApart() throws InterruptedException {
    Recorder<Long> heard = listen(bus, TOPIC);
    Recorder<Long> fills = listen(bus, "fills");
    bus.publish("fills", 9);
    bus.publish(TOPIC, 1);

    assertThat(heard.await(number -> number == 1)).containsOnly(1L);
    assertThat(fills.await(number -> number == 9)).containsOnly(9L);
  }

  @Test
  void publishingToNobodyIsHarmless() throws InterruptedException {
    bus.publish(TOPIC, 1);
    Recorder<Long> late = listen(bus, TOPIC);
    bus.publish(TOPIC, 2);
    assertThat(late.await(number -> number == 2)).isSorted();
  }

  @Test
  void aClosedSubscriptionHearsNothing() throws InterruptedException {
    Recorder<Long> early = new Recorder<>();
    Subscription subscription = bus.subscribe(TOPIC, early::add);
    Recorder<Long> still = listen(bus, TOPIC);
    bus.publish(TOPIC, 1);
    early.await(number -> number == 1);
    subscription.close();
    subscription.close();
    bus.publish(TOPIC, 2);
    bus.publish(TOPIC, 3);

    still.await(number -> number == 3);
    assertThat(early.heard()).containsOnly(1L);
  }

  @Test
  void aListenerMayCloseItsOwnSubscription() throws InterruptedException {
    Recorder<Long> heard = new Recorder<>();
    Recorder<Subscription> own = new Recorder<>();
    own.add(
        bus.subscribe(
            TOPIC,
            number -> {
              heard.add(number);
              own.heard().forEach(Subscription::close);
            }));
    Recorder<Long> still = listen(bus, TOPIC);
    bus.publish(TOPIC, 1);
    heard.await(number -> number == 1);
    still.await(number -> number == 1);
    bus.publish(TOPIC, 2);
    still.await(number -> number == 2);
    assertThat(heard.heard()).containsOnly(1L);
  }

  @Test
  void theNewestOfSeveralPublishersIsHeardInRisingOrder() throws Exception {
    Recorder<Long> here = listen(bus, TOPIC);
    Recorder<Long> there = listen(other, TOPIC);
    Together.run(
        4,
        thread ->
            () -> {
              for (long i = 0; i < 250; i++) {
                (thread % 2 == 0 ? bus : other).publish(TOPIC, 4 * i + thread);
              }
              return thread;
            });
    assertThat(here.await(number -> number == 999)).isSorted();
    assertThat(there.await(number -> number == 999)).isSorted();
  }

  @Test
  void closingEndsTheCallsAndClosingTwiceIsHarmless() throws InterruptedException {
    Recorder<Long> heard = listen(bus, TOPIC);
    bus.publish(TOPIC, 1);
    heard.await(number -> number == 1);
    bus.close();
    bus.close();
    List<Long> before = heard.heard();

    try (EventBus fresh = open()) {
      Recorder<Long> next = listen(fresh, TOPIC);
      fresh.publish(TOPIC, 2);
      next.await(number -> number == 2);
    }
    assertThat(heard.heard()).isEqualTo(before);
  }

  private static Recorder<Long> listen(EventBus bus, String topic) {
    Recorder<Long> recorder = new Recorder<>();
    bus.subscribe(topic, recorder::add);
    return recorder;
  }
}
