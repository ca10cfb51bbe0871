package io.tradeoracle.risk;

import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.Structure.Leg;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What a structure can lose, as {@link Structure#maximumLoss} has it, on integers of 1e-4 dollars:
 * exact for prices and strikes of up to four decimals, and without garbage. The value at expiration
 * is a chain of straight lines between the strikes, so its least value lies at a strike, at zero,
 * or nowhere if it falls beyond the highest strike.
 */
final class StructureRisk {

  /** No maximum loss can be stated. */
  static final long UNKNOWN = -1;

  /** Units of money in a dollar. */
  static final int SCALE = 10_000;

  private static final int DECIMALS = 4;

  private StructureRisk() {}

  /** Returns whether every option sold is covered by one bought of the same right. */
  static boolean isDefined(Structure structure) {
    List<Leg> legs = structure.legs();
    int calls = 0;
    int puts = 0;
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      if (!(leg.instrument() instanceof OptionContract option)) {
        if (leg.ratio() < 0) {
          return false;
        }
      } else if (option.right() == OptionRight.CALL) {
        calls += leg.ratio();
      } else {
        puts += leg.ratio();
      }
    }
    return calls >= 0 && puts >= 0;
  }

  /**
   * Returns the dollars a net price of 1.00 is worth for one unit, or 0 if the options have
   * different multipliers or expirations, so that no one price or payoff describes them.
   */
  static int multiplier(Structure structure) {
    List<Leg> legs = structure.legs();
    OptionContract first = null;
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).instrument() instanceof OptionContract option) {
        if (first == null) {
          first = option;
        } else if (option.multiplier() != first.multiplier()
            || !option.expiration().equals(first.expiration())) {
          return 0;
        }
      }
    }
    return first == null ? 1 : first.multiplier();
  }

  /**
   * Returns the most one unit can lose, never negative, or {@link #UNKNOWN}.
   *
   * @param net what opening costs, per share, debit positive
   * @throws ArithmeticException if the figures are too large to compute with
   */
  static long maximumLoss(Structure structure, long net) {
    int multiplier = multiplier(structure);
    if (multiplier == 0 || slopeAboveStrikes(structure) < 0) {
      return UNKNOWN;
    }
    List<Leg> legs = structure.legs();
    long worst = payoff(legs, 0);
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).instrument() instanceof OptionContract option) {
        worst = Math.min(worst, payoff(legs, units(option.strike())));
      }
    }
    return Math.max(0, Math.subtractExact(Math.multiplyExact(net, (long) multiplier), worst));
  }

  private static long slopeAboveStrikes(Structure structure) {
    List<Leg> legs = structure.legs();
    long slope = 0;
    for (int i = 0; i < legs.size(); i++) {
      Instrument instrument = legs.get(i).instrument();
      if (!(instrument instanceof OptionContract option && option.right() == OptionRight.PUT)) {
        slope += (long) legs.get(i).ratio() * instrument.multiplier();
      }
    }
    return slope;
  }

  private static long payoff(List<Leg> legs, long spot) {
    long sum = 0;
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      Instrument instrument = leg.instrument();
      long worth =
          instrument instanceof OptionContract option
              ? Math.max(0, option.right().sign() * (spot - units(option.strike())))
              : spot;
      long shares = (long) leg.ratio() * instrument.multiplier();
      sum = Math.addExact(sum, Math.multiplyExact(worth, shares));
    }
    return sum;
  }

  /** Returns dollars in units of 1e-4, rounded up: exact up to four decimals. */
  static long units(BigDecimal dollars) {
    // A double holds 15 digits, and rounding takes its noise away again.
    return dollars.scale() <= DECIMALS && dollars.precision() < 15
        ? Math.round(dollars.doubleValue() * SCALE)
        : dollars
            .setScale(DECIMALS, RoundingMode.CEILING)
            .movePointRight(DECIMALS)
            .longValueExact();
  }

  /** Returns units of 1e-4 in dollars. */
  static BigDecimal dollars(long units) {
    return BigDecimal.valueOf(units, DECIMALS);
  }
}
