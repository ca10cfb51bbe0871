package io.tradeoracle.strategy;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.FeeSchedule;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionalInput;
import io.tradeoracle.pricing.Carry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * All a strategy sees of one underlying at one instant. Immutable.
 *
 * @param at now
 * @param chain the quoted options; only quotes fit for an entry are among them
 * @param volatility 30-day implied volatility and its rank
 * @param carry interest rate and dividend yield to price with
 * @param budget dollars one new position may lose at most, fees included; zero if none may be
 *     opened
 * @param fees what trading costs
 * @param nextEarnings day of the next earnings report, after the close
 * @param positionOpen whether the strategy has a position in this underlying, or is opening one
 * @param stopped whether it was stopped here and may not enter again yet
 */
public record MarketView(
    Instant at,
    ExchangeCalendar calendar,
    OptionChain chain,
    VolatilityView volatility,
    Carry carry,
    BigDecimal budget,
    FeeSchedule fees,
    OptionalInput<LocalDate> nextEarnings,
    boolean positionOpen,
    boolean stopped) {
  public MarketView {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(calendar, "calendar");
    Objects.requireNonNull(chain, "chain");
    Objects.requireNonNull(volatility, "volatility");
    Objects.requireNonNull(carry, "carry");
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(fees, "fees");
    Objects.requireNonNull(nextEarnings, "nextEarnings");
  }

  /** Returns the symbol of the underlying. */
  public String underlying() {
    return chain.underlying();
  }

  /** Returns the underlying's price, dollars per share or index points. */
  public double spot() {
    return chain.spot();
  }

  /** Returns the same view with entries allowed again after a stop. */
  public MarketView afterStop() {
    return new MarketView(
        at, calendar, chain, volatility, carry, budget, fees, nextEarnings, positionOpen, false);
  }
}
