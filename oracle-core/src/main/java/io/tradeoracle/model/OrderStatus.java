package io.tradeoracle.model;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where an order stands. <em>Denied</em> is not among them: an order our own risk gate refuses
 * never comes to be. {@link #REJECTED} is the venue's refusal.
 */
public enum OrderStatus {
  /** Wanted, and stored or about to be; not sent. */
  INTENDED,
  /** Handed to the broker; no answer yet. */
  SUBMITTED,
  /** Working at the venue. */
  ACCEPTED,
  /** Working, with some units filled. */
  PARTIALLY_FILLED,
  /** All units filled. */
  FILLED,
  /** Sent, and whether the broker has it is not known. */
  UNKNOWN,
  /** Believed never to have reached the broker; still watched for. */
  LOST,
  /** Stored but never sent. */
  ABANDONED,
  /** Refused by the broker or the venue. */
  REJECTED,
  /** A cancel was asked for; no answer yet. */
  CANCEL_PENDING,
  CANCELLED,
  /** A replacement was asked for; no answer yet. */
  REPLACE_PENDING,
  /** Ended by its replacement, which is an order of its own. */
  REPLACED,
  /** Ended by the close of its session. */
  EXPIRED;

  private static final Set<OrderStatus> TERMINAL =
      EnumSet.of(FILLED, LOST, ABANDONED, REJECTED, CANCELLED, REPLACED, EXPIRED);

  /** Returns whether nothing more is expected of the order. A late fill is booked all the same. */
  public boolean isTerminal() {
    return TERMINAL.contains(this);
  }

  /** Returns whether the order may be at the venue, so that it can fill. */
  public boolean isWorking() {
    return !isTerminal() && this != INTENDED;
  }

  /**
   * Returns whether our own code may ask for this transition. What a venue reports is never refused
   * by this table: it is booked, and contradictions are looked into.
   */
  public boolean canBecome(OrderStatus next) {
    return successors().contains(next);
  }

  private Set<OrderStatus> successors() {
    return switch (this) {
      case INTENDED -> EnumSet.of(SUBMITTED, ABANDONED);
      case SUBMITTED ->
          EnumSet.of(
              ACCEPTED,
              PARTIALLY_FILLED,
              FILLED,
              UNKNOWN,
              REJECTED,
              CANCELLED,
              EXPIRED,
              CANCEL_PENDING);
      case ACCEPTED ->
          EnumSet.of(
              PARTIALLY_FILLED,
              FILLED,
              CANCEL_PENDING,
              CANCELLED,
              REPLACE_PENDING,
              REPLACED,
              EXPIRED,
              REJECTED);
      case PARTIALLY_FILLED ->
          EnumSet.of(
              PARTIALLY_FILLED,
              FILLED,
              CANCEL_PENDING,
              CANCELLED,
              REPLACE_PENDING,
              REPLACED,
              EXPIRED);
      case UNKNOWN ->
          EnumSet.of(
              SUBMITTED,
              ACCEPTED,
              PARTIALLY_FILLED,
              FILLED,
              REJECTED,
              CANCELLED,
              EXPIRED,
              LOST,
              CANCEL_PENDING);
      case CANCEL_PENDING ->
          EnumSet.of(CANCELLED, PARTIALLY_FILLED, FILLED, EXPIRED, ACCEPTED, REPLACED);
      case REPLACE_PENDING ->
          EnumSet.of(REPLACED, ACCEPTED, PARTIALLY_FILLED, FILLED, CANCELLED, EXPIRED);
      case LOST -> EnumSet.of(ACCEPTED, PARTIALLY_FILLED, FILLED, CANCEL_PENDING, CANCELLED);
      case FILLED, ABANDONED, REJECTED, CANCELLED, REPLACED, EXPIRED ->
          EnumSet.noneOf(OrderStatus.class);
    };
  }
}
