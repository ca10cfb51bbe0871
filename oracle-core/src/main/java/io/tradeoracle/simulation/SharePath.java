package io.tradeoracle.simulation;

/**
 * The path of a share's price and of its volatility.
 *
 * <p>The logarithm of the spot volatility is an Ornstein-Uhlenbeck process around the level of the
 * present {@link Regime}; it moves against the price (the leverage effect). The price diffuses at
 * somewhat less than the volatility options are priced with (the variance premium) and jumps at
 * Poisson times; a jump lifts volatility too.
 */
final class SharePath {

  private static final double DAYS_PER_YEAR = 252;
  private static final double DRIFT_PER_YEAR = 0.05;
  private static final double REVERSION_PER_DAY = 0.35;
  private static final double VOLATILITY_OF_VOLATILITY_PER_ROOT_DAY = 0.045;
  private static final double LEVERAGE = -0.6;
  private static final double REALISED_SHARE = 0.85;
  private static final double JUMP_MEAN = -0.025;
  private static final double JUMP_DEVIATION = 0.05;
  private static final double JUMP_FEEDBACK = 1.5;
  private static final double MAX_FEEDBACK = 0.15;
  private static final double MIN_LOG_VOLATILITY = StrictMath.log(0.08);
  private static final double MAX_LOG_VOLATILITY = 0;

  private final RandomStream random;
  private final double scale;
  private Regime regime = Regime.NORMAL;
  private double logTarget;
  private double logVolatility;
  private double logSpot;

  /** Starts a path at a price of 1 in the normal regime. */
  SharePath(long seed) {
    random = new RandomStream(seed);
    scale = 0.85 + 0.4 * random.nextUnit();
    enter(Regime.NORMAL);
    logVolatility = logTarget;
  }

  /** Returns the price, dollars. */
  double spot() {
    return StrictMath.exp(logSpot);
  }

  /** Returns the natural logarithm of the price. */
  double logSpot() {
    return logSpot;
  }

  /** Returns the volatility that options of no time at all are priced with, annual fraction. */
  double volatility() {
    return StrictMath.exp(logVolatility);
  }

  /** Returns the volatility that options of very long time would be priced with. */
  double longRunVolatility() {
    return scale * Regime.NORMAL.volatility;
  }

  /** Sets the price without changing what moves it. */
  void rebase(double spot) {
    logSpot = StrictMath.log(spot);
  }

  /** Moves on by part of a trading day, measured in variance: 1 is open to open. */
  void advance(double days) {
    changeRegime(days);
    double years = days / DAYS_PER_YEAR;
    double priceShock = random.nextGaussian();
    double ownShock = random.nextGaussian();
    double volatility = REALISED_SHARE * volatility();
    logSpot +=
        (DRIFT_PER_YEAR - 0.5 * volatility * volatility) * years
            + volatility * Math.sqrt(years) * priceShock;
    double shock = LEVERAGE * priceShock + Math.sqrt(1 - LEVERAGE * LEVERAGE) * ownShock;
    moveVolatility(
        REVERSION_PER_DAY * (logTarget - logVolatility) * days
            + VOLATILITY_OF_VOLATILITY_PER_ROOT_DAY * Math.sqrt(days) * shock);
    if (random.nextUnit() < regime.jumpsPerYear * years) {
      jump(JUMP_MEAN + JUMP_DEVIATION * random.nextGaussian());
    }
  }

  /** Moves the price by a report's surprise; volatility stays. */
  void surprise(double deviation) {
    logSpot += deviation * random.nextGaussian();
  }

  private void changeRegime(double days) {
    if (random.nextUnit() < days / regime.meanDays) {
      enter(regime.next(random.nextUnit()));
    }
  }

  private void enter(Regime next) {
    regime = next;
    logTarget = StrictMath.log(scale * next.volatility);
  }

  private void jump(double size) {
    logSpot += size;
    moveVolatility(Math.min(MAX_FEEDBACK, JUMP_FEEDBACK * Math.abs(size)));
  }

  private void moveVolatility(double change) {
    logVolatility =
        Math.max(MIN_LOG_VOLATILITY, Math.min(MAX_LOG_VOLATILITY, logVolatility + change));
  }
}
