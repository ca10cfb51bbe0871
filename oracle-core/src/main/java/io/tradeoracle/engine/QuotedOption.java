package io.tradeoracle.engine;

import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Quote;
import io.tradeoracle.risk.AgeClass;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the engine knows of one contract's market. Owned by the engine's thread. */
final class QuotedOption {

  private static final double NANOS_PER_YEAR = 365.0 * 86_400e9;

  private final OptionContract contract;
  private final Instant settlement;
  private final VolatilitySlice slice;
  private @Nullable Quote quote;
  private @Nullable QuoteRefusal refusal;
  private double impliedVolatility = Double.NaN;
  private double lastVolatility = Double.NaN;
  private double spotAtQuote = Double.NaN;
  private final UpdateRate updates = new UpdateRate();

  QuotedOption(OptionContract contract, Instant settlement, VolatilitySlice slice) {
    this.contract = contract;
    this.settlement = settlement;
    this.slice = slice;
  }

  OptionContract contract() {
    return contract;
  }

  /** Returns where its prices are solved for volatilities, with those of its expiration. */
  VolatilitySlice slice() {
    return slice;
  }

  @Nullable Quote quote() {
    return quote;
  }

  /** Returns why the newest quote is not usable; null if it is. */
  @Nullable QuoteRefusal refusal() {
    return refusal;
  }

  /** Returns the volatility at the newest quote's mid; NaN where there is none. */
  double impliedVolatility() {
    return impliedVolatility;
  }

  /** Returns the last volatility there was, however long ago; NaN if there never was one. */
  double lastVolatility() {
    return lastVolatility;
  }

  /** Returns how often its quote changes, which decides how long it stays good. */
  AgeClass ageClass(Instant now) {
    return quote != null && quote.feed() == FeedKind.RECORDED
        ? AgeClass.RECORDED
        : updates.ageClass(now);
  }

  /** Returns the underlying's price when the newest quote came. */
  double spotAtQuote() {
    return spotAtQuote;
  }

  /** Takes a quote, of which no volatility is known yet. */
  void update(Quote newQuote, @Nullable QuoteRefusal why, double spot) {
    quote = newQuote;
    refusal = why;
    impliedVolatility = Double.NaN;
    updates.count(newQuote.receiveTime());
    spotAtQuote = spot;
  }

  /** Takes the volatility of the newest quote. */
  void solved(double volatility) {
    impliedVolatility = volatility;
    lastVolatility = volatility;
  }

  /** Returns years to settlement, ACT/365; zero or negative once settled. */
  double yearsToSettlement(Instant now) {
    // As Duration.between, which is several times slower and called for every quote.
    long seconds = settlement.getEpochSecond() - now.getEpochSecond();
    int nanos = settlement.getNano() - now.getNano();
    boolean borrows = nanos < 0;
    return ((borrows ? seconds - 1 : seconds) * 1e9 + (borrows ? nanos + 1_000_000_000 : nanos))
        / NANOS_PER_YEAR;
  }

  /** Returns whether the newest quote is usable and no older than the limit. */
  boolean isFresh(Instant now, Duration limit) {
    return quote != null && refusal == null && quote.age(now).compareTo(limit) <= 0;
  }
}
