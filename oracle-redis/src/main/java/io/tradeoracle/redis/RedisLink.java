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
  private volatile boolean closed;

  /**
   * @param address host and port for messages, without credentials
   */
  RedisLink(StatefulRedisConnection<String, String> connection, String address) {
    this.connection = connection;
    this.address = address;
  }

  /** Returns what the command answers, waiting no longer than the connection's time-out. */
  <T> T call(Function<RedisCommands<String, String>, T> command) {
    if (closed) {
      throw new TradingException("the connection to %s is closed".formatted(this), true);
    }
    try {
      return command.apply(connection.sync());
    } catch (RedisCommandExecutionException e) {
      throw failure("%s refused a command: %s".formatted(this, e.getMessage()), e);
    } catch (RedisException | CancellationException e) {
      throw failure("%s does not answer: %s".formatted(this, e.getMessage()), e);
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
    if (closed) {
      return CompletableFuture.failedStage(new CancellationException("closed"));
    }
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

  /** Refuses all further commands; the client closes the connection itself. */
  void close() {
    closed = true;
  }

  @Override
  public String toString() {
    return "Redis at " + address;
  }
}
