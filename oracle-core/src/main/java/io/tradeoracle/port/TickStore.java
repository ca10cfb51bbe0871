package io.tradeoracle.port;

import io.tradeoracle.model.OptionContract;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** History of option quotes and of daily implied volatilities. Thread-safe. */
public interface TickStore extends AutoCloseable {

  /**
   * Keeps ticks, times to the nanosecond; the same contract at the same exchange time a second
   * time, in this call or a later one, replaces the first. They can be read when this returns.
   *
   * @throws StoreException if they cannot be written; a retry is safe
   */
  void append(List<OptionTick> ticks);

  /**
   * Returns a contract's ticks with {@code from <= exchange time < to}, oldest first; none unless
   * {@code from} is before {@code to}.
   */
  List<OptionTick> ticks(OptionContract contract, Instant from, Instant to);

  /** Keeps a day's observation; a second one of the same underlying and day replaces the first. */
  void putDailyIv(DailyIv observation);

  /**
   * Returns the last observations strictly before a day, oldest first.
   *
   * @param limit at most so many, at least 1
   */
  List<DailyIv> dailyIvBefore(String underlying, LocalDate day, int limit);

  @Override
  void close();
}
