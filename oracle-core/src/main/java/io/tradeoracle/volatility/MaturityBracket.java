package io.tradeoracle.volatility;

import io.tradeoracle.model.SettlementSession;
import java.util.List;
import java.util.Optional;

/**
 * The expirations that 30 days lie between; the same twice where one stands alone. Which they are
 * is told in {@link ConstantMaturityIv}.
 */
record MaturityBracket(ExpirationSlice near, ExpirationSlice far) {

  /** What there is to say where there is none. */
  static final String NONE = "no expirations on both sides of 30 days, and none from 30 to 37";

  private static final double TARGET_DAYS = 30;
  private static final double EARLIEST_NEAR_DAYS = 7;
  private static final double LATEST_FAR_DAYS = 92;
  private static final double LATEST_ALONE_DAYS = 37;

  /** Returns the bracket of PM-settled expirations, else that of AM-settled ones. */
  static Optional<MaturityBracket> of(List<ExpirationSlice> slices) {
    return of(slices, SettlementSession.PM).or(() -> of(slices, SettlementSession.AM));
  }

  private static Optional<MaturityBracket> of(
      List<ExpirationSlice> all, SettlementSession session) {
    List<ExpirationSlice> slices = all.stream().filter(s -> s.session() == session).toList();
    return slices.stream()
        .filter(slice -> within(slice, EARLIEST_NEAR_DAYS, TARGET_DAYS))
        .reduce((earlier, later) -> later)
        .map(near -> first(slices, LATEST_FAR_DAYS).map(far -> new MaturityBracket(near, far)))
        .orElseGet(
            () -> first(slices, LATEST_ALONE_DAYS).map(alone -> new MaturityBracket(alone, alone)));
  }

  private static Optional<ExpirationSlice> first(List<ExpirationSlice> slices, double latestDays) {
    return slices.stream().filter(slice -> within(slice, TARGET_DAYS, latestDays)).findFirst();
  }

  private static boolean within(ExpirationSlice slice, double leastDays, double mostDays) {
    return slice.days() >= leastDays && slice.days() <= mostDays;
  }

  boolean isOne() {
    return near.settlement().equals(far.settlement());
  }

  /** Returns the 30-day volatility of two: total variance is interpolated linearly in time. */
  double inTime(double nearVolatility, double farVolatility) {
    double nearDays = near.days();
    double farDays = far.days();
    double share = (TARGET_DAYS - nearDays) / (farDays - nearDays);
    double nearVariance = nearVolatility * nearVolatility * nearDays;
    double farVariance = farVolatility * farVolatility * farDays;
    return Math.sqrt((nearVariance + share * (farVariance - nearVariance)) / TARGET_DAYS);
  }
}
