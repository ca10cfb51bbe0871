package io.tradeoracle.bench.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was measured.
 *
 * @param lost how often a client did not get a fill
 * @param repeated how often a client got a fill again
 * @param warmed over all fills but the first {@code warmUp}
 */
record Outcome(
    Machine before,
    double speed,
    int clients,
    int warmUp,
    int lost,
    int repeated,
    Latencies all,
    Latencies warmed,
    List<Fill> fills) {

  /**
   * One fill at all clients.
   *
   * @param committedMicros when it was durable, since 1970
   * @param millis from then on to each client that got it
   */
  record Fill(long event, long committedMicros, List<Double> millis) {

    Latencies latencies() {
      return Outcome.latencies(List.of(this));
    }
  }

  /**
   * @param committed when each fill was durable
   * @param receipts of fills, others among them are ignored
   */
  static Outcome of(
      Machine before,
      double speed,
      int clients,
      int warmUp,
      Map<Long, Long> committed,
      List<Receipt> receipts) {
    Map<Long, List<Receipt>> byEvent =
        receipts.stream().collect(Collectors.groupingBy(Receipt::event));
    List<Fill> fills = new ArrayList<>();
    int lost = 0;
    int repeated = 0;
    for (Map.Entry<Long, Long> fill : committed.entrySet()) {
      List<Receipt> got = byEvent.getOrDefault(fill.getKey(), List.of());
      int reached = (int) got.stream().mapToInt(Receipt::client).distinct().count();
      lost += clients - reached;
      repeated += got.size() - reached;
      fills.add(fill(fill.getKey(), fill.getValue(), got));
    }
    Latencies warmed = latencies(fills.subList(Math.min(warmUp, fills.size()), fills.size()));
    return new Outcome(
        before, speed, clients, warmUp, lost, repeated, latencies(fills), warmed, fills);
  }

  private static Fill fill(long event, long committed, List<Receipt> got) {
    return new Fill(
        event,
        committed,
        got.stream().map(receipt -> (receipt.micros() - committed) / 1_000.0).toList());
  }

  private static Latencies latencies(List<Fill> fills) {
    return Latencies.of(
        fills.stream().flatMap(fill -> fill.millis().stream()).mapToDouble(Double::doubleValue));
  }

  /** Returns it in lines. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("Milliseconds from a fill's commit to its receipt by a client\n\n");
    fills.forEach(fill -> line(text, "fill, event " + fill.event(), fill.latencies()));
    text.append('\n');
    line(text, fills.size() + " fills", all);
    line(text, "but the first " + warmUp, warmed);
    text.append(
        "%n%d WebSocket clients in a process of their own; lost %d, repeated %d of %d receipts%n"
            .formatted(clients, lost, repeated, clients * fills.size()));
    text.append("demo with its own PostgreSQL at speed %.0f%n".formatted(speed));
    return text.append(before).append('\n').toString();
  }

  private static void line(StringBuilder text, String what, Latencies latencies) {
    text.append("%-20s %s%n".formatted(what, latencies));
  }
}
