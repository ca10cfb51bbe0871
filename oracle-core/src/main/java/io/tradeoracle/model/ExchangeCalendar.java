package io.tradeoracle.model;

/** Stand-in. */
public final class ExchangeCalendar {
  private ExchangeCalendar() {}
}
