package io.tradeoracle.simulation;

/** A repeatable stream of random numbers, the same to the bit on every Java version. */
final class RandomStream {

  private final long key;
  private long counter;
  private double spare = Double.NaN;

  RandomStream(long key) {
    this.key = key;
  }

  /** Returns the next number, uniform in [0, 1). */
  double nextUnit() {
    return Noise.unit(Noise.bits(key, counter++));
  }

  /** Returns the next standard normal number (Box and Muller, 1958), drawn in pairs. */
  double nextGaussian() {
    if (!Double.isNaN(spare)) {
      double value = spare;
      spare = Double.NaN;
      return value;
    }
    double radius = Math.sqrt(-2 * StrictMath.log(1 - nextUnit()));
    double angle = 2 * Math.PI * nextUnit();
    spare = radius * StrictMath.sin(angle);
    return radius * StrictMath.cos(angle);
  }
}
