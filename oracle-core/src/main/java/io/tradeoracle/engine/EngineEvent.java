package io.tradeoracle.engine;

import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.ExitReason;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import io.tradeoracle.port.SubmitOutcome;
import io.tradeoracle.risk.Denial;
import io.tradeoracle.strategy.Signal;
import io.tradeoracle.strategy.SignalDirection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything that changes the engine's state: what the world told it and what it decided. The log
 * keeps them in order; applying them in that order rebuilds the state.
 */
sealed interface EngineEvent {

  /** A quote a decision was made on, with the values it had. */
  record QuoteSeen(Instrument instrument, double bid, double ask, double impliedVolatility) {}

  /**
   * The first event of a log: an account was taken over as it was.
   *
   * @param holdings what it held, which is not ours to manage
   * @param lastActivity the newest activity that is in cash and holdings already
   */
  record Started(
      BigDecimal cash, BreakerStatus breaker, List<Position.Holding> holdings, String lastActivity)
      implements EngineEvent {}

  /** A trading day began. */
  record SessionOpened(LocalDate day, BigDecimal previousCloseEquity) implements EngineEvent {}

  /** A strategy wants to open a structure. */
  record SignalRaised(
      String signalId,
      String strategyVersion,
      Signal signal,
      double spot,
      double impliedVolatility,
      double ivRank,
      List<QuoteSeen> quotes)
      implements EngineEvent {}

  /** Sizing or the risk gate denied a signal; nothing was sent. */
  record SignalDenied(String signalId, List<Denial> reasons) implements EngineEvent {}

  /** A signal became a position to be opened, and its maximum loss is reserved. */
  record EntryDecided(
      String signalId,
      String strategyVersion,
      SignalDirection direction,
      Position position,
      int units,
      BigDecimal maximumLossPerUnit)
      implements EngineEvent {}

  /** An order is to be sent. It leaves only after this event is durable. */
  record OrderIntended(OrderRequest order) implements EngineEvent {}

  /** The risk gate denied an order of an existing position. */
  record OrderDenied(String positionId, List<Denial> reasons) implements EngineEvent {}

  /** The broker never got an order, as far as can be known; it is watched for all the same. */
  record OrderLost(ClientOrderId orderId, String reason) implements EngineEvent {}

  /** An order the broker never got is sent again under its name, which it would refuse twice. */
  record OrderResent(ClientOrderId orderId) implements EngineEvent {}

  /** An order was stored but will not be sent. */
  record OrderAbandoned(ClientOrderId orderId, String reason) implements EngineEvent {}

  /** The broker answered a submission, or did not. */
  record OrderAnswered(ClientOrderId orderId, SubmitOutcome outcome) implements EngineEvent {}

  /** What is left of an order is to be cancelled. */
  record CancelIntended(ClientOrderId orderId, String reason) implements EngineEvent {}

  /** The broker answered a cancel, or did not. */
  record CancelAnswered(ClientOrderId orderId, SubmitOutcome outcome) implements EngineEvent {}

  /** What is left of an order is to go on at another price. */
  record ReplaceIntended(ClientOrderId orderId, OrderRequest replacement) implements EngineEvent {}

  /** The broker answered a replacement, or did not. */
  record ReplaceAnswered(ClientOrderId orderId, ClientOrderId replacementId, SubmitOutcome outcome)
      implements EngineEvent {}

  /** The broker reported something about an order. */
  record OrderReported(OrderEvent event) implements EngineEvent {}

  /** Everything the broker booked up to an activity is booked by us. */
  record ActivitiesSeen(String lastActivity) implements EngineEvent {}

  /** Contracts ended by other means than a trade. */
  record LifecycleReported(LifecycleEvent event) implements EngineEvent {}

  /** A position is to be closed. */
  record ExitDecided(String positionId, ExitReason reason, String detail, List<QuoteSeen> quotes)
      implements EngineEvent {}

  /** A strategy may enter again after a stop. */
  record StopReleased(String strategy, String underlying) implements EngineEvent {}

  /** The breaker moved. */
  record BreakerMoved(BreakerStatus status) implements EngineEvent {}

  /** Our books and the broker's differ. */
  record DriftSeen(List<String> differences) implements EngineEvent {}

  /** The account was valued. */
  record PortfolioValued(PortfolioSnapshot snapshot) implements EngineEvent {}

  /** A trading day ended. */
  record SessionClosed(LocalDate day, BigDecimal equity) implements EngineEvent {}

  /** A named person asked for something. */
  record PersonAsked(String name, Action action, String target, String reason)
      implements EngineEvent {

    /** What a person can ask for. */
    enum Action {
      HALT,
      HALT_AND_FLATTEN,
      REARM,
      CLOSE_POSITION,
      CANCEL_ORDER
    }
  }
}
