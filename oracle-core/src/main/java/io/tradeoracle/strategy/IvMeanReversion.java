package io.tradeoracle.strategy;

import io.tradeoracle.model.ExitPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Sells implied volatility that is high in its own past, and buys it where it is low: it tends to
 * come back. An iron condor is sold, a straddle bought, or a strangle where one straddle could lose
 * more than the budget. All legs are of one root and expire on one day.
 *
 * <p>An evaluation lists, in this order, what was asked: session time, implied volatility, IV rank,
 * open position, stop, expiration, earnings, legs, budget and, of a sale, credit. Those after a
 * group that blocks are left out, since they are judged on what the earlier ones found.
 *
 * <p>Immutable and thread-safe; the same view gives the same evaluation.
 *
 * @param name what its signals, positions and statistics are kept under; two of one kind with
 *     different settings need different names
 * @param rank when volatility counts as high or low
 * @param session when in the day entries are made
 * @param days which expiration is traded
 * @param condor what a sold iron condor must look like
 * @param strangle how far out the legs of a bought strangle are
 * @param bids which quotes are good enough for an entry
 * @param saleExits when a sold structure is closed: half of the credit kept is most of what there
 *     is to win, twice the credit is the end of the bet, and with 21 days left gamma grows faster
 *     than decay
 * @param purchaseExits when a bought one is: at twice the debit, at half of it, or when 21 days are
 *     left and decay speeds up
 * @param beforeReport how long before the close ahead of an announced earnings report a sold
 *     structure is closed: 30 minutes leave time to walk to the market
 */
public record IvMeanReversion(
    String name,
    RankRule rank,
    SessionRule session,
    DayRange days,
    CondorRule condor,
    DeltaRange strangle,
    MinimumBids bids,
    ExitPolicy saleExits,
    ExitPolicy purchaseExits,
    Duration beforeReport)
    implements Strategy {

  /** The name unless another is set. */
  public static final String NAME = "iv-mean-reversion";

  /**
   * The names of the conditions of a sale, in the order they are looked at. An evaluation leaves
   * out those after one that blocks; a purchase has no credit.
   */
  public static final List<String> CONDITIONS =
      List.of(
          "session time",
          "implied volatility",
          "IV rank",
          "no open position",
          "not stopped",
          "expiration",
          "earnings",
          "legs",
          "budget",
          "credit");

  private static final String VERSION = "1";

  public IvMeanReversion {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank: \"" + name + "\"");
    }
    Objects.requireNonNull(rank, "rank");
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(days, "days");
    Objects.requireNonNull(condor, "condor");
    Objects.requireNonNull(strangle, "strangle");
    Objects.requireNonNull(bids, "bids");
    Objects.requireNonNull(saleExits, "saleExits");
    Objects.requireNonNull(purchaseExits, "purchaseExits");
    if (beforeReport.isNegative()) {
      throw new IllegalArgumentException("beforeReport must not be negative: " + beforeReport);
    }
    requireExitAfterEntry("saleExits", saleExits, days);
    requireExitAfterEntry("purchaseExits", purchaseExits, days);
  }

  /**
   * When implied volatility counts as high or low. Ranks are 0 to 1.
   *
   * @param sellAbove sells above it, not at it; the upper 30 % of a year's range is high enough to
   *     come down. 0.70
   * @param buyBelow buys below it, not at it; the mirror image. 0.30
   * @param reentry after a stop the rank must come back to here, or beyond, before the next entry:
   *     else the same move would be bet against again and again. 0.50
   */
  public record RankRule(double sellAbove, double buyBelow, double reentry) {
    public RankRule {
      if (!(0 <= buyBelow && buyBelow <= reentry && reentry <= sellAbove && sellAbove <= 1)) {
        throw new IllegalArgumentException(
            "ranks must be 0 <= buyBelow <= reentry <= sellAbove <= 1: "
                + buyBelow
                + ", "
                + reentry
                + ", "
                + sellAbove);
      }
    }
  }

  /**
   * When in the day entries are made.
   *
   * @param afterOpen not before this long after the opening, whose quotes are wide and whose
   *     volatility is noise. 15 min
   * @param beforeClose nor in this long before the close: no time to get out again. 15 min
   */
  public record SessionRule(Duration afterOpen, Duration beforeClose) {
    public SessionRule {
      if (afterOpen.isNegative()) {
        throw new IllegalArgumentException("afterOpen must not be negative: " + afterOpen);
      }
      if (beforeClose.isNegative()) {
        throw new IllegalArgumentException("beforeClose must not be negative: " + beforeClose);
      }
    }
  }

  /**
   * Calendar days to settlement, by New York dates.
   *
   * @param least fewest days, included; fewer leave little time before the exit by time. 30
   * @param target the expiration nearest to it is taken, the earlier of two. 38, the middle
   * @param most most days, included; more decay too slowly. 45
   */
  public record DayRange(int least, int target, int most) {
    public DayRange {
      if (!(0 <= least && least <= target && target <= most)) {
        throw new IllegalArgumentException(
            "days must be 0 <= least <= target <= most: " + least + ", " + target + ", " + most);
      }
    }
  }

  /**
   * Absolute deltas, 0 to 1.
   *
   * @param least included
   * @param target the option nearest to it is taken
   * @param most included
   */
  public record DeltaRange(double least, double target, double most) {
    public DeltaRange {
      if (!(0 <= least && least <= target && target <= most && most <= 1)) {
        throw new IllegalArgumentException(
            "deltas must be 0 <= least <= target <= most <= 1: "
                + least
                + ", "
                + target
                + ", "
                + most);
      }
    }
  }

  /**
   * What a sold iron condor must look like.
   *
   * @param shortLegs how far out both sold options are; at 0.20 about seven of ten end worthless on
   *     both sides. 0.15, 0.20, 0.25
   * @param widestWing widest distance of the bought options from the sold ones, as a fraction of
   *     spot; farther out they hardly protect. 0.05. The widest within it and the budget is taken
   * @param leastCredit least net credit after round-trip fees, as a fraction of the width; less
   *     does not pay for the risk. 0.20
   * @param mostCredit most of it: more tells of bad quotes, or of strikes too near. 0.45
   */
  public record CondorRule(
      DeltaRange shortLegs, double widestWing, BigDecimal leastCredit, BigDecimal mostCredit) {
    public CondorRule {
      Objects.requireNonNull(shortLegs, "shortLegs");
      if (!(widestWing > 0 && widestWing <= 1)) {
        throw new IllegalArgumentException("widestWing must be above 0, at most 1: " + widestWing);
      }
      if (leastCredit.signum() <= 0 || leastCredit.compareTo(mostCredit) > 0) {
        throw new IllegalArgumentException(
            "credits must be 0 < leastCredit <= mostCredit: " + leastCredit + ", " + mostCredit);
      }
    }
  }

  /**
   * The least that must be bid for a leg; below, prices and volatilities are noise.
   *
   * @param sold for a leg sold, dollars per share. 0.10
   * @param bought for a leg bought, dollars per share. 0.05
   */
  public record MinimumBids(double sold, double bought) {
    public MinimumBids {
      if (!(sold > 0 && bought > 0)) {
        throw new IllegalArgumentException("bids must be positive: " + sold + ", " + bought);
      }
    }
  }

  /** Returns the strategy with the figures that the records' descriptions end with. */
  public static IvMeanReversion withDefaults() {
    return builder().build();
  }

  /** Returns a builder that begins with the defaults. */
  public static IvMeanReversionBuilder builder() {
    return new IvMeanReversionBuilder();
  }

  private static void requireExitAfterEntry(String name, ExitPolicy exits, DayRange days) {
    if (exits.exitDaysToExpiration() >= days.least()) {
      throw new IllegalArgumentException(
          name
              + " must come after an entry "
              + days.least()
              + " days before expiration: "
              + exits.exitDaysToExpiration());
    }
  }

  @Override
  public String version() {
    return VERSION;
  }

  @Override
  public Evaluation evaluate(MarketView view) {
    return new IvMeanReversionEvaluation(this, view).evaluate();
  }

  /**
   * Returns whether the rank has come back: to 0.50 or less after a stopped sale, 0.50 or more
   * after a stopped purchase. False while there is no rank.
   */
  @Override
  public boolean allowsReentry(StopMemory stop, MarketView view) {
    double ivRank = view.volatility().ivRank();
    return switch (stop.direction()) {
      case SELL_VOLATILITY -> ivRank <= rank.reentry();
      case BUY_VOLATILITY -> ivRank >= rank.reentry();
      case BULLISH, BEARISH -> true;
    };
  }

  /** Returns when a structure sold or bought is to be closed. */
  ExitPolicy exits(SignalDirection direction) {
    return direction == SignalDirection.SELL_VOLATILITY ? saleExits : purchaseExits;
  }
}
