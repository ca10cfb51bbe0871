package io.tradeoracle.examples.http.body;

import io.tradeoracle.model.Order;
import io.tradeoracle.port.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An event of the durable log, in words.
 *
 * @param underlying what it is about; empty if it is about no single one
 * @param fields the payload as logged
 */
public record EventBody(
    long id,
    Instant at,
    String type,
    String label,
    String underlying,
    String summary,
    Map<String, String> fields) {

  /**
   * A block of events, newest first.
   *
   * @param nextAfter what to give as {@code after} for the block behind; null if there is none
   */
  public record Block(List<EventBody> items, @Nullable Long nextAfter) {}

  private record Words(String label, String summary) {}

  /**
   * Returns an event in words.
   *
   * @param orders finds an order by its id
   */
  public static EventBody of(LogEntry entry, Function<String, Optional<Order>> orders) {
    Words words;
    String underlying;
    try {
      words = words(entry.type(), new EventWords(entry.fields()), orders);
      underlying = LogUnderlying.of(entry.fields(), orders);
    } catch (IllegalArgumentException e) {
      // Fields of another version: the event is shown all the same, without words.
      words = new Words(entry.type(), "");
      underlying = "";
    }
    return new EventBody(
        entry.number(),
        entry.at(),
        entry.type(),
        words.label(),
        underlying,
        words.summary(),
        entry.fields());
  }

  private static Words words(
      String type, EventWords event, Function<String, Optional<Order>> orders) {
    return switch (type) {
      case "Started" -> new Words("Started", "account taken over with " + event.money("cash"));
      case "SessionOpened" ->
          new Words(
              "Session opened",
              event.text("day") + ", equity before " + event.money("previousCloseEquity"));
      case "SessionClosed" ->
          new Words("Session closed", event.text("day") + ", equity " + event.money("equity"));
      case "SignalRaised" ->
          new Words(
              "Signal",
              EventWords.words(event.text("signal.direction"))
                  + ": "
                  + event.text("signal.reason"));
      case "SignalDenied" -> new Words("Denied", event.denials());
      case "EntryDecided" ->
          new Words(
              "Entry",
              event.text("units")
                  + " × "
                  + event.structure("position.structure")
                  + ", "
                  + EventWords.words(event.text("direction")));
      case "ExitDecided" ->
          new Words("Exit", EventWords.words(event.text("reason")) + ": " + event.text("detail"));
      case "StopReleased" ->
          new Words("Stop released", event.text("strategy") + " may enter again");
      case "PortfolioValued" -> new Words("Valued", "equity " + event.money("snapshot.equity"));
      case "ActivitiesSeen" ->
          new Words("Books read", "the broker's through " + event.text("lastActivity"));
      case "LifecycleReported" ->
          new Words(
              EventWords.label(event.text("event.kind")),
              event.text("event.quantity") + " " + event.text("event.contract"));
      case "BreakerMoved" ->
          new Words(
              "Breaker " + event.text("status.state"),
              event.text("status.by") + ": " + event.text("status.reason"));
      case "DriftSeen" -> new Words("Books differ", event.differences());
      case "PersonAsked" ->
          new Words(
              "Asked: " + EventWords.words(event.text("action")),
              event.text("name") + ": " + event.text("reason"));
      default -> ofOrder(type, event, orders);
    };
  }

  private static Words ofOrder(
      String type, EventWords event, Function<String, Optional<Order>> orders) {
    return switch (type) {
      case "OrderIntended" ->
          new Words(
              "Order", EventWords.words(event.text("order.intent")) + " " + event.order("order"));
      case "OrderDenied" -> new Words("Order denied", event.denials());
      case "OrderLost" -> new Words("Order lost", event.text("reason"));
      case "OrderResent" -> new Words("Sent again", named(event, orders));
      case "OrderAbandoned" -> new Words("Not sent", event.text("reason"));
      case "OrderAnswered" -> answered("Sent", event, orders);
      case "CancelIntended" ->
          new Words("Cancel", named(event, orders) + ": " + event.text("reason"));
      case "CancelAnswered" -> answered("Cancel taken", event, orders);
      case "ReplaceIntended" -> new Words("Repriced", event.order("replacement"));
      case "ReplaceAnswered" -> answered("Repricing taken", event, orders);
      case "OrderReported" -> reported(event, orders);
      default -> new Words(type, "");
    };
  }

  private static Words answered(
      String accepted, EventWords event, Function<String, Optional<Order>> orders) {
    return switch (event.text("outcome.type")) {
      case "Accepted" -> new Words(accepted, named(event, orders));
      case "Rejected" -> new Words("Refused by the broker", event.text("outcome.message"));
      default -> new Words("No answer", event.text("outcome.message"));
    };
  }

  private static Words reported(EventWords event, Function<String, Optional<Order>> orders) {
    String name = named(event, orders);
    return switch (event.text("event.type")) {
      case "Accepted" -> new Words("Working", name);
      case "Rejected" -> new Words("Rejected", name + ": " + event.text("event.reason"));
      case "Filled" ->
          new Words("Filled", event.text("event.units") + " × " + name + " at " + event.fill());
      default -> new Words(event.text("event.type"), name);
    };
  }

  private static String named(EventWords event, Function<String, Optional<Order>> orders) {
    String id = event.text("orderId.value") + event.text("event.orderId.value");
    return orders
        .apply(id)
        .map(
            order ->
                EventWords.words(order.request().intent().name())
                    + " "
                    + StructureNames.of(order.request().structure()))
        .orElse(id);
  }
}
