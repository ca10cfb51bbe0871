package io.tradeoracle.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tradeoracle.port.LeaderLease;
import io.tradeoracle.port.TradingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisPortsTest {

  private static final String SECRET = "s3cr3t-word";

  @Test
  void anUnreachableRedisGivesOneClearLine(@TempDir Path folder) throws IOException {
    TestRedis gone = TestRedis.start(folder);
    gone.close();
    TradingException thrown = failure("redis://user:" + SECRET + "@127.0.0.1:" + gone.port());

    assertThat(thrown)
        .hasMessageStartingWith("cannot connect to Redis at 127.0.0.1:" + gone.port() + ": ")
        .hasMessageContaining("Connection refused")
        .hasMessageEndingWith("; a retry is safe");
    assertThat(thrown.isRetrySafe()).isTrue();
    assertThat(thrown.getMessage()).hasLineCount(1);
    assertThat(trace(thrown)).doesNotContain(SECRET);
  }

  @Test
  void aRefusedPasswordIsSaidButNotShown(@TempDir Path folder) throws IOException {
    try (TestRedis guarded = TestRedis.start(folder, "requirepass right")) {
      TradingException thrown = failure("redis://:" + SECRET + "@127.0.0.1:" + guarded.port());
      assertThat(thrown)
          .hasMessageContaining("127.0.0.1:" + guarded.port())
          .hasMessageMatching(".*(WRONGPASS|are the credentials right).*");
      assertThat(thrown.getMessage()).hasLineCount(1);
      assertThat(trace(thrown)).doesNotContain(SECRET);
    }
  }

  @Test
  void theRightPasswordConnects(@TempDir Path folder) throws IOException {
    try (TestRedis guarded = TestRedis.start(folder, "requirepass " + SECRET);
        RedisPorts ports = connect("redis://:" + SECRET + "@127.0.0.1:" + guarded.port())) {
      assertThat(ports.leaderLease().acquire("a")).isPresent();
    }
  }

  @Test
  void aServerThatHangsIsWaitedForNoLongerThanTheTimeout(@TempDir Path folder) throws Exception {
    try (TestRedis redis = TestRedis.start(folder);
        RedisPorts ports =
            RedisPorts.connect(
                redis.config().commandTimeout(Duration.ofMillis(50)).build(),
                InstantSource.system())) {
      LeaderLease lease = ports.leaderLease();
      redis.ask(r -> r.clientPause(600_000));
      TradingException thrown =
          catchThrowableOfType(TradingException.class, () -> lease.acquire("a"));
      assertThat(thrown)
          .hasMessageContaining("does not answer")
          .matches(TradingException::isRetrySafe);
    }
  }

  @Test
  void aClosedConnectionSaysSo(@TempDir Path folder) throws IOException {
    try (TestRedis redis = TestRedis.start(folder)) {
      RedisPorts ports = RedisPorts.connect(redis.config().build(), InstantSource.system());
      ports.close();
      ports.close();
      ports.eventBus().publish("events", 1);
      ports.eventBus().subscribe("events", number -> {}).close();
      assertThat(
              catchThrowableOfType(TradingException.class, () -> ports.leaderLease().acquire("a")))
          .hasMessageContaining("127.0.0.1:" + redis.port());
    }
  }

  private static TradingException failure(String uri) {
    return catchThrowableOfType(TradingException.class, () -> connect(uri).close());
  }

  private static RedisPorts connect(String uri) {
    return RedisPorts.connect(RedisConfig.builder(uri).build(), InstantSource.system());
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
