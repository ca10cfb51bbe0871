package io.tradeoracle.simulation;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TimeInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Book entries as lines of text that people can read: a kind, then named fields. */
final class EntryText {

  private static final String MARKET = "market";

  private EntryText() {}

  static String format(BookEntry entry) {
    if (entry instanceof BookEntry.Opened opened) {
      return Fields.of("opened", opened.at()).put("cash", opened.cash()).toString();
    }
    if (entry instanceof BookEntry.Received received) {
      return format(received);
    }
    if (entry instanceof BookEntry.CancelReceived cancel) {
      return Fields.of("cancel-received", cancel.at()).put("id", cancel.id()).toString();
    }
    if (entry instanceof BookEntry.Ended ended) {
      return format(ended.event());
    }
    return format(((BookEntry.Happened) entry).event());
  }

  /**
   * Returns the entry a line spells.
   *
   * @throws IllegalArgumentException if it spells none
   */
  static BookEntry parse(String line) {
    Fields fields = Fields.parse(line);
    return switch (fields.kind()) {
      case "opened" -> new BookEntry.Opened(fields.decimal("cash"), fields.at());
      case "received" -> parseReceived(fields);
      case "cancel-received" -> new BookEntry.CancelReceived(id(fields), fields.at());
      case "ended" -> new BookEntry.Ended(parseEnded(fields));
      default -> new BookEntry.Happened(parseEvent(fields));
    };
  }

  private static String format(BookEntry.Received received) {
    OrderRequest request = received.request();
    Fields fields =
        Fields.of("received", received.at())
            .put("id", request.id())
            .put("broker", received.brokerOrderId())
            .put("replaces", received.replaces().map(ClientOrderId::value).orElse(""))
            .put("units", request.units())
            .put("intent", request.intent())
            .put("price", priceText(request.price()))
            .put("for", request.timeInForce())
            .put("position", request.positionId());
    int count = 0;
    for (Structure.Leg leg : request.structure().legs()) {
      count++;
      fields.put("ratio" + count, leg.ratio()).put("leg" + count, leg.instrument());
    }
    return fields.toString();
  }

  private static BookEntry parseReceived(Fields fields) {
    List<Structure.Leg> legs = new ArrayList<>();
    for (int i = 1; fields.has("leg" + i); i++) {
      legs.add(new Structure.Leg(fields.instrument("leg" + i), fields.integer("ratio" + i)));
    }
    OrderRequest request =
        new OrderRequest(
            id(fields),
            new Structure(legs),
            fields.integer("units"),
            PositionIntent.valueOf(fields.text("intent")),
            price(fields),
            TimeInForce.valueOf(fields.text("for")),
            fields.text("position"));
    Optional<ClientOrderId> replaces =
        Optional.of(fields.text("replaces")).filter(id -> !id.isEmpty()).map(ClientOrderId::new);
    return new BookEntry.Received(request, fields.text("broker"), replaces, fields.at());
  }

  private static String priceText(OrderPrice price) {
    return price instanceof OrderPrice.Limit limit ? limit.net().toPlainString() : MARKET;
  }

  private static OrderPrice price(Fields fields) {
    return fields.text("price").equals(MARKET)
        ? OrderPrice.market()
        : OrderPrice.limit(fields.decimal("price"));
  }

  private static String format(OrderEvent event) {
    Fields fields;
    if (event instanceof OrderEvent.Accepted accepted) {
      fields = Fields.of("accepted", event.at()).put("broker", accepted.brokerOrderId());
    } else if (event instanceof OrderEvent.Rejected rejected) {
      fields = Fields.of("rejected", event.at()).put("reason", rejected.reason());
    } else if (event instanceof OrderEvent.Filled filled) {
      fields = format(filled);
    } else if (event instanceof OrderEvent.Cancelled) {
      fields = Fields.of("cancelled", event.at());
    } else if (event instanceof OrderEvent.Replaced replaced) {
      fields = Fields.of("replaced", event.at()).put("by", replaced.replacement());
    } else {
      fields = Fields.of("expired", event.at());
    }
    return fields.put("id", event.orderId()).toString();
  }

  private static Fields format(OrderEvent.Filled filled) {
    Fields fields = Fields.of("filled", filled.at()).put("units", filled.units());
    int count = 0;
    for (Fill fill : filled.fills()) {
      count++;
      fields
          .put("execution" + count, fill.executionId())
          .put("instrument" + count, fill.instrument())
          .put("quantity" + count, fill.quantity())
          .put("price" + count, fill.price())
          .put("fees" + count, fill.fees());
    }
    return fields;
  }

  private static OrderEvent parseEvent(Fields fields) {
    ClientOrderId id = id(fields);
    Instant at = fields.at();
    return switch (fields.kind()) {
      case "accepted" -> new OrderEvent.Accepted(id, fields.text("broker"), at);
      case "rejected" -> new OrderEvent.Rejected(id, fields.text("reason"), at);
      case "filled" -> new OrderEvent.Filled(id, fields.integer("units"), fills(fields, id), at);
      case "cancelled" -> new OrderEvent.Cancelled(id, at);
      case "replaced" -> new OrderEvent.Replaced(id, new ClientOrderId(fields.text("by")), at);
      case "expired" -> new OrderEvent.Expired(id, at);
      default -> throw new IllegalArgumentException("unknown kind of entry: " + fields.kind());
    };
  }

  private static List<Fill> fills(Fields fields, ClientOrderId id) {
    List<Fill> fills = new ArrayList<>();
    for (int i = 1; fields.has("execution" + i); i++) {
      fills.add(
          new Fill(
              fields.text("execution" + i),
              id,
              fields.instrument("instrument" + i),
              fields.integer("quantity" + i),
              fields.decimal("price" + i),
              fields.decimal("fees" + i),
              fields.at()));
    }
    return fills;
  }

  private static String format(LifecycleEvent event) {
    return Fields.of("ended", event.at())
        .put("activity", event.activityId())
        .put("how", event.kind())
        .put("contract", event.contract())
        .put("quantity", event.quantity())
        .put("shares", event.sharesDelivered())
        .put("cash", event.cash())
        .toString();
  }

  private static LifecycleEvent parseEnded(Fields fields) {
    return new LifecycleEvent(
        fields.text("activity"),
        LifecycleEvent.Kind.valueOf(fields.text("how")),
        (OptionContract) fields.instrument("contract"),
        fields.integer("quantity"),
        fields.integer("shares"),
        fields.decimal("cash"),
        fields.at());
  }

  private static ClientOrderId id(Fields fields) {
    return new ClientOrderId(fields.text("id"));
  }
}
