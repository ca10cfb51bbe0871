package io.tradeoracle.bench.pricing;

import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanChain;
import io.tradeoracle.pricing.PricingColumns;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * American puts at 40 strikes from 80 to 119, spot 100, three months, ACCURATE: their prices, and
 * their volatilities from those. One after the other 100 chains, each with a rate of its own, so
 * that nothing solved for one serves the next; {@code kept} all with one rate, as a chain whose
 * spot and prices move meets them.
 */
@OperationsPerInvocation(AmericanChainBenchmark.CHAINS * AmericanChainBenchmark.STRIKES)
public class AmericanChainBenchmark extends PerOption {

  static final int CHAINS = 100;
  static final int STRIKES = 40;

  private static final double RATE = 0.04;
  private static final double RATE_STEP = 1e-4;

  @Param({"flat", "smile", "smileKept"})
  public String kind = "";

  private final AmericanChain chain = new AmericanChain(AmericanAccuracy.ACCURATE);
  private final PricingColumns[] options = new PricingColumns[CHAINS];
  private final double[][] prices = new double[CHAINS][STRIKES];
  private final double[] volatilities = new double[STRIKES];
  private final double[] results = new double[STRIKES];

  @Setup
  public void list() {
    for (int i = 0; i < STRIKES; i++) {
      double moneyness = Math.log((80 + i) / 100.0);
      volatilities[i] =
          kind.startsWith("smile") ? 0.25 - 0.3 * moneyness + moneyness * moneyness : 0.25;
    }
    for (int c = 0; c < CHAINS; c++) {
      options[c] = puts(kind.endsWith("Kept") ? RATE : RATE + c * RATE_STEP);
      chain.price(options[c], volatilities, prices[c]);
    }
  }

  static PricingColumns puts(double rate) {
    PricingColumns puts = PricingColumns.ofSize(STRIKES);
    for (int i = 0; i < STRIKES; i++) {
      puts.spot()[i] = 100;
      puts.strike()[i] = 80 + i;
      puts.yearsToExpiration()[i] = 0.25;
      puts.rate()[i] = rate;
      puts.dividendYield()[i] = 0.01;
    }
    return puts;
  }

  @Benchmark
  public double price() {
    double sum = 0;
    for (PricingColumns puts : options) {
      chain.price(puts, volatilities, results);
      sum += results[0];
    }
    return sum;
  }

  @Benchmark
  public double impliedVolatility() {
    double sum = 0;
    for (int c = 0; c < CHAINS; c++) {
      chain.impliedVolatility(options[c], prices[c], results);
      sum += results[0];
    }
    return sum;
  }
}
