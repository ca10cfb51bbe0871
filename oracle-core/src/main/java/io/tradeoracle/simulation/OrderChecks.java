package io.tradeoracle.simulation;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TickSchedule;
import io.tradeoracle.port.RejectReason;
import io.tradeoracle.port.SubmitOutcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** What a venue and a broker look at before they take an order. They change nothing. */
final class OrderChecks {

  private static final BigDecimal STRUCTURE_TICK = new BigDecimal("0.01");
  private static final int COVERED = 1;
  private static final int LONG_OPTIONS = 2;
  private static final int SPREADS = 3;

  private final Ledger ledger;
  private final VenueMarket market;
  private final TradingHours hours;
  private final BuyingPower buyingPower;
  private final int optionLevel;
  private final Function<OptionContract, TickSchedule> ticks;
  private final BiPredicate<Structure, PositionIntent> oneOrder;

  OrderChecks(
      SimulatedExchangeBuilder settings,
      Ledger ledger,
      VenueMarket market,
      TradingHours hours,
      BuyingPower buyingPower) {
    this.ledger = ledger;
    this.market = market;
    this.hours = hours;
    this.buyingPower = buyingPower;
    optionLevel = settings.optionLevel;
    ticks = settings.ticks;
    oneOrder = settings.oneOrder;
  }

  /**
   * Returns why an order is refused; empty if it is not.
   *
   * @param replaced the order that would end for it and so is not counted
   */
  Optional<SubmitOutcome.Rejected> refusal(
      OrderRequest order, Optional<ClientOrderId> replaced, Instant now) {
    return known(order)
        .or(() -> untradable(order, now))
        .or(() -> badPrice(order))
        .or(() -> buyingPower.missingQuantity(order, replaced))
        .or(() -> buyingPower.uncovered(order, replaced, now))
        .or(() -> tooComplex(order))
        .or(() -> buyingPower.tooDear(order, replaced, now));
  }

  private Optional<SubmitOutcome.Rejected> known(OrderRequest order) {
    return when(
        ledger.order(order.id()).isPresent(),
        RejectReason.DUPLICATE_CLIENT_ORDER_ID,
        "client order id was used before: " + order.id());
  }

  private Optional<SubmitOutcome.Rejected> untradable(OrderRequest order, Instant now) {
    Structure structure = order.structure();
    boolean adjusted = structure.contracts().stream().anyMatch(OptionContract::isAdjusted);
    if (hours.isOver(structure, now)) {
      return refuse(RejectReason.INSTRUMENT_NOT_TRADABLE, "trading has ended: " + structure);
    }
    if (adjusted && order.intent() == PositionIntent.OPEN) {
      return refuse(RejectReason.INSTRUMENT_NOT_TRADABLE, "closing only: " + structure);
    }
    if (!hours.isOpen(structure, now)) {
      return refuse(RejectReason.MARKET_CLOSED, "outside of the session: " + now);
    }
    return when(
        market.isHalted(structure.underlying()),
        RejectReason.HALTED,
        "trading is halted: " + structure.underlying());
  }

  private Optional<SubmitOutcome.Rejected> badPrice(OrderRequest order) {
    if (!(order.price() instanceof OrderPrice.Limit limit)) {
      return Optional.empty();
    }
    boolean single = order.structure().legs().size() == 1;
    boolean good =
        single
            ? isGoodPrice(order.structure().legs().get(0), limit.net())
            : limit.net().remainder(STRUCTURE_TICK).signum() == 0;
    return when(!good, RejectReason.INVALID_PRICE, "off tick or of the wrong sign: " + limit.net());
  }

  /** A single leg's net price has its side's sign, and the price of one is on its tick. */
  private boolean isGoodPrice(Structure.Leg leg, BigDecimal net) {
    if (net.signum() != Integer.signum(leg.ratio())) {
      return false;
    }
    TickSchedule schedule =
        leg.instrument() instanceof OptionContract contract
            ? ticks.apply(contract)
            : TickSchedule.ALWAYS_PENNY;
    return schedule.isOnTick(net.divide(BigDecimal.valueOf(leg.ratio()), MathContext.DECIMAL64));
  }

  private Optional<SubmitOutcome.Rejected> tooComplex(OrderRequest order) {
    Structure structure = order.structure();
    int needed = order.intent() == PositionIntent.OPEN ? levelFor(structure) : 0;
    if (optionLevel < needed) {
      return refuse(RejectReason.OPTION_LEVEL, "needs option level " + needed);
    }
    boolean oneMultiplier =
        structure.contracts().stream().map(OptionContract::multiplier).distinct().count() <= 1;
    return when(
        !oneMultiplier || !oneOrder.test(structure, order.intent()),
        RejectReason.UNSUPPORTED_STRUCTURE,
        "not taken as one order: " + structure);
  }

  private static int levelFor(Structure structure) {
    if (structure.contracts().isEmpty()) {
      return 0;
    }
    if (!structure.hasShortLeg()) {
      return LONG_OPTIONS;
    }
    return structure.contracts().size() == 1 ? COVERED : SPREADS;
  }

  private static Optional<SubmitOutcome.Rejected> when(
      boolean refused, RejectReason reason, String message) {
    return refused ? refuse(reason, message) : Optional.empty();
  }

  private static Optional<SubmitOutcome.Rejected> refuse(RejectReason reason, String message) {
    return Optional.of(new SubmitOutcome.Rejected(reason, message));
  }
}
