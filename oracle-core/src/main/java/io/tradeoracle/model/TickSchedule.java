package io.tradeoracle.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The price steps at which an option (or a structure's net price) may be quoted, and the one place
 * where a computed {@code double} becomes an order price.
 *
 * @param below3 step for prices below 3.00 in absolute value, dollars
 * @param from3 step from 3.00 on, dollars
 */
public record TickSchedule(BigDecimal below3, BigDecimal from3) {

  /** Classes of the Penny Program. */
  public static final TickSchedule PENNY = of("0.01", "0.05");

  /** SPY, QQQ and IWM; also the net price of a structure. */
  public static final TickSchedule ALWAYS_PENNY = of("0.01", "0.01");

  /** All other classes. */
  public static final TickSchedule NICKEL = of("0.05", "0.10");

  private static final BigDecimal THREE = new BigDecimal("3.00");

  public TickSchedule {
    if (below3.signum() <= 0 || from3.signum() <= 0) {
      throw new IllegalArgumentException("ticks must be positive: " + below3 + ", " + from3);
    }
  }

  private static TickSchedule of(String below3, String from3) {
    return new TickSchedule(new BigDecimal(below3), new BigDecimal(from3));
  }

  /** Returns the step at a price (of either sign), dollars. */
  public BigDecimal tickAt(BigDecimal price) {
    return price.abs().compareTo(THREE) < 0 ? below3 : from3;
  }

  /** Returns whether a price may be sent as it is. */
  public boolean isOnTick(BigDecimal price) {
    return price.remainder(tickAt(price)).signum() == 0;
  }

  /** Returns the next step at or below a net price: less to pay, in our favour. */
  public BigDecimal inOurFavour(double net) {
    return rounded(net, RoundingMode.FLOOR);
  }

  /** Returns the next step at or above a net price: more to pay, towards the market. */
  public BigDecimal towardsMarket(double net) {
    return rounded(net, RoundingMode.CEILING);
  }

  private BigDecimal rounded(double net, RoundingMode mode) {
    if (!Double.isFinite(net)) {
      throw new IllegalArgumentException("net price must be a finite number: " + net);
    }
    // Six decimals first: a double's noise must not push a price over to the next step.
    BigDecimal exact = BigDecimal.valueOf(net).setScale(6, RoundingMode.HALF_EVEN);
    BigDecimal tick = tickAt(exact);
    return exact.divide(tick, 0, mode).multiply(tick).setScale(2, RoundingMode.UNNECESSARY);
  }
}
