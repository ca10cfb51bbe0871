package io.tradeoracle.simulation;

import io.tradeoracle.model.OccSymbol;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A contract on the list with what its quotes need of it.
 *
 * @param noiseKey the key of all chance in its quotes
 */
record ListedOption(
    OptionContract contract,
    LocalDate expiration,
    OptionRight right,
    double strike,
    double logStrike,
    long noiseKey) {

  static ListedOption of(
      String underlying, LocalDate expiration, OptionRight right, BigDecimal strike, long seed) {
    var symbol = new OccSymbol(underlying, expiration, right, strike);
    double dollars = strike.doubleValue();
    return new ListedOption(
        OptionContract.of(symbol),
        expiration,
        right,
        dollars,
        StrictMath.log(dollars),
        Noise.seed(seed, symbol.toString()));
  }
}
