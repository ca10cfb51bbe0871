package io.tradeoracle.bench.pricing;

import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.EuropeanBatch;
import io.tradeoracle.pricing.Valuation;
import io.tradeoracle.pricing.ValuationColumns;
import org.openjdk.jmh.annotations.Benchmark;

/** European price, delta, gamma, vega, theta and rho of the realistic set. */
public class EuropeanGreeksBenchmark extends PerOption {

  private final OptionSet set = OptionSet.of(OptionSet.Kind.REALISTIC);
  private final ValuationColumns columns = ValuationColumns.ofSize(OptionSet.SIZE);

  @Benchmark
  public double[] call() {
    for (int row = 0; row < OptionSet.SIZE; row++) {
      out[row] = sum(BlackScholes.value(set.inputs(row), set.volatility(row)));
    }
    return out;
  }

  @Benchmark
  public ValuationColumns batch() {
    EuropeanBatch.value(set.columns(), set.volatilities(), columns);
    return columns;
  }

  @Benchmark
  public double[] strata() {
    for (int row = 0; row < OptionSet.SIZE; row++) {
      out[row] = Strata.greeks(set.inputs(row), set.volatility(row));
    }
    return out;
  }

  @Benchmark
  public double[] strataAdjoint() {
    for (int row = 0; row < OptionSet.SIZE; row++) {
      out[row] = Strata.adjoint(set.inputs(row), set.volatility(row));
    }
    return out;
  }

  @Benchmark
  public double[] finmath() {
    for (int row = 0; row < OptionSet.SIZE; row++) {
      out[row] = Finmath.callGreeks(set.inputs(row), set.volatility(row));
    }
    return out;
  }

  /** Uses all six, so that none is left out. */
  static double sum(Valuation value) {
    return value.price()
        + value.deltaPerUnitSpot()
        + value.gammaPerUnitSpotSquared()
        + value.vegaPerUnitVol()
        + value.thetaPerYear()
        + value.rhoPerUnitRate();
  }
}
