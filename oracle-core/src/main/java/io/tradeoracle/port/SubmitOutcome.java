package io.tradeoracle.port;

import java.util.Objects;

/** What is known after an order, a cancel or a replacement was handed to a broker. */
public sealed interface SubmitOutcome {

  /** The broker has it. */
  record Accepted(String brokerOrderId) implements SubmitOutcome {
    public Accepted {
      Objects.requireNonNull(brokerOrderId, "brokerOrderId");
    }
  }

  /** The broker has it not and will not: nothing was done. */
  record Rejected(RejectReason reason, String message) implements SubmitOutcome {
    public Rejected {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(message, "message");
    }
  }

  /**
   * Whether the broker has it is not known: ask by client order id, never send it blindly again.
   */
  record Unknown(String message) implements SubmitOutcome {
    public Unknown {
      Objects.requireNonNull(message, "message");
    }
  }
}
