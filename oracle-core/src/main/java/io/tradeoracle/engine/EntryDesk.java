package io.tradeoracle.engine;

import io.tradeoracle.engine.EngineEvent.QuoteSeen;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.ExitReason;
import io.tradeoracle.model.FeeSchedule;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Structure;
import io.tradeoracle.risk.BudgetDecision;
import io.tradeoracle.risk.Denial;
import io.tradeoracle.risk.DenialReason;
import io.tradeoracle.risk.PositionSizer;
import io.tradeoracle.risk.RiskDecision;
import io.tradeoracle.risk.RiskLimits;
import io.tradeoracle.risk.SizingDecision;
import io.tradeoracle.strategy.Evaluation;
import io.tradeoracle.strategy.MarketView;
import io.tradeoracle.strategy.Signal;
import io.tradeoracle.strategy.StopMemory;
import io.tradeoracle.strategy.Strategy;
import io.tradeoracle.strategy.VolatilityView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows the strategies their view of the market and takes their signals through sizing and the risk
 * gate to the order desk. Owned by the engine's thread.
 */
final class EntryDesk {

  private final EngineState state;
  private final EventLog log;
  private final MarketBook book;
  private final OrderDesk desk;
  private final BrokerLink broker;
  private final RiskLimits limits;
  private final PositionSizer sizer;
  private final Valuation valuation;
  private final CarrySource carrySource;
  private final EarningsCalendar earnings;
  private final ExchangeCalendar calendar;
  private final FeeSchedule fees;
  private final List<Strategy> strategies;
  private final EngineStatistics statistics;
  private final EngineListener listener;
  private final Map<String, List<DenialReason>> lastDenials = new HashMap<>();

  EntryDesk(
      EngineState state,
      EventLog log,
      MarketBook book,
      OrderDesk desk,
      BrokerLink broker,
      RiskLimits limits,
      Valuation valuation,
      EngineParts parts) {
    this.state = state;
    this.log = log;
    this.book = book;
    this.desk = desk;
    this.broker = broker;
    this.limits = limits;
    this.sizer = new PositionSizer(limits.sizing());
    this.valuation = valuation;
    this.carrySource = parts.carry();
    this.earnings = parts.earnings();
    this.calendar = parts.calendar();
    this.fees = parts.fees();
    this.strategies = parts.strategies();
    this.statistics = parts.statistics();
    this.listener = parts.listener();
  }

  /** Lets every strategy look at an underlying. */
  void evaluate(OptionChain chain, VolatilityView volatility, Instant now) {
    for (Strategy strategy : strategies) {
      MarketView view = releaseStop(strategy, view(strategy, chain, volatility, now));
      evaluate(strategy, view)
          .ifPresent(
              evaluation -> {
                listener.onEvaluation(evaluation);
                evaluation.signals().forEach(signal -> act(strategy, signal, view));
              });
    }
  }

  /** A strategy that fails misses its turn; the exits of what is open must go on. */
  private Optional<Evaluation> evaluate(Strategy strategy, MarketView view) {
    try {
      return Optional.of(strategy.evaluate(view));
    } catch (RuntimeException e) {
      listener.onAlert("strategy " + strategy.name() + " failed: " + e);
      return Optional.empty();
    }
  }

  private MarketView view(
      Strategy strategy, OptionChain chain, VolatilityView volatility, Instant now) {
    String underlying = chain.underlying();
    boolean open =
        state.positions().open().stream()
            .filter(managed -> !managed.isResidual())
            .map(ManagedPosition::position)
            .anyMatch(
                p -> p.strategy().equals(strategy.name()) && p.underlying().equals(underlying));
    return new MarketView(
        now,
        calendar,
        chain,
        volatility,
        carrySource.carry(underlying, 30.0 / 365),
        budget(strategy) instanceof BudgetDecision.Granted granted
            ? granted.amount()
            : BigDecimal.ZERO,
        fees,
        earnings.nextReport(underlying, now),
        open,
        state.signals().stop(strategy.name(), underlying).isPresent());
  }

  private BudgetDecision budget(Strategy strategy) {
    return sizer.budget(
        valuation.lastEquity(),
        state.results().statistics(strategy.name(), strategy.version(), limits.sizing().window()));
  }

  private MarketView releaseStop(Strategy strategy, MarketView view) {
    Optional<StopMemory> stop = state.signals().stop(strategy.name(), view.underlying());
    if (stop.isEmpty() || !strategy.allowsReentry(stop.get(), view)) {
      return view;
    }
    log.record(new EngineEvent.StopReleased(strategy.name(), view.underlying()));
    return view.afterStop();
  }

  /** A signal on its way through sizing and the gate. */
  private record Wish(Strategy strategy, Signal signal, MarketView view, String id) {
    Instant now() {
      return view.at();
    }
  }

  private void act(Strategy strategy, Signal signal, MarketView view) {
    String id = strategy.name() + ":" + signal.underlying() + ":" + view.at();
    Wish wish = new Wish(strategy, signal, view, id);
    statistics.signalRaised();
    List<Denial> denials = open(wish);
    listener.onDecision(signal, denials);
    if (denials.isEmpty()) {
      lastDenials.remove(subject(wish));
    } else {
      deny(wish, denials);
    }
  }

  /** Opens what a signal wishes for; returns why not, nothing if it was done. */
  private List<Denial> open(Wish wish) {
    Signal signal = wish.signal();
    if (!broker.takesAsOneOrder(signal.structure(), PositionIntent.OPEN)) {
      return denial(DenialReason.UNSUPPORTED_STRUCTURE, signal.structure().kind().name());
    }
    Optional<Structure.Leg> offset =
        signal.structure().legs().stream().filter(state.positions()::offsets).findFirst();
    if (offset.isPresent()) {
      return denial(
          DenialReason.INTENT_MISMATCH,
          offset.get().instrument().symbol() + " is held the other way by another position");
    }
    BudgetDecision budget = budget(wish.strategy());
    if (budget instanceof BudgetDecision.Refused refused) {
      return List.of(refused.denial());
    }
    LocalDate today = calendar.dateOf(wish.now());
    BigDecimal unitFees = fees.estimatedRoundTrip(signal.structure(), today);
    BigDecimal unitLoss = signal.structure().maximumLoss(signal.worstNet());
    SizingDecision size =
        sizer.units(
            ((BudgetDecision.Granted) budget).amount(), headroom(signal), unitLoss, unitFees);
    return size instanceof SizingDecision.Sized sized
        ? open(wish, sized.units(), unitLoss.add(unitFees), unitFees)
        : List.of(((SizingDecision.Refused) size).denial());
  }

  private BigDecimal headroom(Signal signal) {
    BigDecimal ofUnderlying =
        state.positions().open().stream()
            .filter(m -> m.position().underlying().equals(signal.underlying()))
            .map(ManagedPosition::maximumLoss)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return limits
        .exposure()
        .headroom(valuation.lastEquity(), valuation.openMaximumLoss(), ofUnderlying);
  }

  private List<Denial> open(Wish wish, int units, BigDecimal unitLoss, BigDecimal unitFees) {
    Signal signal = wish.signal();
    Instant now = wish.now();
    RiskView.Asking asking =
        new RiskView.Asking(
            wish.strategy().name(),
            signal.direction(),
            plannedExit(signal, now),
            unitFees.multiply(BigDecimal.valueOf(units)));
    Optional<OrderRequest> order =
        desk.entryOrder(wish.id(), signal.structure(), units, signal.worstNet(), now);
    if (order.isEmpty()) {
      return denial(DenialReason.QUOTE_MISSING, "a leg has no usable quote");
    }
    RiskDecision decision = desk.judgeEntry(order.get(), signal.worstNet(), asking, now);
    if (decision instanceof RiskDecision.Denied denied) {
      return denied.denials();
    }
    raise(wish);
    log.record(
        new EngineEvent.EntryDecided(
            wish.id(),
            wish.strategy().version(),
            signal.direction(),
            wanted(signal, wish.id(), now),
            units,
            unitLoss));
    desk.open(order.get(), signal.worstNet(), asking, now);
    return List.of();
  }

  private void raise(Wish wish) {
    MarketView view = wish.view();
    log.record(
        new EngineEvent.SignalRaised(
            wish.id(),
            wish.strategy().version(),
            wish.signal(),
            view.spot(),
            view.volatility().impliedVolatility(),
            view.volatility().ivRank(),
            seen(wish.signal().structure())));
  }

  /** The day on which the position's own rules close it at the latest. */
  private LocalDate plannedExit(Signal signal, Instant now) {
    LocalDate byExpiration =
        signal.structure().contracts().stream()
            .map(calendar::settlementDate)
            .min(LocalDate::compareTo)
            .orElse(calendar.dateOf(now))
            .minusDays(signal.exits().exitDaysToExpiration());
    Instant closeBy = signal.exits().closeBy();
    return closeBy.equals(Instant.MAX) || calendar.dateOf(closeBy).isAfter(byExpiration)
        ? byExpiration
        : calendar.dateOf(closeBy);
  }

  private static Position wanted(Signal signal, String positionId, Instant now) {
    List<Holding> legs =
        signal.structure().legs().stream().map(leg -> new Holding(leg.instrument(), 0)).toList();
    return new Position(
        positionId,
        signal.strategy(),
        signal.underlying(),
        signal.structure(),
        signal.exits(),
        PositionStatus.OPENING,
        legs,
        0,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        now,
        now,
        ExitReason.NONE);
  }

  private static List<Denial> denial(DenialReason reason, String detail) {
    return List.of(new Denial(reason, detail));
  }

  /** A signal that is denied for the same reasons minute after minute is told to the log once. */
  private void deny(Wish wish, List<Denial> denials) {
    denials.forEach(denial -> statistics.denied(denial.reason().name()));
    List<DenialReason> reasons = denials.stream().map(Denial::reason).toList();
    if (!reasons.equals(lastDenials.put(subject(wish), reasons))) {
      raise(wish);
      log.record(new EngineEvent.SignalDenied(wish.id(), denials));
    }
  }

  private static String subject(Wish wish) {
    Signal signal = wish.signal();
    return signal.strategy() + ":" + signal.underlying() + ":" + signal.direction();
  }

  /** Returns the quotes of a structure's legs with the values a decision is made on. */
  List<QuoteSeen> seen(Structure structure) {
    List<QuoteSeen> seen = new ArrayList<>();
    for (OptionContract contract : structure.contracts()) {
      Optional<QuotedOption> option = book.option(contract);
      Quote quote = option.map(QuotedOption::quote).orElse(null);
      if (quote != null) {
        seen.add(
            new QuoteSeen(
                contract, quote.bid(), quote.ask(), option.orElseThrow().impliedVolatility()));
      }
    }
    return seen;
  }
}
