package io.tradeoracle.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.tradeoracle.port.TradingException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The connection that all commands share, and the words for its failures. Thread-safe. */
final class RedisLink {

  private final StatefulRedisConnection<String, String> connection;
  private final String address;

  /**
   * @param address host and port for messages, without credentials
   */
  RedisLink(StatefulRedisConnection<String, String> connection, String address) {
    this.connection = connection;
    this.address = address;
  }

  /** Returns what the command answers, waiting no longer than the connection's time-out. */
  <T> T call(Function<RedisCommands<String, String>, T> command) {
    try {
      return command.apply(connection.sync());
    } catch (RedisCommandExecutionException e) {
      throw failure("Redis at %s refused a command: %s".formatted(address, e.getMessage()), e);
    } catch (RedisException | CancellationException e) {
      throw failure("Redis at %s does not answer: %s".formatted(address, e.getMessage()), e);
    }
  }

  /** Runs a script; empty if it answers nothing. */
  Optional<String> run(String script, String[] keys, String... values) {
    return Optional.ofNullable(
        this.<String>call(
            redis -> redis.<String>eval(script, ScriptOutputType.VALUE, keys, values)));
  }

  /** Sends a script without waiting; whatever fails, the stage tells. */
  CompletionStage<String> send(String script, String[] keys, String... values) {
    try {
      return connection.async().<String>eval(script, ScriptOutputType.VALUE, keys, values);
    } catch (RedisException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  /** Every command here may be repeated: none does its work twice. */
  private static TradingException failure(String message, RuntimeException cause) {
    return new TradingException(message, true, cause);
  }

  @Override
  public String toString() {
    return "Redis at " + address;
  }
}
