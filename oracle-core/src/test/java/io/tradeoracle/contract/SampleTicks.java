package io.tradeoracle.contract;

import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.Quote;
import io.tradeoracle.port.DailyIv;
import io.tradeoracle.port.OptionTick;
import java.time.Instant;
import java.time.LocalDate;

/** Quotes and observations to keep. */
public final class SampleTicks {

  public static final OptionContract PUT = SampleTrades.option("SPXW240216P04700000");
  public static final OptionContract CALL = SampleTrades.option("SPXW240216C04700000");

  /** A time that needs every nanosecond. */
  public static final Instant START = Instant.parse("2024-01-16T15:00:00.123456789Z");

  private SampleTicks() {}

  /** Returns a one-sided quote, kept with an implied volatility. */
  public static OptionTick tick(OptionContract contract, Instant exchangeTime, double volatility) {
    Quote quote =
        new Quote(0, 0.1 + 0.2, 0, 17, exchangeTime, exchangeTime.plusNanos(999), FeedKind.OPRA);
    return new OptionTick(new OptionQuote(contract, quote), volatility);
  }

  /** Returns a generated observation. */
  public static DailyIv dailyIv(String underlying, LocalDate day, double volatility) {
    return new DailyIv(underlying, day, volatility, "generated");
  }
}
