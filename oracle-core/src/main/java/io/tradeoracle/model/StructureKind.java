package io.tradeoracle.model;

/** What traders call a combination of legs. */
public enum StructureKind {
  /** One leg. */
  SINGLE,
  /** Two strikes of one right and expiration, one bought and one sold. */
  VERTICAL,
  /** A call and a put of one strike and expiration, both bought or both sold. */
  STRADDLE,
  /** A call and a put of different strikes and one expiration, both bought or both sold. */
  STRANGLE,
  /** A put vertical below a call vertical, both sold or both bought, of one expiration. */
  IRON_CONDOR,
  /** Anything else of up to four legs. */
  CUSTOM
}
