package io.tradeoracle.bench.fanout;

/**
 * That a client got an event.
 *
 * @param event number of the event
 * @param client from 0 on
 * @param micros by the wall clock, since 1970
 */
record Receipt(long event, int client, long micros) {

  /** Returns what {@link #line} wrote. */
  static Receipt parse(String line) {
    String[] parts = line.split(" ", 3);
    return new Receipt(
        Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
  }

  String line() {
    return event + " " + client + " " + micros;
  }
}
