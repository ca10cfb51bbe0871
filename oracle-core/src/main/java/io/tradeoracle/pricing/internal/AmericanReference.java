package io.tradeoracle.pricing.internal;

/**
 * Prices that prove their own convergence: a ladder of ever finer discretisations is climbed until
 * two neighbours agree on the price. The schemes converge geometrically, so the finer of the two is
 * far closer to the limit than they are to each other.
 *
 * <p>The finest rungs need a megabyte of matrices and workspace; they are made when first used.
 */
final class AmericanReference {
  private static final int[][] RUNGS = {{24, 24, 96}, {32, 32, 128}, {48, 48, 192}, {64, 64, 256}};

  /** Neighbours that differ by no more, in strikes, have converged. */
  private static final double AGREEMENT = 2e-9;

  private static final double TOLERANCE = 1e-8;

  private final AmericanTier[] tiers = new AmericanTier[RUNGS.length];

  /** Returns the coarsest discretisation that converged. */
  AmericanTier tier(AmericanContract contract, AmericanPerpetual perpetual, double sigma) {
    double allowed = AGREEMENT / Math.max(1, contract.amplification);
    double previous = Double.NaN;
    for (int rung = 0; rung < tiers.length - 1; rung++) {
      AmericanTier tier = tier(rung);
      tier.solve(contract, perpetual, sigma);
      double price = tier.price(contract);
      if (Math.abs(price - previous) <= allowed) {
        return tier;
      }
      previous = price;
    }
    return tier(tiers.length - 1);
  }

  private AmericanTier tier(int rung) {
    AmericanTier tier = tiers[rung];
    if (tier == null) {
      tier = new AmericanTier(Schemes.ALL[rung], TOLERANCE, 0);
      tiers[rung] = tier;
    }
    return tier;
  }

  /** The matrices, shared by all threads. */
  private static final class Schemes {
    static final AmericanScheme[] ALL = all();

    private Schemes() {}

    private static AmericanScheme[] all() {
      AmericanScheme[] schemes = new AmericanScheme[RUNGS.length];
      for (int i = 0; i < schemes.length; i++) {
        schemes[i] = new AmericanScheme(RUNGS[i][0], RUNGS[i][1], RUNGS[i][2]);
      }
      return schemes;
    }
  }
}
