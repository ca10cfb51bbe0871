package io.tradeoracle.simulation;

import io.tradeoracle.model.Equity;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.model.Position.Holding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What holdings bind of an account's cash. Options of one underlying and expiration bind the most
 * that they could have to pay together at expiration: a long option nothing, a spread its width, an
 * iron condor the wider wing, a short put its strike. Sold calls must be covered by bought calls of
 * the same expiration or by shares; where they are not (after an early assignment), the shares
 * missing bind one and a half times their price. Options of different expirations do not cover each
 * other.
 *
 * @param bound dollars that the holdings bind
 * @param uncovered shares that sold calls and sold shares are short of
 */
record Margin(BigDecimal bound, long uncovered) {

  private static final BigDecimal SHORT_SHARES = new BigDecimal("1.5");

  /**
   * Works it out.
   *
   * @param price an underlying's price; shares of one that was never seen bind nothing
   */
  static Margin of(List<Holding> holdings, Function<String, Optional<BigDecimal>> price) {
    Map<String, List<Holding>> byUnderlying = new TreeMap<>();
    for (Holding holding : holdings) {
      byUnderlying
          .computeIfAbsent(holding.instrument().underlying(), key -> new ArrayList<>())
          .add(holding);
    }
    Margin sum = new Margin(BigDecimal.ZERO, 0);
    for (Map.Entry<String, List<Holding>> entry : byUnderlying.entrySet()) {
      BigDecimal share = price.apply(entry.getKey()).orElse(BigDecimal.ZERO);
      sum = sum.plus(ofOneUnderlying(entry.getValue(), share.multiply(SHORT_SHARES)));
    }
    return sum;
  }

  private Margin plus(Margin other) {
    return new Margin(bound.add(other.bound), uncovered + other.uncovered);
  }

  private static Margin ofOneUnderlying(List<Holding> holdings, BigDecimal perMissingShare) {
    long shares = 0;
    Map<LocalDate, List<Holding>> byExpiration = new TreeMap<>();
    for (Holding holding : holdings) {
      if (holding.instrument() instanceof OptionContract option) {
        byExpiration.computeIfAbsent(option.expiration(), key -> new ArrayList<>()).add(holding);
      } else if (holding.instrument() instanceof Equity) {
        shares += holding.quantity();
      }
    }
    BigDecimal bound = BigDecimal.ZERO;
    long missing = Math.max(0, -shares);
    long free = Math.max(0, shares);
    for (List<Holding> options : byExpiration.values()) {
      long needed = Math.max(0, -lastSlope(options));
      long covered = Math.min(free, needed);
      free -= covered;
      missing += needed - covered;
      bound = bound.add(worst(options, needed));
    }
    return new Margin(bound.add(perMissingShare.multiply(BigDecimal.valueOf(missing))), missing);
  }

  /** The most to be paid at expiration, over all prices, by someone who also has the shares. */
  private static BigDecimal worst(List<Holding> options, long shares) {
    BigDecimal worst = payable(options, shares, BigDecimal.ZERO);
    for (Holding holding : options) {
      worst = worst.max(payable(options, shares, ((OptionContract) holding.instrument()).strike()));
    }
    return worst.max(BigDecimal.ZERO);
  }

  private static BigDecimal payable(List<Holding> options, long shares, BigDecimal spot) {
    BigDecimal worth = spot.multiply(BigDecimal.valueOf(shares));
    for (Holding holding : options) {
      OptionContract option = (OptionContract) holding.instrument();
      BigDecimal intrinsic = intrinsic(option, spot);
      worth = worth.add(intrinsic.multiply(BigDecimal.valueOf(units(holding))));
    }
    return worth.negate();
  }

  /** What one more dollar of the underlying brings above all strikes. */
  private static long lastSlope(List<Holding> options) {
    return options.stream()
        .filter(holding -> ((OptionContract) holding.instrument()).right() == OptionRight.CALL)
        .mapToLong(Margin::units)
        .sum();
  }

  private static long units(Holding holding) {
    return (long) holding.quantity() * holding.instrument().multiplier();
  }

  /** Returns what exercising brings, dollars per share, never negative. */
  static BigDecimal intrinsic(OptionContract option, BigDecimal spot) {
    BigDecimal gain = spot.subtract(option.strike());
    return (option.right() == OptionRight.CALL ? gain : gain.negate()).max(BigDecimal.ZERO);
  }
}
