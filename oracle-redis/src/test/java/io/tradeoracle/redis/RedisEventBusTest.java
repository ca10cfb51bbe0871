package io.tradeoracle.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.contract.EventBusContract;
import io.tradeoracle.port.EventBus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisEventBusTest extends EventBusContract {

  private static TestRedis redis;

  private final List<RedisPorts> opened = new ArrayList<>();
  private RedisConfig config = freshKeys().build();

  @BeforeAll
  static void startRedis(@TempDir Path folder) throws IOException {
    redis = TestRedis.start(folder);
  }

  @AfterAll
  static void stopRedis() throws IOException {
    redis.close();
  }

  @AfterEach
  void closePorts() {
    opened.forEach(RedisPorts::close);
  }

  private static RedisConfig.Builder freshKeys() {
    return redis.config();
  }

  @Override
  protected EventBus open() {
    config = freshKeys().build();
    return connect().eventBus();
  }

  @Override
  protected EventBus openBeside(EventBus bus) {
    return connect().eventBus();
  }

  private RedisPorts connect() {
    RedisPorts ports = RedisPorts.connect(config, InstantSource.system());
    opened.add(ports);
    return ports;
  }

  @Test
  void aLateListenerHearsTheNewestNumberToo() {
    EventBus here = open();
    EventBus there = openBeside(here);
    here.publish("events", 7);
    AtomicLong heard = new AtomicLong();
    there.subscribe("events", heard::set);
    Eventually.holds("the late listener hears 7", () -> heard.get() == 7);
  }

  @Test
  void aPublisherThatLagsBehindHearsTheNewestNumber() {
    EventBus ahead = open();
    EventBus behind = openBeside(ahead);
    ahead.publish("events", 9);
    Eventually.holds(
        "9 is kept",
        () -> redis.ask(r -> "9".equals(stripZeros(r.get(config.keyPrefix() + ":topic:events")))));
    ahead.close();
    behind.publish("events", 3);
    AtomicLong heard = new AtomicLong();
    behind.subscribe("events", heard::set);
    Eventually.holds("the one behind hears 9", () -> heard.get() == 9);
  }

  private static String stripZeros(@Nullable String number) {
    return number == null ? "" : number.replaceFirst("^0+", "");
  }

  @Test
  void aListenerMayUseTheOtherPorts() {
    RedisPorts ports = connectAnew();
    AtomicLong taken = new AtomicLong();
    ports
        .eventBus()
        .subscribe(
            "events",
            number -> taken.set(ports.leaderLease().acquire("a").orElseThrow().token().value()));
    ports.eventBus().publish("events", 1);
    Eventually.holds("the listener took the lease", () -> taken.get() > 0);
  }

  @Test
  void aListenerThatFailsStopsNobody() {
    EventBus bus = open();
    AtomicLong heard = new AtomicLong();
    bus.subscribe(
        "events",
        number -> {
          throw new IllegalStateException("listener fails on purpose");
        });
    bus.subscribe("events", heard::set);
    bus.publish("events", 1);
    Eventually.holds("the other hears 1", () -> heard.get() == 1);
    bus.publish("events", 2);
    Eventually.holds("the other hears 2", () -> heard.get() == 2);
  }

  @Test
  void skipsMessagesThatAreNotNumbers() {
    EventBus bus = open();
    AtomicLong heard = new AtomicLong();
    bus.subscribe("events", heard::set);
    String channel = config.keyPrefix() + ":topic:events";
    for (String text : List.of("", "12", "-000000000000000001", "9".repeat(19), "x".repeat(19))) {
      long receivers = redis.ask(r -> r.publish(channel, text));
      assertThat(receivers).isEqualTo(1);
    }
    redis.ask(r -> r.publish(channel, "0000000000000000012"));
    Eventually.holds("the listener hears 12", () -> heard.get() == 12);
  }

  @Test
  void refusesNegativeNumbers() {
    EventBus bus = open();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bus.publish("events", -1))
        .withMessage("throughNumber must not be negative: -1");
  }

  private RedisPorts connectAnew() {
    config = freshKeys().build();
    return connect();
  }
}
