package io.tradeoracle.volatility;

import java.util.Objects;

/**
 * The smile of one expiration in raw SVI.
 *
 * @param forward forward price of the underlying, positive
 * @param years time to expiration in years, positive
 * @param parameters of its total variance
 */
public record SviSlice(double forward, double years, SviParameters parameters)
    implements VolatilitySmile {

  public SviSlice {
    SmileChecks.requirePositive("forward", forward);
    SmileChecks.requirePositive("years", years);
    Objects.requireNonNull(parameters, "parameters");
  }

  @Override
  public double totalVariance(double logMoneyness) {
    return parameters.totalVariance(logMoneyness);
  }
}
