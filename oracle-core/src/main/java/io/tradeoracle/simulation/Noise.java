package io.tradeoracle.simulation;

/**
 * Chance as a function: the same key and counter always give the same bits. The mixing function is
 * that of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014), in
 * Stafford's variant 13.
 */
final class Noise {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private Noise() {}

  /** Returns 64 random bits that belong to a key and a counter. */
  static long bits(long key, long counter) {
    return mix(mix(key) + counter * GOLDEN_GAMMA);
  }

  /** Returns a key for what is named, derived from another key. */
  static long seed(long key, String name) {
    long seed = mix(key + GOLDEN_GAMMA);
    for (int i = 0; i < name.length(); i++) {
      seed = mix(seed + name.charAt(i) * GOLDEN_GAMMA);
    }
    return seed;
  }

  /** Returns a number in [0, 1) made of the upper 53 bits. */
  static double unit(long bits) {
    return (bits >>> 11) * 0x1p-53;
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
