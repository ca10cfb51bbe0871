package io.tradeoracle.examples.http;

import io.tradeoracle.examples.demo.Desk;
import io.tradeoracle.examples.http.web.Problem;
import io.tradeoracle.examples.http.web.Reply;
import io.tradeoracle.examples.http.web.Request;
import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.port.Projections;
import io.tradeoracle.risk.FlattenPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What a person can ask the engine for. It is taken when it waits for the engine, and every request
 * and its outcome is in the log.
 */
final class Controls {

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_REASON = 500;
  private static final String SOMEBODY = "visitor";
  private static final String NO_REASON = "asked for over HTTP";
  private static final int CLOSED_KNOWN = 500;

  private final Desk desk;

  Controls(Desk desk) {
    this.desk = desk;
  }

  /** Who asks to halt, and why. */
  record Halt(@Nullable String name, @Nullable String reason, @Nullable Boolean flatten) {}

  /** Who asks, and why. */
  record Asked(@Nullable String name, @Nullable String reason) {}

  Reply halt(Request request) {
    Halt body = request.body(Halt.class);
    String name = text("name", body.name(), LONGEST_NAME);
    String reason = text("reason", body.reason(), LONGEST_REASON);
    boolean flatten = Boolean.TRUE.equals(body.flatten());
    if (flatten && desk.limits().breaker().flattenPolicy() == FlattenPolicy.NONE) {
      throw Problem.unprocessable("the flatten policy does not allow closing everything");
    }
    desk.engine().halt(name, reason, flatten);
    return Reply.accepted();
  }

  Reply rearm(Request request) {
    Asked body = request.body(Asked.class);
    String name = text("name", body.name(), LONGEST_NAME);
    String reason = text("reason", body.reason(), LONGEST_REASON);
    if (breaker() == BreakerState.ACTIVE) {
      throw Problem.conflict("the breaker is ACTIVE already");
    }
    desk.engine().rearm(name, reason);
    return Reply.accepted();
  }

  Reply cancelOrder(Request request) {
    Asked body = request.body(Asked.class);
    Order order = order(request.path("id"));
    if (order.status().isTerminal()) {
      throw Problem.conflict("the order has ended: " + order.status());
    }
    desk.engine().cancelOrder(order.id(), name(body), reason(body));
    return Reply.accepted();
  }

  private Order order(String id) {
    try {
      return desk.store()
          .projections()
          .order(new ClientOrderId(id))
          .orElseThrow(() -> Problem.notFound("no order has this id"));
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("no order has this id");
    }
  }

  Reply closePosition(Request request) {
    Asked body = request.body(Asked.class);
    String id = request.path("id");
    Projections tables = desk.store().projections();
    Position position =
        tables.openPositions().stream()
            .filter(open -> open.id().equals(id))
            .findFirst()
            .orElseThrow(() -> notOpen(tables, id));
    if (position.status() == PositionStatus.CLOSING) {
      throw Problem.conflict("the position is being closed already");
    }
    desk.engine().closePosition(id, name(body), reason(body));
    return Reply.accepted();
  }

  private static Problem notOpen(Projections tables, String id) {
    boolean closed =
        tables.closedPositions(0, CLOSED_KNOWN).stream()
            .anyMatch(position -> position.id().equals(id));
    return closed
        ? Problem.conflict("the position is closed")
        : Problem.notFound("no position has this id");
  }

  private BreakerState breaker() {
    return desk.store()
        .projections()
        .breaker()
        .map(BreakerStatus::state)
        .orElse(BreakerState.ACTIVE);
  }

  /** While HALTED only a named person may act. */
  private String name(Asked body) {
    if (body.name() != null && !body.name().isBlank()) {
      return text("name", body.name(), LONGEST_NAME);
    }
    if (breaker() == BreakerState.HALTED) {
      throw Problem.unprocessable("name is needed while the breaker is HALTED");
    }
    return SOMEBODY;
  }

  private static String reason(Asked body) {
    return body.reason() == null || body.reason().isBlank()
        ? NO_REASON
        : text("reason", body.reason(), LONGEST_REASON);
  }

  private static String text(String name, @Nullable String value, int longest) {
    if (value == null || value.isBlank()) {
      throw Problem.badRequest(name + " must not be blank");
    }
    if (value.length() > longest || value.chars().anyMatch(Character::isISOControl)) {
      throw Problem.badRequest(
          name + " must have at most " + longest + " characters and no control characters");
    }
    return value.strip();
  }
}
