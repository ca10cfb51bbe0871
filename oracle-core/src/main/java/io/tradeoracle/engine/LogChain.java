package io.tradeoracle.engine;

import io.tradeoracle.port.LogEntry;

/** The end of a log: what the next entry must continue. */
final class LogChain {

  private long number;
  private String hash = LogEntry.GENESIS;

  /** Returns whether an entry is intact and follows the end without a gap. */
  boolean continuesWith(LogEntry entry) {
    return entry.number() == number + 1 && entry.previousHash().equals(hash) && entry.isIntact();
  }

  /** Makes an entry the end. */
  void advance(LogEntry entry) {
    number = entry.number();
    hash = entry.hash();
  }

  /** Returns the number of the last entry; 0 of an empty log. */
  long number() {
    return number;
  }

  /** Returns the hash of the last entry. */
  String hash() {
    return hash;
  }
}
