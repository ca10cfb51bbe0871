package io.tradeoracle.risk;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The circuit breaker: ACTIVE, REDUCING, HALTED, in that order only, and back to ACTIVE by a named
 * person with a reason only. There is no timed way back.
 *
 * <p>Each method that observes something changes the state at once where its rule says so, and
 * returns the change. The change is what is to be stored: {@link #apply} repeats it when a log is
 * replayed. {@link #memory()} is what the rules remember from day to day; what only confirms an
 * observation over seconds is forgotten with the process.
 *
 * <p>Not thread-safe: the engine's thread owns it.
 */
public final class CircuitBreaker {

  /**
   * What the rules remember. A snapshot of it, with the status, restores a breaker.
   *
   * @param losingStreak structures closed at a loss since the last profit or re-arm
   * @param equityHigh highest equity seen since the last re-arm, moved along with deposits and
   *     withdrawals, dollars; zero before the first
   * @param consecutiveFailures orders that failed since the last that did not
   * @param submissions outcomes within the failure window, oldest first
   */
  public record Memory(
      int losingStreak,
      BigDecimal equityHigh,
      int consecutiveFailures,
      List<Submission> submissions) {

    /** Of a breaker that has seen nothing. */
    public static final Memory EMPTY = new Memory(0, BigDecimal.ZERO, 0, List.of());

    public Memory {
      Objects.requireNonNull(equityHigh, "equityHigh");
      submissions = List.copyOf(submissions);
      if (losingStreak < 0 || consecutiveFailures < 0) {
        throw new IllegalArgumentException(
            "counts must not be negative: " + losingStreak + ", " + consecutiveFailures);
      }
    }
  }

  /** How one order fared: failed if rejected by the venue, never resolved or not transported. */
  public record Submission(Instant at, boolean failed) {
    public Submission {
      Objects.requireNonNull(at, "at");
    }
  }

  private final RiskLimits.Breaker limits;
  private final SubmissionWindow submissions;
  private final Confirming openingLoss;
  private final Confirming dailyLoss;
  private BreakerStatus status;
  private int losingStreak;
  private BigDecimal equityHigh;
  private Instant exposedSince = Instant.MAX;

  private CircuitBreaker(RiskLimits.Breaker limits, BreakerStatus status, Memory memory) {
    this.limits = limits;
    this.status = Objects.requireNonNull(status, "status");
    submissions = new SubmissionWindow(limits, memory);
    openingLoss = new Confirming(limits.openingConfirmation());
    dailyLoss = new Confirming(limits.confirmation());
    losingStreak = memory.losingStreak();
    equityHigh = memory.equityHigh();
  }

  /** Returns a breaker of a new account: ACTIVE, with nothing to remember. */
  public static CircuitBreaker active(RiskLimits.Breaker limits, Instant at) {
    return restored(
        limits, new BreakerStatus(BreakerState.ACTIVE, at, "START", "new account"), Memory.EMPTY);
  }

  /** Returns a breaker as it was stored. */
  public static CircuitBreaker restored(
      RiskLimits.Breaker limits, BreakerStatus status, Memory memory) {
    return new CircuitBreaker(limits, status, memory);
  }

  /** Returns where it stands. */
  public BreakerStatus status() {
    return status;
  }

  /** Returns what its rules remember, for a snapshot. */
  public Memory memory() {
    return new Memory(
        losingStreak, equityHigh, submissions.consecutiveFailures(), submissions.outcomes());
  }

  /** Repeats a change that was stored. Repeating the present status changes nothing. */
  public void apply(BreakerStatus change) {
    if (change.equals(status)) {
      return;
    }
    status = change;
    if (change.state() == BreakerState.ACTIVE) {
      losingStreak = 0;
      equityHigh = BigDecimal.ZERO;
      submissions.clear();
      openingLoss.reset();
      dailyLoss.reset();
    }
  }

  /**
   * Observes the account's worth: daily loss, which must be confirmed, and drawdown.
   *
   * @param equity cash plus open positions at their marks, dollars
   * @param previousClose equity at the previous session's close, adjusted for deposits and
   *     withdrawals since, dollars
   * @param sessionOpen when today's session opened
   * @return the change, if it tripped
   */
  public Optional<BreakerStatus> observeEquity(
      BigDecimal equity, BigDecimal previousClose, Instant sessionOpen, Instant at) {
    equityHigh = equityHigh.max(equity);
    boolean lost = fallen(equity, previousClose, limits.dailyLoss());
    boolean confirmedEarly = openingLoss.observe(lost, at);
    boolean confirmed = dailyLoss.observe(lost, at);
    boolean early = at.isBefore(sessionOpen.plus(limits.openingMinutes()));
    if (early ? confirmedEarly : confirmed) {
      return trip(
          BreakerCause.DAILY_LOSS, "equity " + equity + ", previous close " + previousClose, at);
    }
    return fallen(equity, equityHigh, limits.drawdown())
        ? trip(BreakerCause.DRAWDOWN, "equity " + equity + ", high " + equityHigh, at)
        : Optional.empty();
  }

  private static boolean fallen(BigDecimal equity, BigDecimal from, BigDecimal share) {
    return equity.compareTo(from.subtract(from.multiply(share))) <= 0;
  }

  /** Moves the equity high along with a deposit (positive) or a withdrawal (negative), dollars. */
  public void cashFlow(BigDecimal amount) {
    if (equityHigh.signum() > 0) {
      equityHigh = equityHigh.add(amount).max(BigDecimal.ZERO);
    }
  }

  /**
   * Observes that a structure was closed as a whole: partial closes make one result.
   *
   * @param netProfit dollars after fees, negative if lost; exactly 0 neither counts nor resets
   * @return the change, if it tripped
   */
  public Optional<BreakerStatus> structureClosed(BigDecimal netProfit, Instant at) {
    if (netProfit.signum() > 0) {
      losingStreak = 0;
    } else if (netProfit.signum() < 0) {
      losingStreak++;
    }
    boolean trips = netProfit.signum() < 0 && losingStreak >= limits.losingStreak();
    return trips
        ? trip(BreakerCause.LOSING_STREAK, losingStreak + " losses in a row", at)
        : Optional.empty();
  }

  /**
   * Observes how an order fared.
   *
   * @param failed whether the venue rejected it, its fate was never resolved, or it could not be
   *     transported; denied, cancelled and expired orders did not fail
   * @return the change, if it tripped
   */
  public Optional<BreakerStatus> orderSubmitted(boolean failed, Instant at) {
    submissions.add(new Submission(at, failed));
    return failed && submissions.failTooOften()
        ? trip(BreakerCause.ORDER_FAILURES, submissions.toString(), at)
        : Optional.empty();
  }

  /**
   * Observes the age of the market data.
   *
   * @param lastData when data came last
   * @param exposed whether a position is open and the market is in regular hours; only such time
   *     counts
   * @return the change, if it tripped
   */
  public Optional<BreakerStatus> observeData(Instant lastData, boolean exposed, Instant at) {
    if (!exposed) {
      exposedSince = Instant.MAX;
      return Optional.empty();
    }
    exposedSince = exposedSince.isBefore(at) ? exposedSince : at;
    Instant since = lastData.isAfter(exposedSince) ? lastData : exposedSince;
    return tripAfter(limits.staleData(), since, BreakerCause.STALE_DATA, "no market data", at);
  }

  /**
   * Observes a position without a usable mark, in regular hours.
   *
   * @param lastMark when it had one
   * @return the change, if it tripped
   */
  public Optional<BreakerStatus> observeUnmarked(String position, Instant lastMark, Instant at) {
    return tripAfter(
        limits.lastGoodMark(), lastMark, BreakerCause.UNMARKABLE, "position " + position, at);
  }

  /**
   * Observes an order of which it is unknown whether the broker has it.
   *
   * @param since when it became unknown
   * @return the change, if it tripped
   */
  public Optional<BreakerStatus> observeUnknownOrder(
      ClientOrderId order, Instant since, Instant at) {
    return tripAfter(
        limits.unknownOrderHalt(), since, BreakerCause.UNKNOWN_ORDER, "order " + order, at);
  }

  private Optional<BreakerStatus> tripAfter(
      Duration limit, Instant since, BreakerCause cause, String what, Instant at) {
    return Duration.between(since, at).compareTo(limit) > 0
        ? trip(cause, what + " since " + since, at)
        : Optional.empty();
  }

  /**
   * Observes the difference between our clock and the true time, of either sign.
   *
   * @return the change, if it tripped
   */
  public Optional<BreakerStatus> observeClockDrift(Duration drift, Instant at) {
    return drift.abs().compareTo(limits.clockDriftReducing()) > 0
        ? trip(BreakerCause.CLOCK_DRIFT, "clock differs by " + drift, at)
        : Optional.empty();
  }

  /**
   * Trips it for a cause established elsewhere, such as an unexplained drift or an over-fill.
   *
   * @return the change; empty if it was as far already
   */
  public Optional<BreakerStatus> trip(BreakerCause cause, String detail, Instant at) {
    return moveTo(cause.target(), cause.name(), detail, at);
  }

  /**
   * The kill switch.
   *
   * @param name of the person
   * @return the change; empty if it was HALTED
   * @throws IllegalArgumentException if the name or the reason is blank
   */
  public Optional<BreakerStatus> halt(String name, String reason, Instant at) {
    Require.text("name", name);
    Require.text("reason", reason);
    return moveTo(BreakerState.HALTED, name, reason, at);
  }

  /** The one place where it moves by itself, and only ever further from ACTIVE. */
  private Optional<BreakerStatus> moveTo(
      BreakerState target, String by, String reason, Instant at) {
    if (status.state().compareTo(target) >= 0) {
      return Optional.empty();
    }
    apply(new BreakerStatus(target, at, by, reason));
    return Optional.of(status);
  }

  /**
   * Makes it ACTIVE again. The streak, the equity high and the order failures start anew; a daily
   * loss still at its limit trips it again.
   *
   * @param name of the person
   * @return the change; empty if it was ACTIVE
   * @throws IllegalArgumentException if the name or the reason is blank
   */
  public Optional<BreakerStatus> rearm(String name, String reason, Instant at) {
    Require.text("name", name);
    Require.text("reason", reason);
    if (status.state() == BreakerState.ACTIVE) {
      return Optional.empty();
    }
    apply(new BreakerStatus(BreakerState.ACTIVE, at, name, reason));
    return Optional.of(status);
  }
}
