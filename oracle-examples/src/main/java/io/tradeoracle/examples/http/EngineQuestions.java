package io.tradeoracle.examples.http;

import io.tradeoracle.engine.EngineView;
import io.tradeoracle.engine.EngineView.UnderlyingMarket;
import io.tradeoracle.engine.TradingEngine;
import io.tradeoracle.examples.http.body.DeskState;
import io.tradeoracle.examples.http.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks the engine. However many ask the same at once, its thread is asked one question of a kind at
 * a time. Thread-safe; callers wait.
 */
final class EngineQuestions {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String STATE = "";

  /** An underlying's market and when it was so. */
  record Market(UnderlyingMarket market, Instant at) {}

  private final TradingEngine engine;
  private final Map<String, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();

  EngineQuestions(TradingEngine engine) {
    this.engine = engine;
  }

  /**
   * Returns what the engine says of itself.
   *
   * @throws Problem 503 if it does not answer
   */
  DeskState state() {
    return ask(STATE, DeskState.class, DeskState::of);
  }

  /**
   * Returns an underlying's market.
   *
   * @throws Problem 503 if the engine does not answer
   */
  Market market(String underlying) {
    return ask(underlying, Market.class, view -> new Market(view.market(underlying), view.now()));
  }

  private <T> T ask(String key, Class<T> type, Function<EngineView, T> question) {
    try {
      CompletableFuture<?> answer =
          underWay.compute(
              key,
              (same, running) ->
                  running == null || running.isDone() ? engine.ask(question) : running);
      return type.cast(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      underWay.remove(key);
      throw Problem.unavailable("the engine does not answer");
    } catch (ExecutionException | IllegalStateException e) {
      throw Problem.unavailable("the engine cannot answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("the server is stopping");
    }
  }
}
