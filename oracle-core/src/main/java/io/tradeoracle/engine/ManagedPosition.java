package io.tradeoracle.engine;

import io.tradeoracle.model.Equity;
import io.tradeoracle.model.ExitReason;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.strategy.SignalDirection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A position with what only the engine needs to know of it. Immutable.
 *
 * @param wantedUnits units the entry asked for
 * @param maximumLossPerUnit the most one unit can lose, fees included, dollars
 * @param closeAskedBy the person who asked for its close; empty text if nobody did
 * @param counted whether its result was counted, as it is once even if a late fill opens it again
 */
record ManagedPosition(
    Position position,
    String strategyVersion,
    SignalDirection direction,
    int wantedUnits,
    BigDecimal maximumLossPerUnit,
    String closeAskedBy,
    boolean counted) {

  boolean isCloseAsked() {
    return !closeAskedBy.isEmpty();
  }

  ManagedPosition closeAsked(String person) {
    return new ManagedPosition(
        position, strategyVersion, direction, wantedUnits, maximumLossPerUnit, person, counted);
  }

  /** Returns it as closed: nobody waits for that any more, and a result there is was counted. */
  ManagedPosition done() {
    return new ManagedPosition(
        position, strategyVersion, direction, wantedUnits, maximumLossPerUnit, "", hasResult());
  }

  /** Returns whether anything was ever opened. */
  boolean hasResult() {
    return position.openedUnits() > 0;
  }

  /**
   * Returns whether it is closed but for bought legs that nobody bids for. What they cost is lost
   * already; they wait for a bid or for their expiration and stand in the way of nothing.
   */
  boolean isResidual() {
    return position.status() == PositionStatus.CLOSING
        && !holdsDelivery()
        && position.legs().stream().allMatch(leg -> leg.quantity() >= 0)
        && position.legs().stream().anyMatch(leg -> leg.quantity() == 0);
  }

  /** Returns whether it holds shares that came by assignment or exercise. */
  boolean holdsDelivery() {
    return !deliveries(position).isEmpty();
  }

  /** Returns the shares a position holds that are no part of what was opened. */
  static List<Holding> deliveries(Position position) {
    return position.legs().stream()
        .filter(leg -> leg.instrument() instanceof Equity && leg.quantity() != 0)
        .filter(
            leg ->
                position.structure().legs().stream()
                    .noneMatch(opened -> opened.instrument().equals(leg.instrument())))
        .toList();
  }

  /** Returns the most it can lose, fees included, dollars: of all units wanted while it opens. */
  BigDecimal maximumLoss() {
    if (isResidual()) {
      return BigDecimal.ZERO;
    }
    boolean opening = position.status() == PositionStatus.OPENING;
    int units = opening ? wantedUnits : position.openedUnits();
    return maximumLossPerUnit.multiply(BigDecimal.valueOf(units));
  }

  /** Returns the net price per share at which its units were opened, debit positive. */
  BigDecimal entryNet() {
    long shares = (long) position.openedUnits() * position.structure().multiplier();
    return position
        .entryCash()
        .negate()
        .divide(BigDecimal.valueOf(shares), 6, RoundingMode.HALF_EVEN);
  }

  /** Books one leg's fill. */
  ManagedPosition booked(Fill fill, PositionIntent intent, Instant at) {
    BigDecimal cash = fill.cashChange().add(fill.fees());
    boolean opening = intent == PositionIntent.OPEN;
    Position p = position;
    return with(
        p.status(),
        held(p.legs(), fill.instrument(), fill.quantity()),
        p.openedUnits(),
        opening ? p.entryCash().add(cash) : p.entryCash(),
        opening ? p.exitCash() : p.exitCash().add(cash),
        p.fees().add(fill.fees()),
        p.isFlat() && opening && p.openedUnits() == 0 ? at : p.openedAt(),
        at,
        p.exitReason());
  }

  /** Counts units that an opening order filled. */
  ManagedPosition opened(int units) {
    Position p = position;
    return with(
        p.status(),
        p.legs(),
        p.openedUnits() + units,
        p.entryCash(),
        p.exitCash(),
        p.fees(),
        p.openedAt(),
        p.updatedAt(),
        p.exitReason());
  }

  /** Books contracts that ended, and what came in their place. */
  ManagedPosition ended(
      Instrument contract,
      int quantity,
      Instrument shares,
      int delivered,
      BigDecimal cash,
      Instant at) {
    Position p = position;
    List<Holding> legs = held(p.legs(), contract, quantity);
    return with(
        p.status(),
        delivered == 0 ? legs : held(legs, shares, delivered),
        p.openedUnits(),
        p.entryCash(),
        p.exitCash().add(cash),
        p.fees(),
        p.openedAt(),
        at,
        p.exitReason());
  }

  ManagedPosition in(PositionStatus status, ExitReason reason, Instant at) {
    Position p = position;
    return with(
        status,
        p.legs(),
        p.openedUnits(),
        p.entryCash(),
        p.exitCash(),
        p.fees(),
        p.openedAt(),
        at,
        reason);
  }

  private static List<Holding> held(List<Holding> legs, Instrument instrument, int change) {
    List<Holding> changed = new ArrayList<>(legs.size() + 1);
    boolean found = false;
    for (Holding leg : legs) {
      boolean same = leg.instrument().equals(instrument);
      changed.add(same ? new Holding(instrument, leg.quantity() + change) : leg);
      found |= same;
    }
    if (!found) {
      changed.add(new Holding(instrument, change));
    }
    return changed;
  }

  private ManagedPosition with(
      PositionStatus status,
      List<Holding> legs,
      int openedUnits,
      BigDecimal entryCash,
      BigDecimal exitCash,
      BigDecimal fees,
      Instant openedAt,
      Instant updatedAt,
      ExitReason reason) {
    Position p = position;
    return new ManagedPosition(
        new Position(
            p.id(),
            p.strategy(),
            p.underlying(),
            p.structure(),
            p.exits(),
            status,
            legs,
            openedUnits,
            entryCash,
            exitCash,
            fees,
            openedAt,
            updatedAt,
            reason),
        strategyVersion,
        direction,
        wantedUnits,
        maximumLossPerUnit,
        closeAskedBy,
        counted);
  }
}
