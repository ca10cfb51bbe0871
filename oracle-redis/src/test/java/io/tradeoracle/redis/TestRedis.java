package io.tradeoracle.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import redis.embedded.RedisServer;
import redis.embedded.RedisServerBuilder;

/** A real Redis on a free port that keeps its data only when told to. */
final class TestRedis implements AutoCloseable {

  private static final AtomicInteger PREFIXES = new AtomicInteger();

  private final int port = freePort();
  private final RedisServer server;

  private TestRedis(Path folder, String... settings) throws IOException {
    RedisServerBuilder builder =
        RedisServer.builder().port(port).bind("127.0.0.1").setting("save \"\"");
    builder.setting("dir " + folder);
    for (String setting : settings) {
      builder.setting(setting);
    }
    server = builder.build();
  }

  static TestRedis start(Path folder, String... settings) throws IOException {
    TestRedis redis = new TestRedis(folder, settings);
    redis.up();
    return redis;
  }

  void up() throws IOException {
    server.start();
  }

  void down() throws IOException {
    server.stop();
  }

  /** Returns a configuration whose keys nobody else uses. */
  RedisConfig.Builder config() {
    return RedisConfig.builder("redis://127.0.0.1:" + port)
        .keyPrefix("test-" + PREFIXES.incrementAndGet());
  }

  int port() {
    return port;
  }

  /** Talks to the server beside the code under test. */
  <T> T ask(Function<RedisCommands<String, String>, T> question) {
    try (RedisClient client = RedisClient.create("redis://127.0.0.1:" + port)) {
      return question.apply(client.connect().sync());
    }
  }

  /** Lets time pass for everything that ends: each end comes so much nearer. */
  void advance(Duration duration) {
    ask(
        redis -> {
          for (String key : redis.keys("*")) {
            long left = redis.pttl(key);
            if (left > duration.toMillis()) {
              redis.pexpire(key, left - duration.toMillis());
            } else if (left >= 0) {
              redis.del(key);
            }
          }
          return true;
        });
  }

  @Override
  public void close() throws IOException {
    server.stop();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
