package io.tradeoracle.engine;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.Greeks;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.Structure;
import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.pricing.PricingInputs;
import io.tradeoracle.pricing.Valuation;
import io.tradeoracle.risk.PortfolioGreeks;
import java.time.Instant;
import java.util.Optional;

/** Dollar Greeks of what is held and of what an order would add. */
final class PortfolioExposure {

  /** Until betas are configured every underlying counts as the market. */
  private static final double UNWEIGHTED = 1.0;

  private final EngineState state;
  private final MarketBook book;
  private final CarrySource carrySource;

  PortfolioExposure(EngineState state, MarketBook book, CarrySource carrySource) {
    this.state = state;
    this.book = book;
    this.carrySource = carrySource;
  }

  /** Returns the Greeks of all holdings; unknown where one of them has none. */
  PortfolioGreeks ofHoldings(Instant now) {
    PortfolioGreeks sum = PortfolioGreeks.ZERO;
    for (Holding holding : state.positions().holdings().values()) {
      sum = sum.plus(of(holding.instrument(), holding.quantity(), now));
    }
    return sum;
  }

  /** Returns the Greeks of some units of a structure; unknown where a leg has none. */
  PortfolioGreeks of(Structure structure, int units, Instant now) {
    PortfolioGreeks sum = PortfolioGreeks.ZERO;
    for (Structure.Leg leg : structure.legs()) {
      sum = sum.plus(of(leg.instrument(), leg.ratio() * units, now));
    }
    return sum;
  }

  private PortfolioGreeks of(Instrument instrument, int quantity, Instant now) {
    double spot = book.underlying(instrument.underlying()).spot();
    if (!(instrument instanceof OptionContract contract)) {
      return PortfolioGreeks.ofShares(spot, UNWEIGHTED, quantity);
    }
    Optional<QuotedOption> option = book.option(contract);
    if (option.isEmpty() || Double.isNaN(spot)) {
      return PortfolioGreeks.UNKNOWN;
    }
    // A worthless option is not bid for and so has no volatility now; its last one still tells its
    // Greeks, which are small.
    double volatility = option.get().lastVolatility();
    double years = option.get().yearsToSettlement(now);
    if (Double.isNaN(volatility) || years <= 0) {
      return PortfolioGreeks.UNKNOWN;
    }
    Greeks greeks = greeks(contract, spot, years, volatility);
    return PortfolioGreeks.ofOptions(greeks, spot, UNWEIGHTED, quantity, contract.multiplier());
  }

  private Greeks greeks(OptionContract contract, double spot, double years, double volatility) {
    Carry carry = carrySource.carry(contract.underlying(), years);
    PricingInputs inputs =
        new PricingInputs(
            spot,
            contract.strike().doubleValue(),
            years,
            carry.rate(),
            carry.dividendYield(),
            contract.right());
    Valuation valuation =
        contract.style() == ExerciseStyle.AMERICAN
            ? AmericanOption.value(inputs, volatility, AmericanAccuracy.FAST)
            : BlackScholes.value(inputs, volatility);
    return valuation.greeks();
  }
}
