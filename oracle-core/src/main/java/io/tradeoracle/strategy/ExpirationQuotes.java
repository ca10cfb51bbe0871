package io.tradeoracle.strategy;

import static io.tradeoracle.pricing.AmericanAccuracy.FAST;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.model.Quote;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.pricing.PricingInputs;
import io.tradeoracle.pricing.Valuation;
import io.tradeoracle.strategy.IvMeanReversion.DayRange;
import io.tradeoracle.strategy.IvMeanReversion.DeltaRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The options of one root and expiration in a view. */
final class ExpirationQuotes {

  /** An option with the absolute value of its delta. */
  record Leg(OptionContract contract, double delta) {
    String text() {
      return String.format(
          Locale.ROOT,
          "%s %s at delta %.2f",
          plain(contract.strike()),
          contract.right() == OptionRight.CALL ? "call" : "put",
          delta);
    }
  }

  private final MarketView view;
  private final OptionContract any;
  private final NavigableMap<BigDecimal, OptionChain.Entry> calls = new TreeMap<>();
  private final NavigableMap<BigDecimal, OptionChain.Entry> puts = new TreeMap<>();
  private final Map<Instrument, Quote> quotes = new HashMap<>();
  private final double years;

  private ExpirationQuotes(MarketView view, OptionContract any) {
    this.view = view;
    this.any = any;
    this.years = view.calendar().yearsToExpiration(view.at(), any);
    for (List<OptionChain.Entry> expiration : view.chain().byExpiration()) {
      OptionContract first = expiration.get(0).contract();
      if (first.root().equals(any.root()) && first.expiration().equals(any.expiration())) {
        expiration.forEach(this::take);
      }
    }
  }

  private void take(OptionChain.Entry entry) {
    OptionContract contract = entry.contract();
    of(contract.right()).put(contract.strike(), entry);
    quotes.put(contract, entry.quote());
  }

  /**
   * Returns the expiration whose days are nearest to the target, the earlier of two as near; of two
   * roots on one day the PM-settled one, then the first by name. Adjusted contracts are left out.
   */
  static Optional<ExpirationQuotes> nearest(MarketView view, DayRange range) {
    LocalDate today = view.calendar().dateOf(view.at());
    Comparator<OptionContract> order =
        Comparator.comparingInt(
                (OptionContract c) ->
                    Math.abs(view.calendar().daysToExpiration(today, c) - range.target()))
            .thenComparing(view.calendar()::settlementDate)
            .thenComparing(OptionContract::session, Comparator.reverseOrder())
            .thenComparing(OptionContract::root);
    return view.chain().byExpiration().stream()
        .map(expiration -> expiration.get(0).contract())
        .filter(contract -> !contract.isAdjusted())
        .filter(contract -> isWithin(range, view.calendar().daysToExpiration(today, contract)))
        .min(order)
        .map(contract -> new ExpirationQuotes(view, contract));
  }

  private static boolean isWithin(DayRange range, int days) {
    return days >= range.least() && days <= range.most();
  }

  LocalDate settlementDate() {
    return view.calendar().settlementDate(any);
  }

  int days() {
    return view.calendar().daysToExpiration(view.calendar().dateOf(view.at()), any);
  }

  /** Returns the price of the underlying for delivery at settlement. */
  double forward() {
    Carry carry = view.carry();
    return view.spot() * Math.exp((carry.rate() - carry.dividendYield()) * years);
  }

  /** Returns the listed strike nearest to a price, the lower of two as near. */
  Optional<BigDecimal> strikeNearest(double price) {
    return Stream.concat(calls.keySet().stream(), puts.keySet().stream())
        .min(
            Comparator.comparingDouble((BigDecimal k) -> Math.abs(k.doubleValue() - price))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Returns the option at a strike if it is quoted on both sides and enough is bid for it. */
  Optional<OptionContract> at(BigDecimal strike, OptionRight right, double minimumBid) {
    return Optional.ofNullable(of(right).get(strike))
        .filter(entry -> isFit(entry.quote(), minimumBid))
        .map(OptionChain.Entry::contract);
  }

  /** Returns the puts below a strike for which enough is bid, the lowest first. */
  List<OptionContract> putsBelow(BigDecimal strike, double minimumBid) {
    return puts.headMap(strike, false).values().stream()
        .filter(entry -> isFit(entry.quote(), minimumBid))
        .map(OptionChain.Entry::contract)
        .toList();
  }

  /**
   * Returns the option whose delta is nearest to the target, the farther out of two as near. One
   * without implied volatility has no delta.
   */
  Optional<Leg> nearestDelta(OptionRight right, DeltaRange range, double minimumBid) {
    return of(right).values().stream()
        .filter(entry -> isFit(entry.quote(), minimumBid))
        .map(entry -> new Leg(entry.contract(), absoluteDelta(entry)))
        .filter(leg -> leg.delta() >= range.least() && leg.delta() <= range.most())
        .min(
            Comparator.comparingDouble((Leg leg) -> Math.abs(leg.delta() - range.target()))
                .thenComparingDouble(Leg::delta));
  }

  private double absoluteDelta(OptionChain.Entry entry) {
    OptionContract contract = entry.contract();
    Carry carry = view.carry();
    PricingInputs inputs =
        new PricingInputs(
            view.spot(),
            contract.strike().doubleValue(),
            years,
            carry.rate(),
            carry.dividendYield(),
            contract.right());
    Valuation valuation =
        contract.style() == ExerciseStyle.AMERICAN
            ? AmericanOption.value(inputs, entry.impliedVolatility(), FAST)
            : BlackScholes.value(inputs, entry.impliedVolatility());
    return Math.abs(valuation.deltaPerUnitSpot());
  }

  /** Returns the quote of one of these options. */
  Quote quote(Instrument instrument) {
    return Objects.requireNonNull(quotes.get(instrument), "quote");
  }

  private NavigableMap<BigDecimal, OptionChain.Entry> of(OptionRight right) {
    return right == OptionRight.CALL ? calls : puts;
  }

  private static boolean isFit(Quote quote, double minimumBid) {
    return quote.isTwoSided() && !quote.isCrossed() && quote.bid() >= minimumBid;
  }

  /** Returns a strike or width without trailing zeros. */
  static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  /** Returns root and settlement date, for people. */
  @Override
  public String toString() {
    return any.root() + " " + settlementDate();
  }
}
