package io.tradeoracle.simulation;

import io.tradeoracle.model.IndexLevel;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.UnderlyingQuote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the venue itself sees: the newest quotes, the size used of them, prices and halts. */
final class VenueMarket {

  /** Decimals kept of a quoted price: enough for every tick, and it drops a double's noise. */
  private static final int PRICE_DECIMALS = 4;

  /** How far back prices are kept. Contracts that trade late settle 15 minutes after the close. */
  private static final Duration PRICES_KEPT = Duration.ofMinutes(20);

  /** A price at which this many contracts or shares can be traded now. */
  record Offer(BigDecimal price, int size) {}

  private static final class Line {
    private Quote quote;
    private int bidUsed;
    private int askUsed;

    Line(Quote quote) {
      this.quote = quote;
    }

    int available(boolean buy) {
      return buy ? quote.askSize() - askUsed : quote.bidSize() - bidUsed;
    }
  }

  private final Duration staleAfter;
  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, NavigableMap<Instant, Double>> prices = new HashMap<>();
  private final Set<String> halted = new HashSet<>();

  VenueMarket(Duration staleAfter) {
    this.staleAfter = staleAfter;
  }

  /** Returns what a quote's sizes are by its time: fresh if it is newer than the one known. */
  DisplayedSize sizeOf(String symbol, Quote quote) {
    Line line = lines.get(symbol);
    boolean newer = line == null || quote.exchangeTime().isAfter(line.quote.exchangeTime());
    return newer ? DisplayedSize.FRESH : DisplayedSize.SHARED;
  }

  /** Takes a quote, unless the one known is newer. Returns whether it was taken. */
  boolean take(String symbol, Quote quote, DisplayedSize size) {
    Line line = lines.get(symbol);
    if (line == null) {
      lines.put(symbol, new Line(quote));
      return true;
    }
    if (quote.exchangeTime().isBefore(line.quote.exchangeTime())) {
      return false;
    }
    line.quote = quote;
    if (size == DisplayedSize.FRESH) {
      line.bidUsed = 0;
      line.askUsed = 0;
    }
    return true;
  }

  /** Takes the price an underlying has by this event, if it tells one. */
  void takePrice(MarketEvent event) {
    if (event instanceof UnderlyingQuote quoted && isOrderly(quoted.quote())) {
      remember(quoted.symbol(), quoted.quote().exchangeTime(), quoted.quote().mid());
    } else if (event instanceof IndexLevel index) {
      remember(index.symbol(), index.exchangeTime(), index.level());
    } else if (event instanceof MarketEvent.Trade trade && isUnderlying(trade.instrument())) {
      remember(trade.instrument().symbol(), trade.exchangeTime(), trade.price());
    }
  }

  void takeStatus(MarketEvent.TradingStatus status) {
    if (status.halted()) {
      halted.add(status.underlying());
    } else {
      halted.remove(status.underlying());
    }
  }

  boolean isHalted(String underlying) {
    return halted.contains(underlying);
  }

  /**
   * Returns the price and the unused size at which one leg can be traded now; empty if its quote is
   * missing, stale, crossed, locked or one-sided. A buy that closes needs no bid.
   */
  Optional<Offer> offer(Instrument instrument, boolean buy, PositionIntent intent, Instant now) {
    Line line = lines.get(instrument.symbol());
    if (line == null || isStale(line.quote, now)) {
      return Optional.empty();
    }
    Quote quote = line.quote;
    boolean worthlessBought =
        buy && intent == PositionIntent.CLOSE && quote.bid() == 0 && quote.ask() > 0;
    int size = line.available(buy);
    if ((!isOrderly(quote) && !worthlessBought) || size <= 0) {
      return Optional.empty();
    }
    return Optional.of(new Offer(exact(buy ? quote.ask() : quote.bid()), size));
  }

  /** Uses up displayed size: positive bought, negative sold. */
  void use(Instrument instrument, int quantity) {
    Line line = lines.get(instrument.symbol());
    if (line == null) {
      throw new IllegalStateException("nothing is displayed of " + instrument.symbol());
    }
    line.askUsed += Math.max(0, quantity);
    line.bidUsed += Math.max(0, -quantity);
  }

  /** Returns the middle of an orderly, fresh quote, dollars per share. */
  Optional<BigDecimal> mid(Instrument instrument, Instant now) {
    Line line = lines.get(instrument.symbol());
    if (line == null || isStale(line.quote, now) || !isOrderly(line.quote)) {
      return Optional.empty();
    }
    return Optional.of(exact(line.quote.mid()));
  }

  /** Returns an underlying's last price at or before an instant of the last minutes. */
  Optional<BigDecimal> price(String underlying, Instant at) {
    return Optional.ofNullable(prices.get(underlying))
        .map(known -> known.floorEntry(at))
        .map(entry -> exact(entry.getValue()));
  }

  private void remember(String underlying, Instant at, double price) {
    NavigableMap<Instant, Double> known =
        prices.computeIfAbsent(underlying, key -> new TreeMap<>());
    known.put(at, price);
    Instant oldestNeeded = known.floorKey(known.lastKey().minus(PRICES_KEPT));
    if (oldestNeeded != null) {
      known.headMap(oldestNeeded, false).clear();
    }
  }

  private boolean isStale(Quote quote, Instant now) {
    return quote.age(now).compareTo(staleAfter) > 0;
  }

  private static boolean isUnderlying(Instrument instrument) {
    return instrument.symbol().equals(instrument.underlying());
  }

  private static boolean isOrderly(Quote quote) {
    return quote.isTwoSided() && !quote.isCrossed() && !quote.isLocked();
  }

  /** Returns a quoted price without its noise. */
  static BigDecimal exact(double price) {
    BigDecimal rounded = BigDecimal.valueOf(price).setScale(PRICE_DECIMALS, RoundingMode.HALF_EVEN);
    BigDecimal stripped = rounded.stripTrailingZeros();
    return stripped.setScale(Math.max(2, stripped.scale()));
  }
}
