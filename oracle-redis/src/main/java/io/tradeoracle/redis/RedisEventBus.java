package io.tradeoracle.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.tradeoracle.port.EventBus;
import io.tradeoracle.port.Subscription;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bus by pub/sub that also keeps the newest number of each topic under a key. Both ends compare
 * themselves with that key once a second and after every subscription, so that what was lost on the
 * way, or in a server that restarted empty, is made up for. One thread of its own calls all
 * listeners; listeners in the publishing process do not depend on Redis.
 */
final class RedisEventBus implements EventBus {

  private static final Logger LOG = LoggerFactory.getLogger(RedisEventBus.class);

  private static final long CATCH_UP_MILLIS = 1_000;

  private final RedisLink link;
  private final StatefulRedisPubSubConnection<String, String> incoming;
  private final String prefix;
  private final Map<String, RedisTopic> topics = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor thread;
  private volatile boolean closed;

  /** Returns a bus that closes {@code incoming} when it is closed itself. */
  RedisEventBus(
      RedisLink link, StatefulRedisPubSubConnection<String, String> incoming, String prefix) {
    this.link = link;
    this.incoming = incoming;
    this.prefix = prefix + ":topic:";
    this.thread = new ScheduledThreadPoolExecutor(1, RedisEventBus::daemon, new DiscardPolicy());
    incoming.addListener(new Ear());
    var unused =
        thread.scheduleWithFixedDelay(
            this::catchUp, CATCH_UP_MILLIS, CATCH_UP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "tradeoracle-redis-bus");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns at once; a number that Redis did not take is offered again until it does. */
  @Override
  public void publish(String topic, long throughNumber) {
    if (throughNumber < 0) {
      throw new IllegalArgumentException("throughNumber must not be negative: " + throughNumber);
    }
    if (!closed) {
      RedisTopic published = topic(topic);
      published.raise(throughNumber);
      published.exchange();
    }
  }

  @Override
  public Subscription subscribe(String topic, LongConsumer listener) {
    RedisTopic subscribed = topic(topic);
    Subscription registration = subscribed.add(listener);
    if (closed) {
      registration.close();
    } else {
      join(subscribed);
      subscribed.exchange();
    }
    return registration;
  }

  private RedisTopic topic(String name) {
    return topics.computeIfAbsent(prefix + name, key -> new RedisTopic(key, link, thread));
  }

  /** Asks Redis for a topic's messages, now or, if it is away, with the next catching up. */
  private void join(RedisTopic topic) {
    if (!topic.wantsToJoin()) {
      return;
    }
    try {
      incoming.sync().subscribe(topic.key());
      topic.joined();
    } catch (RedisException | CancellationException e) {
      LOG.debug("cannot subscribe to {} yet", topic.key(), e);
    }
  }

  private void catchUp() {
    for (RedisTopic topic : topics.values()) {
      join(topic);
      topic.exchange();
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    thread.shutdown();
    topics.values().forEach(RedisTopic::close);
    incoming.close();
  }

  /** What the subscribing connection hears, on a thread that must not wait. */
  private final class Ear extends RedisPubSubAdapter<String, String> {

    @Override
    public void message(String channel, String number) {
      RedisTopic topic = topics.get(channel);
      if (topic != null) {
        topic.heard(number);
      }
    }

    /** Also after each reconnect, and then messages may have been missed. */
    @Override
    public void subscribed(String channel, long count) {
      RedisTopic topic = topics.get(channel);
      if (topic != null) {
        topic.exchange();
      }
    }
  }
}
