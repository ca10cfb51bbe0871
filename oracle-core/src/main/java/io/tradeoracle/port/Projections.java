package io.tradeoracle.port;

import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import java.util.List;
import java.util.Optional;

/**
 * The tables people query. Lists are newest first: what was changed by a later commit, or later
 * within one, comes earlier. Offsets are zero or more and limits at least 1. Thread-safe.
 */
public interface Projections {

  /** Returns orders, skipping {@code offset} and returning at most {@code limit}. */
  List<Order> orders(int offset, int limit);

  /** Returns one order; empty if there is none of that id. */
  Optional<Order> order(ClientOrderId id);

  /** Returns fills, newest first. One that was booked twice is listed once, where it was first. */
  List<Fill> fills(int offset, int limit);

  /** Returns positions that hold something or are being opened or closed. */
  List<Position> openPositions();

  /** Returns closed positions: once listed they never change. */
  List<Position> closedPositions(int offset, int limit);

  /** Returns valuations of the account, newest first. */
  List<PortfolioSnapshot> portfolio(int offset, int limit);

  /** Returns the breaker; empty before its first change. */
  Optional<BreakerStatus> breaker();
}
