package io.tradeoracle.backtest.lean;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Session;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;

/**
 * One recorded day of an underlying and of the options of one root on it, read whole into memory.
 * Immutable and safe for any number of threads and replays.
 */
public final class LeanDay {

  static final Comparator<OptionContract> OCC_ORDER =
      Comparator.comparing(OptionContract::occSymbol);

  private final LocalDate date;
  private final Bars underlyingBars;
  private final NavigableMap<OptionContract, QuoteBars> optionBars;
  private final List<OptionContract> contracts;

  LeanDay(LocalDate date, Bars underlyingBars, NavigableMap<OptionContract, QuoteBars> optionBars) {
    this.date = date;
    this.underlyingBars = underlyingBars;
    this.optionBars = Collections.unmodifiableNavigableMap(optionBars);
    this.contracts = List.copyOf(optionBars.keySet());
  }

  /** Returns the trading day. */
  public LocalDate date() {
    return date;
  }

  /** Returns the underlying's session on that day. */
  public Session session() {
    return ExchangeCalendar.newYork().session(date);
  }

  /** Returns the symbol of the underlying: {@code SPX} for the root {@code SPXW}. */
  public String underlying() {
    return contracts.get(0).underlying();
  }

  /** Returns the root of the options. */
  public String root() {
    return contracts.get(0).root();
  }

  /** Returns the contracts recorded, at least one, in OCC symbol order. */
  public List<OptionContract> contracts() {
    return contracts;
  }

  /** Returns how many one-minute quote bars of options were read, outside trading hours too. */
  public long optionBarsRead() {
    return optionBars.values().stream().mapToLong(QuoteBars::count).sum();
  }

  Bars underlyingBars() {
    return underlyingBars;
  }

  /** Returns the bars of each contract, in the order of {@link #contracts()}. */
  NavigableMap<OptionContract, QuoteBars> optionBars() {
    return optionBars;
  }
}
