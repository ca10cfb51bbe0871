package io.tradeoracle.risk;

import java.util.Objects;

/**
 * One reason why an order may not be sent.
 *
 * @param detail the figures that led to it, for people
 */
public record Denial(DenialReason reason, String detail) {

  public Denial {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
  }

  @Override
  public String toString() {
    return reason + ": " + detail;
  }
}
