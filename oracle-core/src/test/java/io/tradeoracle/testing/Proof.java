package io.tradeoracle.testing;

/** How much of a long proof runs: all of it, or the share that {@code -Dproof.share} names. */
public final class Proof {

  private static final double SHARE = Double.parseDouble(System.getProperty("proof.share", "1"));

  private Proof() {}

  /** Returns the share of a full count, at least 1. */
  public static int count(int full) {
    return Math.max(1, (int) Math.round(full * SHARE));
  }
}
