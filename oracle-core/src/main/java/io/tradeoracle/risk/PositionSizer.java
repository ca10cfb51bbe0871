package io.tradeoracle.risk;

import io.tradeoracle.risk.BudgetDecision.Basis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * Says how much one trade may lose, and how many units that buys. In two steps, because a strategy
 * needs the budget to choose its structure. Immutable.
 */
public final class PositionSizer {

  private static final int CENTS = 2;
  private static final double BILLION = 1e9;
  private static final BigDecimal MAXIMUM_UNITS = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final RiskLimits.Sizing limits;

  public PositionSizer(RiskLimits.Sizing limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /**
   * Returns the dollars one trade may lose, fees included.
   *
   * @param equity of the account, dollars
   * @param statistics of the strategy's last {@link RiskLimits.Sizing#window} closed structures
   */
  public BudgetDecision budget(BigDecimal equity, TradeStatistics statistics) {
    if (statistics.closed() < limits.minimumTrades() || !statistics.hasAverages()) {
      return granted(equity, limits.fixedFraction(), Basis.FIXED);
    }
    double kelly = statistics.kelly();
    if (kelly <= 0) {
      return new BudgetDecision.Refused(
          new Denial(DenialReason.NEGATIVE_EDGE, "Kelly " + Figures.of(kelly) + ": " + statistics));
    }
    BigDecimal fraction = rounded(kelly).multiply(limits.kellyShare());
    return fraction.compareTo(limits.cap()) < 0
        ? granted(equity, fraction, Basis.HALF_KELLY)
        : granted(equity, limits.cap(), Basis.CAP);
  }

  /** Rounded to nine decimals, by the number and not by its text, which differs between JDKs. */
  private static BigDecimal rounded(double fraction) {
    return BigDecimal.valueOf(Math.round(fraction * BILLION), 9);
  }

  private static BudgetDecision granted(BigDecimal equity, BigDecimal fraction, Basis basis) {
    BigDecimal amount = equity.multiply(fraction).setScale(CENTS, RoundingMode.DOWN);
    return amount.signum() > 0
        ? new BudgetDecision.Granted(amount, fraction, basis)
        : new BudgetDecision.Refused(
            new Denial(
                DenialReason.BUDGET_TOO_SMALL, "equity " + equity + ", fraction " + fraction));
  }

  /**
   * Returns the whole units that fit the budget and the room under the exposure limits. None is
   * refused, never raised to one.
   *
   * @param budget dollars one trade may lose
   * @param headroom dollars the exposure limits leave: {@link RiskLimits.Exposure#headroom}
   * @param maximumLossPerUnit dollars one unit can lose, without fees
   * @param roundTripFeesPerUnit dollars to open and close one unit
   */
  public SizingDecision units(
      BigDecimal budget,
      BigDecimal headroom,
      BigDecimal maximumLossPerUnit,
      BigDecimal roundTripFeesPerUnit) {
    BigDecimal perUnit = maximumLossPerUnit.add(roundTripFeesPerUnit);
    if (maximumLossPerUnit.signum() < 0 || roundTripFeesPerUnit.signum() < 0) {
      throw new IllegalArgumentException(
          "loss and fees must not be negative: "
              + maximumLossPerUnit
              + ", "
              + roundTripFeesPerUnit);
    }
    if (perUnit.signum() == 0) {
      return refused(DenialReason.MAXIMUM_LOSS_UNKNOWN, "one unit seems unable to lose");
    }
    BigDecimal room = budget.min(headroom).max(BigDecimal.ZERO);
    BigDecimal units = room.divideToIntegralValue(perUnit);
    if (units.signum() == 0) {
      return refused(
          DenialReason.BUDGET_TOO_SMALL, "one unit loses " + perUnit + ", room is " + room);
    }
    return new SizingDecision.Sized(units.min(MAXIMUM_UNITS).intValueExact());
  }

  private static SizingDecision refused(DenialReason reason, String detail) {
    return new SizingDecision.Refused(new Denial(reason, detail));
  }
}
