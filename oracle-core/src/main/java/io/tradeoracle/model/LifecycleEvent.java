package io.tradeoracle.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * The end of option contracts in an account by other means than a trade.
 *
 * @param activityId the broker's name for it; one seen twice has the same
 * @param kind what happened
 * @param contract the contract that ended
 * @param quantity contracts removed from the account: negative if a long position ends, positive if
 *     a short one does
 * @param sharesDelivered shares of the underlying received (positive) or delivered (negative)
 * @param cash change of cash in dollars, strike payments, settlements and fees together
 */
public record LifecycleEvent(
    String activityId,
    Kind kind,
    OptionContract contract,
    int quantity,
    int sharesDelivered,
    BigDecimal cash,
    Instant at) {

  /** How a contract can end. */
  public enum Kind {
    /** Out of the money at expiration. */
    EXPIRED_WORTHLESS,
    /** A cash-settled contract paid its intrinsic value. */
    CASH_SETTLED,
    /** Our long contract was exercised. */
    EXERCISED,
    /** Our short contract was assigned, at expiration or before. */
    ASSIGNED
  }

  public LifecycleEvent {
    Objects.requireNonNull(activityId, "activityId");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(contract, "contract");
    Objects.requireNonNull(cash, "cash");
    Objects.requireNonNull(at, "at");
    if (quantity == 0) {
      throw new IllegalArgumentException("quantity must not be zero: " + activityId);
    }
  }
}
