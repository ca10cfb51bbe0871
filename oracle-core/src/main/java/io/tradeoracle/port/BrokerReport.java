package io.tradeoracle.port;

import io.tradeoracle.model.Account;
import io.tradeoracle.model.Position.Holding;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An account at one instant.
 *
 * @param workingOrders orders that may still fill
 * @param holdings what is held of each instrument, none with quantity 0, ordered by symbol
 */
public record BrokerReport(
    Instant at, Account account, List<BrokerOrder> workingOrders, List<Holding> holdings) {
  public BrokerReport {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(account, "account");
    workingOrders = List.copyOf(workingOrders);
    holdings = List.copyOf(holdings);
  }
}
