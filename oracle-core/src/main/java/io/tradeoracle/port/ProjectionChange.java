package io.tradeoracle.port;

import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;

/**
 * A change of the tables people query. It is committed with the events that caused it and can be
 * made again from them.
 */
public sealed interface ProjectionChange {

  /** The order as it now stands, new or changed. */
  record OrderChanged(Order order) implements ProjectionChange {}

  /** A fill was booked. */
  record FillBooked(Fill fill) implements ProjectionChange {}

  /** The position as it now stands, new or changed. */
  record PositionChanged(Position position) implements ProjectionChange {}

  /** The account was valued. */
  record PortfolioValued(PortfolioSnapshot snapshot) implements ProjectionChange {}

  /** The breaker as it now stands. */
  record BreakerChanged(BreakerStatus status) implements ProjectionChange {}
}
