package io.tradeoracle.volatility;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.model.Quote;
import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.pricing.ImpliedVolatility;
import io.tradeoracle.pricing.PricingInputs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The quoted options of one expiration, strike by strike.
 *
 * @param spot price of the underlying, positive
 * @param years time to expiration in years, ACT/365, positive
 * @param style of all of them
 * @param rows ascending by strike, one for each
 */
public record ChainSlice(double spot, double years, ExerciseStyle style, List<Row> rows) {

  /** What an option in the money is worth without volatility says nothing of its volatility. */
  private static final AmericanAccuracy ACCURACY = AmericanAccuracy.ACCURATE;

  /**
   * Bid and offer of one option; 0 where there is none.
   *
   * @param bid dollars per share, 0 or more
   * @param ask dollars per share, 0 or more
   */
  public record Side(double bid, double ask) {

    /** Nobody bids and nobody offers. */
    public static final Side NONE = new Side(0, 0);

    public Side {
      if (!(bid >= 0 && ask >= 0 && bid + ask < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "bid and ask must be finite and not negative: " + bid + ", " + ask);
      }
    }

    /** Returns whether both are there and do not cross. */
    public boolean isUsable() {
      return bid > 0 && ask >= bid;
    }

    /** Returns the middle of bid and offer. */
    public double mid() {
      return 0.5 * (bid + ask);
    }
  }

  /** The call and the put of one strike. */
  public record Row(double strike, Side call, Side put) {

    public Row {
      SmileChecks.requirePositive("strike", strike);
      Objects.requireNonNull(call, "call");
      Objects.requireNonNull(put, "put");
    }

    /** Returns the option of one right. */
    public Side side(OptionRight right) {
      return right == OptionRight.CALL ? call : put;
    }

    /** Returns whether call and put are both usable. */
    public boolean isPair() {
      return call.isUsable() && put.isUsable();
    }
  }

  public ChainSlice {
    SmileChecks.requirePositive("spot", spot);
    SmileChecks.requirePositive("years", years);
    Objects.requireNonNull(style, "style");
    rows = rows.stream().sorted(Comparator.comparingDouble(Row::strike)).toList();
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).strike() == rows.get(i - 1).strike()) {
        throw new IllegalArgumentException("strike must not repeat: " + rows.get(i).strike());
      }
    }
  }

  /**
   * Returns the expirations of a chain that have not settled, the earliest first; those of
   * different roots apart. Adjusted contracts are left out.
   *
   * @throws IllegalArgumentException if the chain's spot is not positive and finite
   */
  public static List<ChainSlice> of(OptionChain chain, ExchangeCalendar calendar) {
    SmileChecks.requirePositive("spot", chain.spot());
    return ExpirationSlice.of(chain, calendar).stream()
        .filter(slice -> slice.years() > 0)
        .map(slice -> of(slice, chain.spot()))
        .toList();
  }

  static ChainSlice of(ExpirationSlice slice, double spot) {
    NavigableMap<Double, Quote> calls = slice.quotes(OptionRight.CALL);
    NavigableMap<Double, Quote> puts = slice.quotes(OptionRight.PUT);
    List<Row> rows = new ArrayList<>();
    for (double strike : slice.strikes()) {
      rows.add(new Row(strike, side(calls.get(strike)), side(puts.get(strike))));
    }
    ExerciseStyle style = slice.isAmerican() ? ExerciseStyle.AMERICAN : ExerciseStyle.EUROPEAN;
    return new ChainSlice(spot, slice.years(), style, rows);
  }

  private static Side side(@Nullable Quote quote) {
    return quote == null ? Side.NONE : new Side(quote.bid(), quote.ask());
  }

  /** Returns the forward at a carry: spot × e^((rate − dividend yield) years). */
  public double forward(Carry carry) {
    return spot * StrictMath.exp((carry.rate() - carry.dividendYield()) * years);
  }

  /**
   * Returns the volatility of a price as these options are exercised; NaN where it has none.
   *
   * @param price dollars per share
   */
  public double impliedVolatility(double price, double strike, OptionRight right, Carry carry) {
    PricingInputs inputs = inputs(strike, right, carry);
    return style == ExerciseStyle.AMERICAN
        ? AmericanOption.impliedVolatility(inputs, price, ACCURACY).orNaN()
        : ImpliedVolatility.european(inputs, price).orNaN();
  }

  /**
   * Returns these options as if they could be exercised at expiration only: each price is replaced
   * by the European price at its own volatility, so what early exercise is worth is taken away. A
   * missing bid or offer stays missing; a price that has no volatility, such as that of an option
   * one would exercise now, becomes missing.
   */
  public ChainSlice asEuropean(Carry carry) {
    if (style == ExerciseStyle.EUROPEAN) {
      return this;
    }
    List<Row> european =
        rows.stream()
            .map(
                row ->
                    new Row(
                        row.strike(),
                        european(row, OptionRight.CALL, carry),
                        european(row, OptionRight.PUT, carry)))
            .toList();
    return new ChainSlice(spot, years, ExerciseStyle.EUROPEAN, european);
  }

  private Side european(Row row, OptionRight right, Carry carry) {
    Side side = row.side(right);
    return new Side(
        european(side.bid(), row.strike(), right, carry),
        european(side.ask(), row.strike(), right, carry));
  }

  private double european(double price, double strike, OptionRight right, Carry carry) {
    double volatility = price > 0 ? impliedVolatility(price, strike, right, carry) : Double.NaN;
    return volatility > 0 ? BlackScholes.price(inputs(strike, right, carry), volatility) : 0;
  }

  /**
   * Returns the volatilities of the options out of the money at a carry: puts below the forward,
   * calls above it. One counts where it is bid for, not crossed, and has a volatility at the
   * middle; its spread is NaN where the bid has none.
   */
  public SmileQuotes smileQuotes(Carry carry) {
    double forward = forward(carry);
    List<SmileQuote> quotes = new ArrayList<>();
    for (Row row : rows) {
      OptionRight right = row.strike() < forward ? OptionRight.PUT : OptionRight.CALL;
      Side side = row.side(right);
      if (side.isUsable()) {
        double volatility = impliedVolatility(side.mid(), row.strike(), right, carry);
        if (volatility > 0) {
          quotes.add(new SmileQuote(row.strike(), volatility, spread(row, right, carry)));
        }
      }
    }
    return new SmileQuotes(forward, years, quotes);
  }

  private double spread(Row row, OptionRight right, Carry carry) {
    Side side = row.side(right);
    double bid = impliedVolatility(side.bid(), row.strike(), right, carry);
    double ask = impliedVolatility(side.ask(), row.strike(), right, carry);
    return ask >= bid ? ask - bid : Double.NaN;
  }

  private PricingInputs inputs(double strike, OptionRight right, Carry carry) {
    return new PricingInputs(spot, strike, years, carry.rate(), carry.dividendYield(), right);
  }
}
