package io.tradeoracle.volatility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The smiles of an underlying's expirations, and those of the times between: total variance is
 * linear in time at each log-moneyness.
 *
 * <p>Where the given smiles have no calendar arbitrage ({@link #calendar}) none appears between
 * them. Before the first, total variance is in proportion to time (volatility is the first
 * smile's), which keeps a smile free of butterfly arbitrage; between two smiles that are free of it
 * linear interpolation nearly always is, but need not be. Nothing is extrapolated beyond the last.
 *
 * @param smiles ascending by time to expiration, one for each
 */
public record SmileSurface(List<VolatilitySmile> smiles) {

  /** The mixture of two smiles. */
  private record Between(
      double forward,
      double years,
      VolatilitySmile near,
      double nearWeight,
      VolatilitySmile far,
      double farWeight)
      implements VolatilitySmile {
    @Override
    public double totalVariance(double logMoneyness) {
      return nearWeight * near.totalVariance(logMoneyness)
          + farWeight * far.totalVariance(logMoneyness);
    }
  }

  public SmileSurface {
    smiles = smiles.stream().sorted(Comparator.comparingDouble(VolatilitySmile::years)).toList();
    if (smiles.isEmpty()) {
      throw new IllegalArgumentException("smiles must not be empty");
    }
    for (int i = 1; i < smiles.size(); i++) {
      if (smiles.get(i).years() == smiles.get(i - 1).years()) {
        throw new IllegalArgumentException("years must not repeat: " + smiles.get(i).years());
      }
    }
  }

  /**
   * Returns the smile of a time.
   *
   * @param years positive, at most the last smile's
   * @param forward forward price of the underlying at that time, positive
   * @throws IllegalArgumentException if an argument is out of range
   */
  public VolatilitySmile at(double years, double forward) {
    SmileChecks.requirePositive("years", years);
    SmileChecks.requirePositive("forward", forward);
    int later = 0;
    while (later < smiles.size() && smiles.get(later).years() < years) {
      later++;
    }
    if (later == smiles.size()) {
      throw new IllegalArgumentException(
          "years must not exceed the last smile's " + smiles.get(later - 1).years() + ": " + years);
    }
    VolatilitySmile far = smiles.get(later);
    if (later == 0) {
      return new Between(forward, years, far, years / far.years(), far, 0);
    }
    VolatilitySmile near = smiles.get(later - 1);
    double share = (years - near.years()) / (far.years() - near.years());
    return new Between(forward, years, near, 1 - share, far, share);
  }

  /**
   * Returns the check of each expiration against the one before: one less than there are smiles.
   */
  public List<CalendarCheck> calendar() {
    List<CalendarCheck> checks = new ArrayList<>();
    for (int i = 1; i < smiles.size(); i++) {
      checks.add(CalendarCheck.of(smiles.get(i - 1), smiles.get(i)));
    }
    return List.copyOf(checks);
  }
}
