package io.tradeoracle.volatility;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.pricing.Carry;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * An underlying's 30-day implied volatility from its whole smile, by the method of Cboe's VIX
 * index: the model-free variance of the expirations around 30 days ({@link VarianceTerm}),
 * interpolated so that total variance is linear in time. It counts what {@link ConstantMaturityIv},
 * which looks at the money only, leaves out, and is higher by what the smile's tilt and curvature
 * are worth.
 *
 * <p>The expirations are those of {@link ConstantMaturityIv}; times are exact, where Cboe counts
 * whole minutes. Its own index takes expirations of 24 to 36 days: give it a chain with only those
 * for the same choice.
 *
 * <p>The strip pays for European options. The prices of American ones are first replaced by
 * European prices of the same volatility at the yield that put-call parity gives for the rate
 * ({@link ParityCarry#at}, {@link ChainSlice#asEuropean}); the result is then approximate where
 * there is a yield, since real dividends fall on days. The strip ends where bids do: what lies
 * beyond the last strike, and what lies between strikes, makes the result a little wrong; with
 * strikes ten per cent of the spot apart it is no better than a few points.
 *
 * <p>Immutable; safe for any number of threads.
 */
public final class ModelFreeVariance {

  private record Term(double volatility, boolean approximate, String detail) {}

  private final ExchangeCalendar calendar;

  /** Makes one that takes settlement instants from a calendar. */
  public ModelFreeVariance(ExchangeCalendar calendar) {
    this.calendar = Objects.requireNonNull(calendar, "calendar");
  }

  /**
   * Returns the 30-day volatility of a chain at its instant; the variance is its square.
   *
   * @param chain quotes; the implied volatilities in it are not used
   * @param carry by years to expiration; only the interest rate is used
   */
  public ConstantMaturityResult evaluate(OptionChain chain, DoubleFunction<Carry> carry) {
    if (!(chain.spot() > 0 && Double.isFinite(chain.spot()))) {
      return new ConstantMaturityResult.Unavailable("no price of " + chain.underlying());
    }
    return MaturityBracket.of(ExpirationSlice.of(chain, calendar))
        .map(bracket -> evaluate(bracket, chain.spot(), carry))
        .orElseGet(() -> new ConstantMaturityResult.Unavailable(MaturityBracket.NONE));
  }

  private static ConstantMaturityResult evaluate(
      MaturityBracket bracket, double spot, DoubleFunction<Carry> carry) {
    Optional<Term> near = term(bracket.near(), spot, carry);
    Optional<Term> far = bracket.isOne() ? near : term(bracket.far(), spot, carry);
    if (near.isEmpty() || far.isEmpty()) {
      ExpirationSlice bad = near.isEmpty() ? bracket.near() : bracket.far();
      return new ConstantMaturityResult.Unavailable(bad + ": no strip of quotes to sum");
    }
    Term first = near.get();
    Term second = far.get();
    return bracket.isOne()
        ? new ConstantMaturityResult.Available(
            first.volatility(), first.approximate(), first.detail())
        : new ConstantMaturityResult.Available(
            bracket.inTime(first.volatility(), second.volatility()),
            first.approximate() || second.approximate(),
            first.detail() + "; " + second.detail());
  }

  private static Optional<Term> term(
      ExpirationSlice expiration, double spot, DoubleFunction<Carry> carry) {
    double rate = carry.apply(expiration.years()).rate();
    ChainSlice slice = ChainSlice.of(expiration, spot);
    Optional<Carry> implied =
        expiration.isAmerican() ? implied(slice, rate) : Optional.of(new Carry(rate, 0));
    return implied.flatMap(
        parity ->
            VarianceTerm.of(slice.asEuropean(parity), rate)
                .filter(term -> term.variance() > 0)
                .map(term -> describe(expiration, term, parity)));
  }

  private static Optional<Carry> implied(ChainSlice slice, double rate) {
    return ParityCarry.at(slice, rate) instanceof ParityResult.Found found
        ? Optional.of(found.carry())
        : Optional.empty();
  }

  private static Term describe(ExpirationSlice expiration, VarianceTerm term, Carry parity) {
    double volatility = Math.sqrt(term.variance());
    return new Term(
        volatility,
        parity.dividendYield() != 0,
        String.format(
            Locale.ROOT,
            "%s, %.2f days: %.4f from %d strikes around the forward %.2f",
            expiration,
            expiration.days(),
            volatility,
            term.strikes(),
            term.forward()));
  }
}
