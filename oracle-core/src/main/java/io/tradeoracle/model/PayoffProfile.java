package io.tradeoracle.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The value of a structure at expiration as a function of the underlying's price: straight lines
 * between the strikes, so the values at the strikes and the last slope say everything.
 */
final class PayoffProfile {

  private final Structure structure;
  private final List<BigDecimal> kinks;

  private PayoffProfile(Structure structure) {
    this.structure = structure;
    TreeSet<BigDecimal> points = new TreeSet<>(List.of(BigDecimal.ZERO));
    structure.contracts().forEach(contract -> points.add(contract.strike()));
    kinks = List.copyOf(points);
  }

  static PayoffProfile of(Structure structure) {
    if (structure.contracts().stream().map(OptionContract::expiration).distinct().count() > 1) {
      throw new IllegalStateException("legs expire on different dates: " + structure);
    }
    return new PayoffProfile(structure);
  }

  BigDecimal payoff(BigDecimal spot) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Structure.Leg leg : structure.legs()) {
      sum = sum.add(worth(leg.instrument(), spot).multiply(perShare(leg)));
    }
    return sum;
  }

  boolean hasBoundedLoss() {
    return lastSlope().signum() >= 0;
  }

  BigDecimal worst() {
    if (!hasBoundedLoss()) {
      throw new IllegalStateException("the loss of this structure has no bound: " + structure);
    }
    return kinks.stream().map(this::payoff).min(BigDecimal::compareTo).orElseThrow();
  }

  List<BigDecimal> crossings(BigDecimal level) {
    TreeSet<BigDecimal> crossings = new TreeSet<>();
    for (int i = 0; i < kinks.size(); i++) {
      BigDecimal left = kinks.get(i);
      BigDecimal value = payoff(left).subtract(level);
      boolean last = i == kinks.size() - 1;
      BigDecimal slope = last ? lastSlope() : slope(left, kinks.get(i + 1));
      if (value.signum() == 0) {
        crossings.add(plain(left));
      } else if (slope.signum() != 0) {
        BigDecimal crossing = left.subtract(value.divide(slope, MathContext.DECIMAL64));
        if (crossing.compareTo(left) > 0 && (last || crossing.compareTo(kinks.get(i + 1)) < 0)) {
          crossings.add(plain(crossing));
        }
      }
    }
    return new ArrayList<>(crossings);
  }

  private BigDecimal slope(BigDecimal left, BigDecimal right) {
    return payoff(right).subtract(payoff(left)).divide(right.subtract(left), MathContext.DECIMAL64);
  }

  /** The slope beyond the highest strike: calls and shares only. */
  private BigDecimal lastSlope() {
    BigDecimal sum = BigDecimal.ZERO;
    for (Structure.Leg leg : structure.legs()) {
      boolean put = leg.instrument() instanceof OptionContract o && o.right() == OptionRight.PUT;
      sum = put ? sum : sum.add(perShare(leg));
    }
    return sum;
  }

  private BigDecimal perShare(Structure.Leg leg) {
    return BigDecimal.valueOf((long) leg.ratio() * leg.instrument().multiplier())
        .divide(BigDecimal.valueOf(structure.multiplier()), MathContext.DECIMAL64);
  }

  private static BigDecimal worth(Instrument instrument, BigDecimal spot) {
    if (instrument instanceof OptionContract option) {
      BigDecimal exercised = spot.subtract(option.strike());
      return (option.right() == OptionRight.CALL ? exercised : exercised.negate())
          .max(BigDecimal.ZERO);
    }
    return spot;
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.setScale(Math.max(0, stripped.scale()));
  }
}
