package io.tradeoracle.strategy;

import io.tradeoracle.model.ExitPolicy;
import io.tradeoracle.strategy.IvMeanReversion.CondorRule;
import io.tradeoracle.strategy.IvMeanReversion.DayRange;
import io.tradeoracle.strategy.IvMeanReversion.DeltaRange;
import io.tradeoracle.strategy.IvMeanReversion.MinimumBids;
import io.tradeoracle.strategy.IvMeanReversion.RankRule;
import io.tradeoracle.strategy.IvMeanReversion.SessionRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * Builds an {@link IvMeanReversion}. It begins with the defaults; each method sets the component of
 * its name, described there, and returns the builder. Not thread-safe.
 */
public final class IvMeanReversionBuilder {

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal TWICE = new BigDecimal("2");
  private static final int EXIT_DAYS = 21;

  private String name = IvMeanReversion.NAME;
  private RankRule rank = new RankRule(0.70, 0.30, 0.50);
  private SessionRule session = new SessionRule(Duration.ofMinutes(15), Duration.ofMinutes(15));
  private DayRange days = new DayRange(30, 38, 45);
  private CondorRule condor =
      new CondorRule(
          new DeltaRange(0.15, 0.20, 0.25), 0.05, new BigDecimal("0.20"), new BigDecimal("0.45"));
  private DeltaRange strangle = new DeltaRange(0.20, 0.25, 0.30);
  private MinimumBids bids = new MinimumBids(0.10, 0.05);
  private ExitPolicy saleExits = new ExitPolicy(HALF, TWICE, EXIT_DAYS, Instant.MAX);
  private ExitPolicy purchaseExits = new ExitPolicy(TWICE, HALF, EXIT_DAYS, Instant.MAX);
  private Duration beforeReport = Duration.ofMinutes(30);

  IvMeanReversionBuilder() {}

  /** Sets {@link IvMeanReversion#name}. */
  public IvMeanReversionBuilder name(String value) {
    name = value;
    return this;
  }

  /** Sets {@link IvMeanReversion#rank}. */
  public IvMeanReversionBuilder rank(RankRule value) {
    rank = value;
    return this;
  }

  /** Sets {@link IvMeanReversion#session}. */
  public IvMeanReversionBuilder session(SessionRule value) {
    session = value;
    return this;
  }

  /** Sets {@link IvMeanReversion#days}. */
  public IvMeanReversionBuilder days(DayRange value) {
    days = value;
    return this;
  }

  /** Sets {@link IvMeanReversion#condor}. */
  public IvMeanReversionBuilder condor(CondorRule value) {
    condor = value;
    return this;
  }

  /** Sets {@link IvMeanReversion#strangle}. */
  public IvMeanReversionBuilder strangle(DeltaRange value) {
    strangle = value;
    return this;
  }

  /** Sets {@link IvMeanReversion#bids}. */
  public IvMeanReversionBuilder bids(MinimumBids value) {
    bids = value;
    return this;
  }

  /** Sets {@link IvMeanReversion#saleExits}. */
  public IvMeanReversionBuilder saleExits(ExitPolicy value) {
    saleExits = value;
    return this;
  }

  /** Sets {@link IvMeanReversion#purchaseExits}. */
  public IvMeanReversionBuilder purchaseExits(ExitPolicy value) {
    purchaseExits = value;
    return this;
  }

  /** Sets {@link IvMeanReversion#beforeReport}. */
  public IvMeanReversionBuilder beforeReport(Duration value) {
    beforeReport = value;
    return this;
  }

  /**
   * Returns the strategy.
   *
   * @throws IllegalArgumentException if the exit by time would come before an entry
   */
  public IvMeanReversion build() {
    return new IvMeanReversion(
        name, rank, session, days, condor, strangle, bids, saleExits, purchaseExits, beforeReport);
  }
}
