package io.tradeoracle.examples.http.body;

import io.tradeoracle.engine.EngineView.OptionMarket;
import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.Greeks;
import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.ImpliedVolatility;
import io.tradeoracle.pricing.PricingInputs;
import io.tradeoracle.pricing.Valuation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One option's market and sensitivities, per share.
 *
 * @param held contracts, negative if short
 * @param refusal why the quote is not good enough to compute with; null if it is
 */
public record OptionBody(
    String symbol,
    @Nullable BigDecimal bid,
    @Nullable BigDecimal ask,
    @Nullable BigDecimal iv,
    @Nullable BigDecimal ivBid,
    @Nullable BigDecimal ivAsk,
    @Nullable BigDecimal delta,
    @Nullable BigDecimal gamma,
    @Nullable BigDecimal thetaPerDay,
    @Nullable BigDecimal vegaPerPoint,
    int held,
    @Nullable String refusal) {

  private static final Greeks UNKNOWN =
      new Greeks(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  static OptionBody of(OptionMarket option, double spot, int held) {
    PricingInputs inputs =
        new PricingInputs(
            spot,
            option.contract().strike().doubleValue(),
            option.yearsToSettlement(),
            option.carry().rate(),
            option.carry().dividendYield(),
            option.contract().right());
    boolean american = option.contract().style() == ExerciseStyle.AMERICAN;
    double iv = option.impliedVolatility();
    Greeks greeks = Double.isNaN(iv) ? UNKNOWN : greeks(inputs, iv, american);
    return new OptionBody(
        option.contract().symbol(),
        Numbers.money(option.quote().bid()),
        Numbers.money(option.quote().ask()),
        Numbers.fraction(iv),
        Numbers.fraction(solve(inputs, option.quote().bid(), iv, american)),
        Numbers.fraction(solve(inputs, option.quote().ask(), iv, american)),
        Numbers.fraction(greeks.delta()),
        Numbers.fraction(greeks.gamma()),
        Numbers.fraction(greeks.thetaPerDay()),
        Numbers.fraction(greeks.vegaPerPoint()),
        held,
        option.refusal().map(Enum::name).orElse(null));
  }

  /** Returns how far the volatilities of bid and offer are apart; NaN if one is unknown. */
  double ivSpread() {
    return ivBid == null || ivAsk == null ? Double.NaN : ivAsk.subtract(ivBid).doubleValue();
  }

  private static Greeks greeks(PricingInputs inputs, double iv, boolean american) {
    Valuation value =
        american
            ? AmericanOption.value(inputs, iv, AmericanAccuracy.FAST)
            : BlackScholes.value(inputs, iv);
    return value.greeks();
  }

  private static double solve(PricingInputs inputs, double price, double near, boolean american) {
    return american
        ? AmericanOption.impliedVolatilityNear(inputs, price, AmericanAccuracy.FAST, near).orNaN()
        : ImpliedVolatility.european(inputs, price).orNaN();
  }
}
