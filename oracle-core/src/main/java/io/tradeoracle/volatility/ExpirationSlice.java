package io.tradeoracle.volatility;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.SettlementSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The quoted options of one root that settle at one instant. */
final class ExpirationSlice {

  private static final double SECONDS_PER_DAY = 86_400;

  private record Key(Instant settlement, SettlementSession session, String root) {}

  private final Key key;
  private final OptionContract first;
  private final double years;
  private final double days;
  private final List<OptionChain.Entry> entries = new ArrayList<>();

  private ExpirationSlice(Key key, OptionContract first, double years, Duration time) {
    this.key = key;
    this.first = first;
    this.years = years;
    this.days = (time.getSeconds() + time.getNano() * 1e-9) / SECONDS_PER_DAY;
  }

  /**
   * Returns the expirations of a chain by settlement, the earliest first. Adjusted contracts are
   * left out.
   */
  static List<ExpirationSlice> of(OptionChain chain, ExchangeCalendar calendar) {
    Map<Key, ExpirationSlice> slices = new LinkedHashMap<>();
    for (List<OptionChain.Entry> expiration : chain.byExpiration()) {
      OptionContract contract = expiration.get(0).contract();
      if (!contract.isAdjusted()) {
        ExpirationSlice begun = begun(contract, chain.asOf(), calendar);
        slices.computeIfAbsent(begun.key, key -> begun).entries.addAll(expiration);
      }
    }
    return slices.values().stream()
        .sorted(
            Comparator.comparing(ExpirationSlice::settlement)
                .thenComparing(slice -> slice.key.root()))
        .toList();
  }

  private static ExpirationSlice begun(
      OptionContract contract, Instant asOf, ExchangeCalendar calendar) {
    Instant settlement = calendar.settlement(contract);
    return new ExpirationSlice(
        new Key(settlement, contract.session(), contract.root()),
        contract,
        calendar.yearsToExpiration(asOf, contract),
        Duration.between(asOf, settlement));
  }

  Instant settlement() {
    return key.settlement();
  }

  SettlementSession session() {
    return key.session();
  }

  boolean isAmerican() {
    return first.style() == ExerciseStyle.AMERICAN;
  }

  /** Returns the time to settlement in years of 365 days. */
  double years() {
    return years;
  }

  /** Returns the time to settlement in days of 24 hours; negative after it. */
  double days() {
    return days;
  }

  /** Returns the quotes of one right by strike. */
  NavigableMap<Double, Quote> quotes(OptionRight right) {
    NavigableMap<Double, Quote> quotes = new TreeMap<>();
    for (OptionChain.Entry entry : entries) {
      if (entry.contract().right() == right) {
        quotes.put(entry.contract().strike().doubleValue(), entry.quote());
      }
    }
    return quotes;
  }

  /** Returns the strikes with a call or a put, ascending. */
  NavigableSet<Double> strikes() {
    NavigableSet<Double> strikes = new TreeSet<>();
    entries.forEach(entry -> strikes.add(entry.contract().strike().doubleValue()));
    return strikes;
  }

  /** Returns root, date and settlement type, for people. */
  @Override
  public String toString() {
    return key.root() + " " + first.expiration() + " " + key.session();
  }
}
