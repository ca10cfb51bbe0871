package io.tradeoracle.strategy;

import io.tradeoracle.model.FeeSchedule;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TickSchedule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;

/**
 * One unit of a structure, what it costs at the natural price and what it can lose then.
 *
 * @param net natural price, per share, debit positive
 * @param fees of opening and closing, dollars
 */
record Proposal(Structure structure, BigDecimal net, BigDecimal fees) {

  /** Structures are priced in cents, whatever the ticks of their legs. */
  static final TickSchedule TICKS = TickSchedule.ALWAYS_PENNY;

  static Proposal of(
      Structure structure, ExpirationQuotes quotes, FeeSchedule fees, LocalDate day) {
    return new Proposal(
        structure,
        TICKS.towardsMarket(structure.naturalPrice(quotes::quote)),
        fees.estimatedRoundTrip(structure, day));
  }

  /** Returns the most it can lose, fees included, dollars. */
  BigDecimal maximumLoss() {
    return structure.maximumLoss(net).add(fees);
  }

  boolean fits(BigDecimal budget) {
    return maximumLoss().compareTo(budget) <= 0;
  }

  /** Returns dollars of one unit as a net price. */
  BigDecimal perShare(BigDecimal dollars) {
    return dollars.divide(BigDecimal.valueOf(structure.multiplier()), MathContext.DECIMAL64);
  }

  /** Returns the highest net price at which it can lose no more than the budget. */
  BigDecimal highestNetWithin(BigDecimal budget) {
    return net.add(perShare(budget.subtract(maximumLoss())));
  }
}
