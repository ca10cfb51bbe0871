package io.tradeoracle.engine;

import io.tradeoracle.model.Account;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.Quote;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.risk.PortfolioGreeks;
import io.tradeoracle.strategy.VolatilityView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the engine knows at one moment, for people to look at. Given to the questions of {@link
 * TradingEngine#ask}, and to be used inside them only: it belongs to the engine's thread. What it
 * returns is immutable and may be kept.
 */
public final class EngineView {

  /**
   * One option's market.
   *
   * @param quote the newest
   * @param refusal why it is not good enough to compute with; empty if it is
   * @param impliedVolatility annual fraction at the mid; NaN where there is none
   * @param yearsToSettlement ACT/365
   * @param carry the interest rate and dividend yield it is priced with
   */
  public record OptionMarket(
      OptionContract contract,
      Quote quote,
      Optional<QuoteRefusal> refusal,
      double impliedVolatility,
      double yearsToSettlement,
      Carry carry) {}

  /**
   * One underlying's market.
   *
   * @param spot dollars per share or index points; NaN before the first price
   * @param spotAt when that was; empty before the first price
   * @param options every option that was quoted and has not expired, in OCC symbol order
   */
  public record UnderlyingMarket(
      String symbol,
      double spot,
      Optional<Instant> spotAt,
      boolean halted,
      VolatilityView volatility,
      List<OptionMarket> options) {}

  /**
   * Where an open position stands. All prices are net of one unit, per share, debit positive: those
   * of entry as opened, all others as closed.
   *
   * @param entry what it was opened at; NaN before its first fill
   * @param mid what closing costs at the legs' mids; NaN where a leg has no usable quote
   * @param natural what closing costs at once; NaN where an offer is missing
   * @param stop the mid at and above which the loss is stopped; NaN before the first fill
   * @param target the natural price at and below which the profit is taken; NaN before the first
   *     fill
   */
  public record PositionMark(
      Position position, double entry, double mid, double natural, double stop, double target) {}

  private final EngineState state;
  private final MarketBook book;
  private final VolatilityTracker volatility;
  private final Valuation valuation;
  private final RiskView risk;
  private final PortfolioExposure exposure;
  private final EngineParts parts;
  private final InstantSource time;
  private final Duration quoteAge;

  EngineView(
      EngineState state,
      MarketBook book,
      VolatilityTracker volatility,
      Valuation valuation,
      RiskView risk,
      PortfolioExposure exposure,
      EngineParts parts,
      InstantSource time) {
    this.state = state;
    this.book = book;
    this.volatility = volatility;
    this.valuation = valuation;
    this.risk = risk;
    this.exposure = exposure;
    this.parts = parts;
    this.time = time;
    this.quoteAge = parts.limits().breaker().lastGoodMark();
  }

  /** Returns the engine's time. */
  public Instant now() {
    return time.instant();
  }

  /** Returns what the account is worth now. */
  public PortfolioSnapshot portfolio() {
    return valuation.value(now());
  }

  /** Returns the highest equity since the last re-arm, from which drawdowns are told, dollars. */
  public BigDecimal highWaterEquity() {
    return state.breaker().memory().equityHigh().max(valuation.lastEquity());
  }

  /** Returns the account as the broker reported it last; empty before the first report. */
  public Optional<Account> account() {
    return risk.account();
  }

  /** Returns the Greeks of all holdings; unknown where one of them has none. */
  public PortfolioGreeks exposure() {
    return exposure.ofHoldings(now());
  }

  public BreakerStatus breaker() {
    return state.breaker().status();
  }

  /** Returns why it is not safe to open anything now, the breaker apart; empty if it is. */
  public List<String> notSafe() {
    return risk.unsafe();
  }

  /** Returns what was counted since the start. */
  public EngineStatistics statistics() {
    return parts.statistics();
  }

  /** Returns the positions that are not closed, in the order they were opened. */
  public List<PositionMark> positions() {
    return state.positions().open().stream().map(this::mark).toList();
  }

  private PositionMark mark(ManagedPosition managed) {
    Position position = managed.position();
    LegPrices prices = LegPrices.of(position.structure().reversed(), book, now(), quoteAge);
    boolean opened = position.openedUnits() > 0;
    double entry = opened ? managed.entryNet().doubleValue() : Double.NaN;
    return new PositionMark(
        position,
        entry,
        prices.mid(),
        prices.natural(),
        -entry * position.exits().stopMultiple().doubleValue(),
        -entry * position.exits().targetMultiple().doubleValue());
  }

  /** Returns an underlying's market; one that is not watched has no price and no options. */
  public UnderlyingMarket market(String underlying) {
    MarketBook.Underlying known = book.underlying(underlying);
    return new UnderlyingMarket(
        underlying,
        known.spot(),
        Optional.ofNullable(known.spotAt()),
        known.isHalted(),
        volatility.view(underlying),
        known.quoted().stream().map(option -> market(underlying, option)).toList());
  }

  private OptionMarket market(String underlying, QuotedOption option) {
    double years = option.yearsToSettlement(now());
    return new OptionMarket(
        option.contract(),
        Objects.requireNonNull(option.quote()),
        Optional.ofNullable(option.refusal()),
        option.impliedVolatility(),
        years,
        parts.carry().carry(underlying, years));
  }
}
