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
import java.util.List;
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
      Evaluation evaluation = strategy.evaluate(view);
      listener.onEvaluation(evaluation);
      for (Signal signal : evaluation.signals()) {
        act(strategy, signal, view, now);
      }
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
        state.stop(strategy.name(), underlying).isPresent());
  }

  private BudgetDecision budget(Strategy strategy) {
    return sizer.budget(
        valuation.lastEquity(),
        state.statistics(strategy.name(), strategy.version(), limits.sizing().window()));
  }

  private MarketView releaseStop(Strategy strategy, MarketView view) {
    Optional<StopMemory> stop = state.stop(strategy.name(), view.underlying());
    if (stop.isEmpty() || !strategy.allowsReentry(stop.get(), view)) {
      return view;
    }
    log.record(new EngineEvent.StopReleased(strategy.name(), view.underlying()));
    return view.afterStop();
  }

  private void act(Strategy strategy, Signal signal, MarketView view, Instant now) {
    String signalId = strategy.name() + ":" + signal.underlying() + ":" + now;
    log.record(
        new EngineEvent.SignalRaised(
            signalId,
            strategy.version(),
            signal,
            view.spot(),
            view.volatility().impliedVolatility(),
            view.volatility().ivRank(),
            seen(signal.structure())));
    statistics.signalRaised();
    if (!broker.takesAsOneOrder(signal.structure(), PositionIntent.OPEN)) {
      deny(signalId, DenialReason.UNSUPPORTED_STRUCTURE, signal.structure().kind().name());
      return;
    }
    size(strategy, signal, signalId, now);
  }

  private void size(Strategy strategy, Signal signal, String signalId, Instant now) {
    BudgetDecision budget = budget(strategy);
    if (budget instanceof BudgetDecision.Refused refused) {
      deny(signalId, List.of(refused.denial()));
      return;
    }
    LocalDate today = calendar.dateOf(now);
    BigDecimal unitFees = fees.estimatedRoundTrip(signal.structure(), today);
    BigDecimal unitLoss = signal.structure().maximumLoss(signal.worstNet());
    SizingDecision size =
        sizer.units(
            ((BudgetDecision.Granted) budget).amount(), headroom(signal), unitLoss, unitFees);
    if (size instanceof SizingDecision.Refused refused) {
      deny(signalId, List.of(refused.denial()));
    } else {
      open(
          strategy,
          signal,
          signalId,
          ((SizingDecision.Sized) size).units(),
          unitLoss.add(unitFees),
          unitFees,
          now);
    }
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

  private void open(
      Strategy strategy,
      Signal signal,
      String signalId,
      int units,
      BigDecimal unitLoss,
      BigDecimal unitFees,
      Instant now) {
    RiskView.Asking asking =
        new RiskView.Asking(
            strategy.name(),
            signal.direction(),
            plannedExit(signal, now),
            unitFees.multiply(BigDecimal.valueOf(units)));
    Optional<OrderRequest> order =
        desk.entryOrder(signalId, signal.structure(), units, signal.worstNet(), now);
    if (order.isEmpty()) {
      deny(signalId, DenialReason.QUOTE_MISSING, "a leg has no usable quote");
      return;
    }
    RiskDecision decision = desk.judgeEntry(order.get(), signal.worstNet(), asking, now);
    if (decision instanceof RiskDecision.Denied denied) {
      deny(signalId, denied.denials());
      return;
    }
    log.record(
        new EngineEvent.EntryDecided(
            signalId,
            strategy.version(),
            signal.direction(),
            wanted(signal, signalId, now),
            units,
            unitLoss));
    desk.open(order.get(), signal.worstNet(), asking, now);
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

  private void deny(String signalId, DenialReason reason, String detail) {
    deny(signalId, List.of(new Denial(reason, detail)));
  }

  private void deny(String signalId, List<Denial> denials) {
    log.record(new EngineEvent.SignalDenied(signalId, denials));
    denials.forEach(denial -> statistics.denied(denial.reason().name()));
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
