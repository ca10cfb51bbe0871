package io.tradeoracle.examples.http.body;

import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Order;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds which underlying a logged event is about. */
final class LogUnderlying {

  /** Shorter than any OCC symbol, longer than any ticker. */
  static final int LONGEST_TICKER = 15;

  private static final List<String> NAMED =
      List.of("underlying", "signal.underlying", "position.underlying");
  private static final List<String> STRUCTURE_IDS =
      List.of("signalId", "positionId", "order.positionId", "replacement.positionId");
  private static final List<String> ORDER_IDS = List.of("orderId.value", "event.orderId.value");

  private LogUnderlying() {}

  /** Returns the symbol; empty where the event is about no single one. */
  static String of(Map<String, String> fields, Function<String, Optional<Order>> orders) {
    return first(fields, NAMED)
        .or(() -> first(fields, STRUCTURE_IDS).flatMap(LogUnderlying::inId))
        .or(() -> first(fields, List.of("event.contract")).map(LogUnderlying::ofContract))
        .or(
            () ->
                first(fields, ORDER_IDS)
                    .flatMap(orders)
                    .map(order -> order.request().structure().underlying()))
        .orElse("");
  }

  static Optional<String> first(Map<String, String> fields, List<String> names) {
    return names.stream().filter(fields::containsKey).map(fields::get).findFirst();
  }

  /** Ids of signals and positions are strategy, underlying and instant. */
  private static Optional<String> inId(String id) {
    String[] parts = id.split(":", 3);
    return parts.length == 3 ? Optional.of(parts[1]) : Optional.empty();
  }

  private static String ofContract(String symbol) {
    return symbol.length() > LONGEST_TICKER ? OptionContract.parse(symbol).underlying() : symbol;
  }
}
