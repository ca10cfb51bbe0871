package io.tradeoracle.simulation;

import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.Quote;
import java.time.Instant;

/**
 * Bid, ask and sizes around a theoretical value, which always lies between the two.
 *
 * <p>The spread is 0.02 to 0.10: wider away from the money and for dear or volatile options. It
 * breathes with the whole chain, and each quote leans to one side by chance, so that a resting
 * order between middle and natural price is reached now and then although nothing else moved. Ticks
 * are those of the Penny Program. An option worth less than a cent has no bid.
 */
final class OptionQuoter {

  // Prices, ticks and spreads are in cents here; prices become dollars in the quote.
  private static final int THREE_DOLLARS = 300;
  private static final int COARSE_TICK = 5;
  private static final double ROUNDING_SLACK = 1e-6;

  private static final double BASE = 0.6;
  private static final double PER_DEVIATION = 0.4;
  private static final double MOST_DEVIATIONS = 3;
  private static final double PER_DOLLAR = 0.15;
  private static final double LEAST_HALF_SPREAD = 0.55;
  private static final double MOST_HALF_SPREAD = 4.0;
  private static final double MOST_COARSE_HALF_SPREAD = 2.5;
  private static final double LEAST_BREATH = 0.55;
  private static final double LEAN = 0.6;

  private static final int LEAST_SIZE = 5;
  private static final double SIZE_RANGE = 196;

  private OptionQuoter() {}

  /**
   * Returns how tight the whole chain is quoted at a tick: a factor of the half-spread, 0.55 to 1.
   */
  static double breath(long chainKey, long tick) {
    return LEAST_BREATH + (1 - LEAST_BREATH) * Noise.unit(Noise.bits(chainKey, tick));
  }

  /**
   * Returns the quote of an option at a tick.
   *
   * @param value theoretical value, dollars
   * @param deviations standard deviations between strike and forward
   * @param breath see {@link #breath}
   */
  static Quote quote(
      double value, double deviations, double breath, long noiseKey, long tick, Instant now) {
    long chance = Noise.bits(noiseKey, tick);
    double away = Math.min(MOST_DEVIATIONS, Math.abs(deviations));
    double cents = 100 * value;
    double half = halfSpread(cents, away, breath);
    double lean = LEAN * (2 * Noise.unit(chance) - 1);
    int bid = bid(cents, cents - half * (1 + lean));
    int ask = Math.max(bid + 2, up(cents + half * (1 - lean)));
    double share = 1 / (1 + away);
    return new Quote(
        bid / 100.0,
        ask / 100.0,
        bid == 0 ? 0 : size(chance << 24, share),
        size(chance << 44, share),
        now,
        now,
        FeedKind.SIMULATED);
  }

  private static double halfSpread(double cents, double away, double breath) {
    double wanted = (BASE + PER_DEVIATION * away + PER_DOLLAR * cents / 100) * breath;
    double most =
        cents < THREE_DOLLARS - MOST_HALF_SPREAD ? MOST_HALF_SPREAD : MOST_COARSE_HALF_SPREAD;
    return Math.max(LEAST_HALF_SPREAD, Math.min(most, wanted));
  }

  private static int bid(double value, double wanted) {
    if (value < 1) {
      return 0;
    }
    int tick = wanted < THREE_DOLLARS ? 1 : COARSE_TICK;
    return Math.max(1, tick * (int) Math.floor(wanted / tick + ROUNDING_SLACK));
  }

  private static int up(double wanted) {
    int tick = wanted <= THREE_DOLLARS ? 1 : COARSE_TICK;
    return tick * (int) Math.ceil(wanted / tick - ROUNDING_SLACK);
  }

  private static int size(long chance, double share) {
    double unit = (chance >>> 44) * 0x1p-20;
    return LEAST_SIZE + (int) (SIZE_RANGE * unit * unit * share);
  }
}
