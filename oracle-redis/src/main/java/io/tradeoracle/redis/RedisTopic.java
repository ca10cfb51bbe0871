package io.tradeoracle.redis;

import io.tradeoracle.port.Subscription;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest number of one topic as this process knows it, and who listens here. However many
 * numbers arrive, at most one call to the listeners and one request to Redis wait. Thread-safe.
 */
final class RedisTopic {

  private static final Logger LOG = LoggerFactory.getLogger(RedisTopic.class);

  private static final long NONE = -1;

  /**
   * As wide as the largest number, so that Redis, whose scripts count in doubles, compares text.
   */
  private static final String FORMAT = "%019d";

  private static final Pattern NUMBER = Pattern.compile("\\d{19}");

  /** Raises the kept number and tells all who subscribed, then answers the newest of both sides. */
  private static final String EXCHANGE =
      """
      local kept = redis.call('GET', KEYS[1]) or ''
      if kept >= ARGV[1] then return kept end
      redis.call('SET', KEYS[1], ARGV[1])
      redis.call('PUBLISH', KEYS[1], ARGV[1])
      return ARGV[1]
      """;

  private final String key;
  private final RedisLink link;
  private final Executor thread;
  private final List<Registration> registrations = new CopyOnWriteArrayList<>();
  private final AtomicLong newest = new AtomicLong(NONE);
  private final AtomicBoolean telling = new AtomicBoolean();
  private final AtomicBoolean exchanging = new AtomicBoolean();
  private volatile boolean joined;

  /**
   * @param key where the number is kept, and the name of the channel
   * @param thread calls the listeners, one call at a time
   */
  RedisTopic(String key, RedisLink link, Executor thread) {
    this.key = key;
    this.link = link;
    this.thread = thread;
  }

  String key() {
    return key;
  }

  boolean wantsToJoin() {
    return !joined && !registrations.isEmpty();
  }

  void joined() {
    joined = true;
  }

  Subscription add(LongConsumer listener) {
    Registration registration = new Registration(listener);
    registrations.add(registration);
    tellSoon();
    return registration;
  }

  void close() {
    registrations.forEach(Registration::close);
  }

  /** Takes a number from Redis; any other text is skipped. */
  void heard(String text) {
    numberIn(text).ifPresent(this::raise);
  }

  void raise(long number) {
    if (newest.getAndAccumulate(number, Math::max) < number) {
      tellSoon();
    }
  }

  /** Brings this side and Redis to the newer number of both, without waiting. */
  void exchange() {
    if (exchanging.compareAndSet(false, true)) {
      long sent = newest.get();
      String text = sent == NONE ? "" : FORMAT.formatted(sent);
      var unused =
          link.send(EXCHANGE, new String[] {key}, text)
              .whenComplete((answer, failure) -> exchanged(sent, answer, failure));
    }
  }

  private void exchanged(long sent, @Nullable String answer, @Nullable Throwable failure) {
    exchanging.set(false);
    if (failure != null || answer == null) {
      LOG.debug("{} does not take {} of {} yet", link, sent, key, failure);
      return;
    }
    if (!answer.isEmpty()) {
      heard(answer);
    }
    // What was published while this was under way found it so and left it to us.
    if (newest.get() > sent && !answer.equals(FORMAT.formatted(newest.get()))) {
      exchange();
    }
  }

  private OptionalLong numberIn(String text) {
    try {
      if (NUMBER.matcher(text).matches()) {
        return OptionalLong.of(Long.parseLong(text));
      }
    } catch (NumberFormatException e) {
      // 19 digits can be more than the largest number: said below.
    }
    LOG.warn("{} says something on {} that is not a number; skipped", link, key);
    return OptionalLong.empty();
  }

  private void tellSoon() {
    if (telling.compareAndSet(false, true)) {
      thread.execute(this::tell);
    }
  }

  private void tell() {
    telling.set(false);
    long number = newest.get();
    registrations.forEach(registration -> registration.tell(number));
  }

  private final class Registration implements Subscription {
    private final LongConsumer listener;
    private long told = NONE;
    private boolean ended;

    Registration(LongConsumer listener) {
      this.listener = listener;
    }

    synchronized void tell(long number) {
      if (ended || number <= told) {
        return;
      }
      told = number;
      try {
        listener.accept(number);
      } catch (RuntimeException e) {
        LOG.warn("a listener of {} failed at {}", key, number, e);
      }
    }

    @Override
    public synchronized void close() {
      ended = true;
      registrations.remove(this);
    }
  }
}
