package io.tradeoracle.engine;

import io.tradeoracle.model.Equity;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.IndexLevel;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.UnderlyingQuote;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.pricing.IvResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest market of every underlying and contract watched, with the implied volatility of each
 * usable quote. Owned by the engine's thread.
 */
final class MarketBook {

  /** The market of one underlying. */
  static final class Underlying {
    private final String symbol;
    private final Map<OptionContract, QuotedOption> options = new TreeMap<>(BY_SYMBOL);
    private double spot = Double.NaN;
    private @Nullable Quote quote;
    private @Nullable Instant spotAt;
    private FeedKind feed = FeedKind.SIMULATED;
    private boolean halted;
    private @Nullable Instant resumedAt;

    private Underlying(String symbol) {
      this.symbol = symbol;
    }

    private void price(double price, Instant at, FeedKind from) {
      spot = price;
      spotAt = at;
      feed = from;
    }

    /** Returns the price, dollars or index points; NaN before the first. */
    double spot() {
      return spot;
    }

    @Nullable Quote quote() {
      return quote;
    }

    @Nullable Instant spotAt() {
      return spotAt;
    }

    /** Returns where the price came from; meaningless before the first. */
    FeedKind feed() {
      return feed;
    }

    boolean isHalted() {
      return halted;
    }

    @Nullable Instant resumedAt() {
      return resumedAt;
    }

    /** Returns every option that was ever quoted, in OCC symbol order. */
    List<QuotedOption> quoted() {
      return options.values().stream().filter(option -> option.quote() != null).toList();
    }

    /** Returns the options whose quotes are usable and no older than a limit. */
    OptionChain chain(Instant now, Duration ageLimit) {
      List<OptionChain.Entry> entries = new ArrayList<>(options.size());
      for (QuotedOption option : options.values()) {
        Quote newest = option.quote();
        if (newest != null && option.isFresh(now, ageLimit)) {
          entries.add(new OptionChain.Entry(option.contract(), newest, option.impliedVolatility()));
        }
      }
      return new OptionChain(symbol, spot, now, entries);
    }
  }

  private static final Comparator<OptionContract> BY_SYMBOL =
      Comparator.comparing(OptionContract::symbol);

  /** A volatility outside this range is bad data, not a market. */
  private static final double LEAST_SANE = 0.01;

  private static final double LARGEST_SANE = 5.00;

  private final ExchangeCalendar calendar;
  private final CarrySource carrySource;
  private final VolatilitySolver solver;
  private final Set<FeedKind> allowedFeeds;
  private final EngineStatistics statistics;
  private final Map<String, Underlying> underlyings = new HashMap<>();
  private final Map<OptionContract, QuotedOption> options = new HashMap<>();

  MarketBook(
      ExchangeCalendar calendar,
      CarrySource carrySource,
      VolatilitySolver solver,
      Set<FeedKind> allowedFeeds,
      EngineStatistics statistics) {
    this.calendar = calendar;
    this.carrySource = carrySource;
    this.solver = solver;
    this.allowedFeeds = allowedFeeds;
    this.statistics = statistics;
  }

  /** Takes an event over. */
  void update(MarketEvent event, Instant now) {
    update(List.of(event), now);
  }

  /** Takes events over, in their order, and solves the quotes among them for volatilities. */
  void update(Collection<? extends MarketEvent> events, Instant now) {
    for (MarketEvent event : events) {
      if (event instanceof OptionQuote quote) {
        updateOption(quote, now);
      } else {
        take(event, now);
      }
    }
    solver.solve(this::solved);
  }

  private void take(MarketEvent event, Instant now) {
    if (event instanceof UnderlyingQuote quote) {
      updateUnderlying(quote);
    } else if (event instanceof IndexLevel level) {
      underlying(level.symbol()).price(level.level(), level.exchangeTime(), level.feed());
    } else if (event instanceof MarketEvent.Trade trade
        && trade.instrument() instanceof Equity share) {
      updateFromTrade(underlying(share.symbol()), trade);
    } else if (event instanceof MarketEvent.TradingStatus status) {
      Underlying underlying = underlying(status.underlying());
      underlying.resumedAt = underlying.halted && !status.halted() ? now : underlying.resumedAt;
      underlying.halted = status.halted();
    }
  }

  /** A share that is quoted is worth its mid; one of which only trades are told, its last trade. */
  private static void updateFromTrade(Underlying underlying, MarketEvent.Trade trade) {
    if (underlying.quote == null) {
      underlying.price(trade.price(), trade.exchangeTime(), underlying.feed);
    }
  }

  private void updateUnderlying(UnderlyingQuote event) {
    Quote quote = event.quote();
    Underlying underlying = underlying(event.symbol());
    underlying.quote = quote;
    // A crossed, locked or one-sided quote says nothing new of what the share is worth.
    if (QuoteCheck.refusalOf(quote).isEmpty()) {
      underlying.price(quote.mid(), quote.exchangeTime(), quote.feed());
    }
  }

  private void updateOption(OptionQuote event, Instant now) {
    QuotedOption option = options.computeIfAbsent(event.contract(), this::listed);
    Underlying underlying = underlying(event.contract().underlying());
    double years = option.yearsToSettlement(now);
    QuoteRefusal refusal = refusalOf(event.quote(), underlying, years);
    statistics.quoteRead(event, refusal);
    option.update(event.quote(), refusal, underlying.spot);
    if (refusal == null) {
      solver.add(option, event.quote().mid(), underlying.spot, years, carry(option, years));
    }
  }

  private QuotedOption listed(OptionContract contract) {
    Instant settlement = calendar.settlement(contract);
    QuotedOption option =
        new QuotedOption(contract, settlement, solver.slice(contract, settlement));
    underlying(contract.underlying()).options.put(contract, option);
    return option;
  }

  /** Prices of one expiration that wait together came at one instant: their carry is the same. */
  private Carry carry(QuotedOption option, double years) {
    Carry shared = option.slice().carry();
    return shared == null ? carrySource.carry(option.contract().underlying(), years) : shared;
  }

  private @Nullable QuoteRefusal refusalOf(Quote quote, Underlying underlying, double years) {
    Optional<QuoteRefusal> bySelf = QuoteCheck.refusalOf(quote);
    if (bySelf.isPresent()) {
      return bySelf.get();
    }
    if (years <= 0) {
      return QuoteRefusal.EXPIRED;
    }
    if (underlying.halted) {
      return QuoteRefusal.HALTED;
    }
    if (!allowedFeeds.contains(quote.feed())) {
      return QuoteRefusal.FEED;
    }
    return Double.isNaN(underlying.spot) ? QuoteRefusal.NO_UNDERLYING : null;
  }

  private void solved(QuotedOption option, IvResult result) {
    if (!(result instanceof IvResult.Solved solved)) {
      statistics.volatilityFailed(result.status());
      return;
    }
    double volatility = solved.impliedVolatility();
    if (volatility < LEAST_SANE || volatility > LARGEST_SANE) {
      statistics.volatilityFailed("outside_sane_range");
      return;
    }
    statistics.volatilitySolved();
    option.solved(volatility);
  }

  /** Returns an underlying's market, empty at first. */
  Underlying underlying(String symbol) {
    return underlyings.computeIfAbsent(symbol, Underlying::new);
  }

  /** Returns a contract's market; empty if it was never quoted. */
  Optional<QuotedOption> option(OptionContract contract) {
    return Optional.ofNullable(options.get(contract));
  }

  /** Returns the newest quote of an instrument; empty if it was never quoted. */
  Optional<Quote> quote(Instrument instrument) {
    return instrument instanceof OptionContract contract
        ? option(contract).map(QuotedOption::quote)
        : Optional.ofNullable(underlying(((Equity) instrument).symbol()).quote);
  }

  /** Forgets contracts whose settlement has passed. */
  void forgetExpired(Instant now) {
    solver.forgetExpired(now);
    options.values().removeIf(option -> option.yearsToSettlement(now) <= 0);
    for (Underlying underlying : underlyings.values()) {
      underlying.options.values().removeIf(option -> option.yearsToSettlement(now) <= 0);
    }
  }
}
