package io.tradeoracle.engine;

import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.port.DailyIv;
import io.tradeoracle.port.OptionTick;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.TickStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the quotes for history, in batches and off the engine's thread. History is not worth a
 * halt: a batch that cannot be written is reported and given up.
 */
final class TickRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(TickRecorder.class);
  private static final int BATCH = 5_000;

  private final TickStore store;
  private final Executor executor;
  private final boolean everyTick;
  private List<OptionTick> batch = new ArrayList<>();

  /**
   * @param everyTick whether quotes are kept too; daily volatilities always are
   */
  TickRecorder(TickStore store, Executor executor, boolean everyTick) {
    this.store = store;
    this.executor = executor;
    this.everyTick = everyTick;
  }

  boolean recordsQuotes() {
    return everyTick;
  }

  void record(OptionQuote quote, double impliedVolatility) {
    batch.add(new OptionTick(quote, impliedVolatility));
    if (batch.size() >= BATCH) {
      flush();
    }
  }

  /** Hands over what was collected. */
  void flush() {
    if (batch.isEmpty()) {
      return;
    }
    List<OptionTick> full = batch;
    batch = new ArrayList<>();
    executor.execute(() -> write(() -> store.append(full)));
  }

  void record(List<DailyIv> observations) {
    executor.execute(() -> write(() -> observations.forEach(store::putDailyIv)));
  }

  private static void write(Runnable writing) {
    try {
      writing.run();
    } catch (StoreException e) {
      LOG.warn("history was not written", e);
    }
  }
}
