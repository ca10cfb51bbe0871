package io.tradeoracle.engine;

import io.tradeoracle.model.Account;
import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionalInput;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Session;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TickSchedule;
import io.tradeoracle.port.BrokerReport;
import io.tradeoracle.risk.AgeClass;
import io.tradeoracle.risk.FlattenPolicy;
import io.tradeoracle.risk.LegMarket;
import io.tradeoracle.risk.OrderOrigin;
import io.tradeoracle.risk.RiskContext;
import io.tradeoracle.risk.RiskLimits;
import io.tradeoracle.strategy.SignalDirection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts together what the risk gate needs to know, from the state and the market of the moment. */
final class RiskView {

  /** What asks to open, for checks that depend on it. */
  record Asking(
      String strategy, SignalDirection direction, LocalDate plannedExit, BigDecimal fees) {}

  private final EngineState state;
  private final MarketBook book;
  private final ExchangeCalendar calendar;
  private final RiskLimits limits;
  private final PortfolioExposure exposure;
  private final Valuation valuation;
  private final EarningsCalendar earnings;
  private final Function<OptionContract, TickSchedule> ticks;
  private final SortedSet<String> unsafe = new TreeSet<>();
  private final BooleanSupplier lease;
  private @Nullable Account account;
  private Instant brokerReadAt = Instant.MIN;
  private final Map<Instrument, Integer> brokerHoldings = new HashMap<>();

  RiskView(
      EngineState state,
      MarketBook book,
      EngineParts parts,
      PortfolioExposure exposure,
      Valuation valuation,
      BooleanSupplier lease) {
    this.state = state;
    this.book = book;
    this.calendar = parts.calendar();
    this.limits = parts.limits();
    this.exposure = exposure;
    this.valuation = valuation;
    this.earnings = parts.earnings();
    this.ticks = parts.ticks();
    this.lease = lease;
  }

  /** Takes over what the broker said of the account. */
  void brokerRead(BrokerReport report, Instant at) {
    account = report.account();
    brokerReadAt = at;
    brokerHoldings.clear();
    report.holdings().forEach(held -> brokerHoldings.put(held.instrument(), held.quantity()));
  }

  /** Returns whether nothing may be closed before the broker's positions were read again. */
  boolean mustReadBrokerFirst(Instant now) {
    return state.breaker().status().state() == BreakerState.HALTED
        && now.isAfter(brokerReadAt.plus(limits.breaker().brokerReadAge()));
  }

  /** Says why it is not safe to open anything, until {@link #safeAgain}. */
  void notSafe(String reason) {
    unsafe.add(reason);
  }

  void safeAgain(String reason) {
    unsafe.remove(reason);
  }

  /** Returns why it is not safe to open anything now, the breaker apart; empty if it is. */
  List<String> unsafe() {
    List<String> reasons = new ArrayList<>(unsafe);
    if (account == null) {
      reasons.add("the broker's account was not read yet");
    }
    if (!state.isEquityKnown()) {
      reasons.add("what the account held at the start was not valued yet");
    }
    return List.copyOf(reasons);
  }

  /** Returns the account as the broker reported it last; empty before the first report. */
  Optional<Account> account() {
    return Optional.ofNullable(account);
  }

  /** Returns whether the flatten policy has everything closed now. */
  boolean isFlattenRequested() {
    boolean onEveryHalt =
        limits.breaker().flattenPolicy() == FlattenPolicy.ON_HALT
            && state.breaker().status().state() == BreakerState.HALTED;
    return state.isFlattenRequested() || onEveryHalt;
  }

  /** Returns the context of an order that opens. */
  RiskContext opening(OrderRequest order, Asking asking, Instant now) {
    String underlying = order.structure().underlying();
    return new RiskContext(
        now,
        new OrderOrigin.Strategy(asking.strategy()),
        authority(),
        ticksOf(order.structure()),
        requests(now),
        new RiskContext.Opening(
            unsafe(),
            Duration.ZERO,
            market(underlying, now),
            legs(order.structure(), now),
            funds(now),
            exposureBeside(order, asking),
            pace(order, asking, now),
            exposure.ofHoldings(now),
            exposure.of(order.structure(), order.units(), now),
            inputs(underlying, asking, now),
            asking.fees()));
  }

  /**
   * Returns the context of an order that closes.
   *
   * @param replaced the working order it is to take the place of; null if none
   */
  RiskContext closing(
      OrderRequest order,
      Position position,
      OrderOrigin origin,
      @Nullable ClientOrderId replaced,
      Instant now) {
    List<RiskContext.ClosableLeg> legs = new ArrayList<>();
    for (Structure.Leg leg : order.structure().legs()) {
      legs.add(
          new RiskContext.ClosableLeg(
              leg.instrument(),
              closable(position, leg.instrument()),
              workingCloses(position.id(), leg.instrument(), replaced)));
    }
    boolean lastDay =
        order.structure().contracts().stream().anyMatch(option -> isLastTradingDay(option, now));
    return new RiskContext(
        now,
        origin,
        authority(),
        ticksOf(order.structure()),
        requests(now),
        new RiskContext.Closing(lastDay, position.structure().hasShortLeg(), legs));
  }

  /** Returns the price steps of an order of this structure. */
  TickSchedule ticksOf(Structure structure) {
    boolean single = structure.legs().size() == 1;
    return single && structure.legs().get(0).instrument() instanceof OptionContract contract
        ? ticks.apply(contract)
        : TickSchedule.ALWAYS_PENNY;
  }

  /** While HALTED our books are in doubt: no more is closed than the broker has too. */
  private int closable(Position position, Instrument instrument) {
    int ours = position.quantityOf(instrument);
    if (state.breaker().status().state() != BreakerState.HALTED) {
      return ours;
    }
    int theirs = brokerHoldings.getOrDefault(instrument, 0);
    boolean sameSide = Integer.signum(ours) == Integer.signum(theirs);
    return sameSide && Math.abs(theirs) < Math.abs(ours) ? theirs : sameSide ? ours : 0;
  }

  private int workingCloses(
      String positionId, Instrument instrument, @Nullable ClientOrderId replaced) {
    return state.orders().unfinishedOf(positionId).stream()
        .filter(o -> o.request().intent() == PositionIntent.CLOSE && !o.id().equals(replaced))
        .flatMapToInt(
            o ->
                o.request().structure().legs().stream()
                    .filter(leg -> leg.instrument().equals(instrument))
                    .mapToInt(leg -> Math.abs(leg.ratio()) * o.remainingUnits()))
        .sum();
  }

  private RiskContext.Authority authority() {
    return new RiskContext.Authority(
        state.breaker().status(), isFlattenRequested(), lease.getAsBoolean(), brokerReadAt);
  }

  private int requests(Instant now) {
    return state.pace().requestsSince(now.minus(limits.pace().orderRequestWindow()));
  }

  private RiskContext.Market market(String symbol, Instant now) {
    MarketBook.Underlying underlying = book.underlying(symbol);
    Session session = calendar.session(calendar.dateOf(now));
    Quote quote = underlying.quote();
    FeedKind feed = quote == null ? underlying.feed() : quote.feed();
    return new RiskContext.Market(
        session.date(),
        session.open(),
        session.close(),
        Instant.MIN,
        underlying.isHalted(),
        Optional.ofNullable(underlying.resumedAt()).orElse(Instant.MIN),
        hasDeliveredShares(symbol),
        Optional.ofNullable(underlying.spotAt()).orElse(Instant.MIN),
        feed == FeedKind.RECORDED ? AgeClass.RECORDED : AgeClass.UNDERLYING_OTHER,
        feed);
  }

  /** After an assignment an underlying is reduced to closing until its shares are gone. */
  private boolean hasDeliveredShares(String symbol) {
    return state.positions().open().stream()
        .anyMatch(m -> m.position().underlying().equals(symbol) && m.holdsDelivery());
  }

  private List<LegMarket> legs(Structure structure, Instant now) {
    List<LegMarket> legs = new ArrayList<>();
    for (OptionContract contract : structure.contracts()) {
      book.option(contract).ifPresent(option -> addLeg(legs, option, now));
    }
    return legs;
  }

  private void addLeg(List<LegMarket> legs, QuotedOption option, Instant now) {
    Quote quote = option.quote();
    if (quote == null) {
      return;
    }
    MarketBook.Underlying underlying = book.underlying(option.contract().underlying());
    double move = Math.abs(underlying.spot() / option.spotAtQuote() - 1);
    boolean recorded = quote.feed() == FeedKind.RECORDED;
    Instant spotAt = underlying.spotAt();
    Duration skew =
        recorded || spotAt == null
            ? Duration.ZERO
            : Duration.between(quote.exchangeTime(), spotAt).abs();
    legs.add(
        new LegMarket(
            option.contract(),
            quote,
            option.ageClass(now),
            Instant.MIN,
            move,
            skew,
            isLastTradingDay(option.contract(), now),
            LegMarket.UNKNOWN,
            LegMarket.UNKNOWN));
  }

  private boolean isLastTradingDay(OptionContract option, Instant now) {
    return calendar.lastTradingDate(option).equals(calendar.dateOf(now));
  }

  private RiskContext.Funds funds(Instant now) {
    BigDecimal equity = valuation.value(now).equity();
    Account known = account == null ? new Account(state.cash(), BigDecimal.ZERO, 0) : account;
    return new RiskContext.Funds(
        known, equity, true, known.cash(), RiskContext.DayTrading.NOT_APPLICABLE);
  }

  private RiskContext.Exposure exposureBeside(OrderRequest order, Asking asking) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal ofUnderlying = BigDecimal.ZERO;
    int structures = 0;
    int same = 0;
    for (ManagedPosition managed : state.positions().open()) {
      Position position = managed.position();
      if (managed.isResidual() || position.id().equals(order.positionId())) {
        continue;
      }
      boolean sameUnderlying = position.underlying().equals(order.structure().underlying());
      total = total.add(managed.maximumLoss());
      ofUnderlying = sameUnderlying ? ofUnderlying.add(managed.maximumLoss()) : ofUnderlying;
      structures++;
      same += sameUnderlying && position.strategy().equals(asking.strategy()) ? 1 : 0;
    }
    return new RiskContext.Exposure(total, ofUnderlying, structures, same);
  }

  private RiskContext.Pace pace(OrderRequest order, Asking asking, Instant now) {
    // Pricing a working order anew is neither another opening nor another signal.
    boolean repricing = state.positions().find(order.positionId()).isPresent();
    Instant sameSignal =
        state
            .signals()
            .last(asking.strategy(), order.structure().underlying(), asking.direction())
            .orElse(Instant.MIN);
    return new RiskContext.Pace(
        state.openingsToday(),
        0,
        repricing ? 0 : state.pace().openingsSince(now.minus(Duration.ofMinutes(1))),
        repricing ? Instant.MIN : sameSignal);
  }

  private RiskContext.Inputs inputs(String underlying, Asking asking, Instant now) {
    return new RiskContext.Inputs(
        earnings.nextReport(underlying, now),
        asking.plannedExit(),
        new OptionalInput.NotConfigured<>(),
        new OptionalInput.NotConfigured<>());
  }
}
