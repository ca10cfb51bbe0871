package io.tradeoracle.examples.smile;

import io.tradeoracle.pricing.Carry;
import io.tradeoracle.volatility.ParityCarry;
import io.tradeoracle.volatility.ParityResult;
import io.tradeoracle.volatility.SmileQuote;
import io.tradeoracle.volatility.SmileQuotes;
import io.tradeoracle.volatility.SviFit;
import io.tradeoracle.volatility.SviFitResult;
import io.tradeoracle.volatility.SviSlice;
import io.tradeoracle.volatility.VarianceTerm;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One expiration's smile, with what it was made from; or why there is none.
 *
 * @param years to expiration
 * @param carry empty where neither the input nor parity tells it
 * @param quotes what was fitted; empty without a carry
 * @param slice the fitted smile, if any
 * @param rootMeanSquareError of the quotes from it; NaN without one
 * @param greatestError the same
 * @param constrained whether the best fit has butterfly arbitrage
 * @param modelFreeVariance of the strip, per year; NaN where there is none
 * @param status {@code ok}, or the reason
 */
record ExpirationFit(
    double years,
    Optional<Carry> carry,
    Optional<SmileQuotes> quotes,
    Optional<SviSlice> slice,
    double rootMeanSquareError,
    double greatestError,
    boolean constrained,
    double modelFreeVariance,
    String status) {

  static final String OK = "ok";
  private static final String NO_CARRY = "no_carry";
  private static final String TOO_FEW_STRIKES = "too_few_strikes";

  /**
   * Fits one expiration.
   *
   * @param rate to use where the input has none
   */
  static ExpirationFit of(Chain.Expiration expiration, OptionalDouble rate) {
    double known = Double.isNaN(expiration.rate()) ? rate.orElse(Double.NaN) : expiration.rate();
    if (Double.isNaN(known)) {
      return none(expiration.options().years());
    }
    if (Double.isFinite(expiration.dividendYield())) {
      return of(expiration, new Carry(known, expiration.dividendYield()));
    }
    return ParityCarry.at(expiration.options(), known) instanceof ParityResult.Found found
        ? of(expiration, found.carry())
        : none(expiration.options().years());
  }

  private static ExpirationFit none(double years) {
    return new ExpirationFit(
        years,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Double.NaN,
        Double.NaN,
        false,
        Double.NaN,
        NO_CARRY);
  }

  private static ExpirationFit of(Chain.Expiration expiration, Carry carry) {
    SmileQuotes quotes = expiration.options().smileQuotes(carry);
    double variance =
        VarianceTerm.of(expiration.options().asEuropean(carry), carry.rate())
            .map(VarianceTerm::variance)
            .orElse(Double.NaN);
    SviFitResult result = SviFit.fit(quotes);
    if (result instanceof SviFitResult.Fitted fitted) {
      return new ExpirationFit(
          quotes.years(),
          Optional.of(carry),
          Optional.of(quotes),
          Optional.of(fitted.slice()),
          fitted.rootMeanSquareError(),
          fitted.greatestError(),
          fitted.constrained(),
          variance,
          OK);
    }
    return new ExpirationFit(
        quotes.years(),
        Optional.of(carry),
        Optional.of(quotes),
        Optional.empty(),
        Double.NaN,
        Double.NaN,
        false,
        variance,
        TOO_FEW_STRIKES);
  }

  /** Returns the same expiration with a smile of a surface in place of its own. */
  ExpirationFit on(SviSlice surface) {
    double squares = 0;
    double greatest = 0;
    List<SmileQuote> fitted = quotes.orElseThrow().quotes();
    for (SmileQuote quote : fitted) {
      double error = surface.impliedVolatility(quote.strike()) - quote.impliedVolatility();
      squares += error * error;
      greatest = Math.max(greatest, Math.abs(error));
    }
    return new ExpirationFit(
        years,
        carry,
        quotes,
        Optional.of(surface),
        Math.sqrt(squares / fitted.size()),
        greatest,
        false,
        modelFreeVariance,
        OK);
  }
}
