package io.tradeoracle.pricing.internal;

/** How far the discretisation goes; the kernels' own form of the public accuracy. */
public enum AmericanMode {
  FAST,
  ACCURATE,
  REFERENCE
}
