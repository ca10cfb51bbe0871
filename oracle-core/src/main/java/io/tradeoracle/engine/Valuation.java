package io.tradeoracle.engine;

import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the account is worth: cash and holdings at their marks. A holding is marked at the mid of a
 * usable quote, else at the side at which it could be closed, else at its last good mark.
 */
final class Valuation {

  private record Mark(double price, Instant at) {}

  private final EngineState state;
  private final MarketBook book;
  private final Duration lastGoodMark;
  private final Map<Instrument, Mark> marks = new HashMap<>();
  private @Nullable BigDecimal latest;

  Valuation(EngineState state, MarketBook book, Duration lastGoodMark) {
    this.state = state;
    this.book = book;
    this.lastGoodMark = lastGoodMark;
  }

  /** Returns the equity of the last valuation, dollars; the stored one before the first. */
  BigDecimal lastEquity() {
    return latest == null ? state.lastEquity() : latest;
  }

  /** Returns the account's worth now; the last one known while a holding was never marked. */
  PortfolioSnapshot value(Instant now) {
    BigDecimal equity = state.cash();
    boolean everMarked = true;
    boolean markable = true;
    for (Holding holding : state.positions().holdings().values()) {
      Mark mark = mark(holding, now);
      if (mark != null) {
        equity = equity.add(worth(holding, mark.price));
      }
      everMarked &= mark != null;
      markable &= mark != null && isGood(mark, now);
    }
    if (everMarked) {
      latest = equity.setScale(2, RoundingMode.HALF_EVEN);
    }
    return new PortfolioSnapshot(
        now, state.cash(), lastEquity(), state.previousCloseEquity(), openMaximumLoss(), markable);
  }

  /** Returns the most that all open positions can lose, dollars. */
  BigDecimal openMaximumLoss() {
    return state.positions().open().stream()
        .map(ManagedPosition::maximumLoss)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns when a holding was last marked well; empty if it never was. */
  Optional<Instant> lastMarked(Instrument instrument) {
    return Optional.ofNullable(marks.get(instrument)).map(Mark::at);
  }

  private boolean isGood(Mark mark, Instant now) {
    return !mark.at.plus(lastGoodMark).isBefore(now);
  }

  private @Nullable Mark mark(Holding holding, Instant now) {
    Instrument instrument = holding.instrument();
    double price = markPrice(holding, now);
    if (!Double.isNaN(price)) {
      marks.put(instrument, new Mark(price, now));
    }
    return marks.get(instrument);
  }

  private double markPrice(Holding holding, Instant now) {
    Optional<Quote> found = book.quote(holding.instrument());
    if (found.isEmpty() || found.get().age(now).compareTo(lastGoodMark) > 0) {
      return Double.NaN;
    }
    Quote quote = found.get();
    boolean usable =
        holding.instrument() instanceof OptionContract contract
            ? book.option(contract).map(option -> option.refusal() == null).orElse(false)
            : QuoteCheck.refusalOf(quote).isEmpty();
    if (usable) {
      return quote.mid();
    }
    if (holding.quantity() > 0) {
      return quote.bid();
    }
    return quote.ask() > 0 ? quote.ask() : Double.NaN;
  }

  private static BigDecimal worth(Holding holding, double price) {
    long shares = (long) holding.quantity() * holding.instrument().multiplier();
    return BigDecimal.valueOf(price)
        .setScale(6, RoundingMode.HALF_EVEN)
        .multiply(BigDecimal.valueOf(shares));
  }
}
