package io.tradeoracle.testing;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.OccSymbol;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.model.Quote;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.pricing.PricingInputs;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;

/** Builds chains whose mids are model prices at volatilities the test chooses. */
public final class SyntheticChain {

  private static final ExchangeCalendar CALENDAR = ExchangeCalendar.newYork();

  private final String underlying;
  private final double spot;
  private final Instant asOf;
  private final TreeMap<String, OptionChain.Entry> entries = new TreeMap<>();
  private Carry carry = new Carry(0, 0);
  private DoubleBinaryOperator volatility = (strike, years) -> 0.2;
  private double halfSpread = 0.01;

  public SyntheticChain(String underlying, double spot, Instant asOf) {
    this.underlying = underlying;
    this.spot = spot;
    this.asOf = asOf;
  }

  public SyntheticChain carry(double rate, double dividendYield) {
    carry = new Carry(rate, dividendYield);
    return this;
  }

  /** Sets the volatility of what is added from now on, by strike and years. */
  public SyntheticChain volatility(DoubleBinaryOperator byStrikeAndYears) {
    volatility = byStrikeAndYears;
    return this;
  }

  public SyntheticChain volatility(double flat) {
    return volatility((strike, years) -> flat);
  }

  public SyntheticChain halfSpread(double dollars) {
    halfSpread = dollars;
    return this;
  }

  /** Adds calls and puts at strikes from {@code low} to {@code high}. */
  public SyntheticChain expiration(String root, String date, double low, double high, double step) {
    for (double strike = low; strike <= high; strike += step) {
      for (OptionRight right : OptionRight.values()) {
        add(contract(root, date, right, strike));
      }
    }
    return this;
  }

  public static OptionContract contract(
      String root, String date, OptionRight right, double strike) {
    return OptionContract.of(
        new OccSymbol(root, LocalDate.parse(date), right, BigDecimal.valueOf(strike)));
  }

  private void add(OptionContract contract) {
    double strike = contract.strike().doubleValue();
    double years = CALENDAR.yearsToExpiration(asOf, contract);
    double sigma = volatility.applyAsDouble(strike, years);
    PricingInputs in =
        new PricingInputs(
            spot, strike, years, carry.rate(), carry.dividendYield(), contract.right());
    double price =
        contract.style() == ExerciseStyle.AMERICAN
            ? AmericanOption.price(in, sigma)
            : BlackScholes.price(in, sigma);
    double bid = price > halfSpread ? price - halfSpread : 0;
    put(contract, bid, price + halfSpread, sigma);
  }

  /** Replaces the quote of one option, keeping its volatility. */
  public SyntheticChain quote(OptionContract contract, double bid, double ask) {
    OptionChain.Entry entry = entries.get(contract.symbol());
    put(contract, bid, ask, entry == null ? Double.NaN : entry.impliedVolatility());
    return this;
  }

  private void put(OptionContract contract, double bid, double ask, double sigma) {
    Quote quote = new Quote(bid, ask, 50, 50, asOf, asOf, FeedKind.SIMULATED);
    entries.put(contract.symbol(), new OptionChain.Entry(contract, quote, sigma));
  }

  public SyntheticChain without(OptionContract contract) {
    entries.remove(contract.symbol());
    return this;
  }

  public OptionChain build() {
    return new OptionChain(underlying, spot, asOf, List.copyOf(entries.values()));
  }
}
