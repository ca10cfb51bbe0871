package io.tradeoracle.engine;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.risk.OrderOrigin;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A structure being worked into the market: one order after another at better and better prices. It
 * is forgotten by a crash; the position and its orders, which are stored, say how to go on.
 */
final class Ticket {

  private final String positionId;
  private final Structure structure;
  private final PositionIntent intent;
  private final OrderOrigin origin;
  private final PriceLadder ladder;
  private final @Nullable BigDecimal bound;
  private final RiskView.@Nullable Asking asking;
  private final Instant startedAt;
  private ClientOrderId order;
  private ClientOrderId replaced;
  private int step;
  private Instant steppedAt;

  private Ticket(
      String positionId,
      Structure structure,
      PositionIntent intent,
      OrderOrigin origin,
      PriceLadder ladder,
      @Nullable BigDecimal bound,
      RiskView.@Nullable Asking asking,
      ClientOrderId order,
      Instant now) {
    this.positionId = positionId;
    this.structure = structure;
    this.intent = intent;
    this.origin = origin;
    this.ladder = ladder;
    this.bound = bound;
    this.asking = asking;
    this.order = order;
    this.replaced = order;
    this.startedAt = now;
    this.steppedAt = now;
  }

  static Ticket toOpen(
      String positionId,
      Structure structure,
      BigDecimal worstNet,
      RiskView.Asking asking,
      ClientOrderId order,
      Instant now) {
    return new Ticket(
        positionId,
        structure,
        PositionIntent.OPEN,
        new OrderOrigin.Strategy(asking.strategy()),
        PriceLadder.ENTRY,
        worstNet,
        asking,
        order,
        now);
  }

  static Ticket toClose(
      String positionId,
      Structure structure,
      OrderOrigin origin,
      PriceLadder ladder,
      @Nullable BigDecimal bound,
      ClientOrderId order,
      Instant now) {
    return new Ticket(
        positionId, structure, PositionIntent.CLOSE, origin, ladder, bound, null, order, now);
  }

  String positionId() {
    return positionId;
  }

  Structure structure() {
    return structure;
  }

  PositionIntent intent() {
    return intent;
  }

  OrderOrigin origin() {
    return origin;
  }

  PriceLadder ladder() {
    return ladder;
  }

  /** Returns the highest net price it may walk to; null if none. */
  @Nullable BigDecimal bound() {
    return bound;
  }

  /** Returns what asked to open; null if it closes. */
  RiskView.@Nullable Asking asking() {
    return asking;
  }

  Instant startedAt() {
    return startedAt;
  }

  /** Returns the order that works, or is about to. */
  ClientOrderId order() {
    return order;
  }

  int step() {
    return step;
  }

  boolean isStepDue(Instant now) {
    return !stepDueAt().isAfter(now);
  }

  Instant stepDueAt() {
    return steppedAt.plus(ladder.interval());
  }

  /** Returns whether an order is one of those it works at the moment. */
  boolean works(ClientOrderId id) {
    return order.equals(id) || replaced.equals(id);
  }

  /** Goes on with another order in place of the present one. */
  void step(ClientOrderId next, Instant now) {
    replaced = order;
    order = next;
    stay(now);
  }

  /** Goes a step further without another order: the price would be the same. */
  void stay(Instant now) {
    step++;
    steppedAt = now;
  }

  /** Goes back to the order before: its replacement was refused. */
  void backToReplaced() {
    order = replaced;
  }

  boolean isBack() {
    return order.equals(replaced);
  }
}
