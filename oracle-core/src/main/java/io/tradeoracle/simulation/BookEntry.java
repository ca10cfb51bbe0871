package io.tradeoracle.simulation;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** One change of the exchange's books. The books are the sum of their entries, nothing else. */
sealed interface BookEntry {

  /** Returns when it happened at the exchange. */
  Instant at();

  /** The account exists. */
  record Opened(BigDecimal cash, Instant at) implements BookEntry {}

  /**
   * An order came in and is on its way to the book.
   *
   * @param replaces the order in whose place it is to work
   */
  record Received(
      OrderRequest request, String brokerOrderId, Optional<ClientOrderId> replaces, Instant at)
      implements BookEntry {}

  /** A cancel came in and is on its way to the book. */
  record CancelReceived(ClientOrderId id, Instant at) implements BookEntry {}

  /** Something became of an order at the book. */
  record Happened(OrderEvent event) implements BookEntry {
    @Override
    public Instant at() {
      return event.at();
    }
  }

  /** Contracts ended by other means than a trade. */
  record Ended(LifecycleEvent event) implements BookEntry {
    @Override
    public Instant at() {
      return event.at();
    }
  }
}
