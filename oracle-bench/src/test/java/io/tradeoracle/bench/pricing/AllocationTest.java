package io.tradeoracle.bench.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanBatch;
import io.tradeoracle.pricing.AmericanChain;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.Bachelier;
import io.tradeoracle.pricing.Black76;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.EuropeanBatch;
import io.tradeoracle.pricing.ImpliedVolatilityBatch;
import io.tradeoracle.pricing.PricingColumns;
import io.tradeoracle.pricing.SecondOrderColumns;
import io.tradeoracle.pricing.ValuationColumns;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Once a thread has its workspace, nothing is allocated: not even before the compiler helps. */
class AllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROWS = 500;
  private static final int RUNS = 3_000;

  private final OptionSet set = OptionSet.of(OptionSet.Kind.REALISTIC);
  private double sum;

  /** Returns the fewest bytes of one run: until it is compiled, vector code keeps objects. */
  private static long allocatedBy(Runnable work) {
    work.run();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int run = 0; run < RUNS && least > 0; run++) {
      long before = THREADS.getThreadAllocatedBytes(thread);
      work.run();
      least = Math.min(least, THREADS.getThreadAllocatedBytes(thread) - before);
    }
    return least;
  }

  @Test
  void europeanPricesAllocateNothing() {
    assertThat(
            allocatedBy(
                () -> {
                  for (int row = 0; row < ROWS; row++) {
                    sum += BlackScholes.price(set.inputs(row), set.volatility(row));
                  }
                }))
        .isZero();
    assertThat(sum).isPositive();
  }

  @Test
  void batchesOfPricesAndGreeksAllocateNothing() {
    double[] out = new double[OptionSet.SIZE];
    ValuationColumns values = ValuationColumns.ofSize(OptionSet.SIZE);

    assertThat(allocatedBy(() -> EuropeanBatch.price(set.columns(), set.volatilities(), out)))
        .isZero();
    assertThat(allocatedBy(() -> EuropeanBatch.value(set.columns(), set.volatilities(), values)))
        .isZero();
    assertThat(out[0]).isPositive();
    assertThat(values.vegaPerUnitVol()[0]).isPositive();
  }

  @Test
  void batchesOfSecondOrdersAllocateNothing() {
    SecondOrderColumns seconds = SecondOrderColumns.ofSize(OptionSet.SIZE);

    assertThat(
            allocatedBy(
                () -> EuropeanBatch.secondOrder(set.columns(), set.volatilities(), seconds)))
        .isZero();
    assertThat(seconds.volgaPerUnitVolSquared()).isNotEqualTo(new double[OptionSet.SIZE]);
  }

  @Test
  void batchesOnForwardsAllocateNothing() {
    double[] out = new double[OptionSet.SIZE];
    ValuationColumns values = ValuationColumns.ofSize(OptionSet.SIZE);

    assertThat(allocatedBy(() -> Black76.value(set.columns(), set.volatilities(), values)))
        .isZero();
    assertThat(allocatedBy(() -> Black76.impliedVolatility(set.columns(), values.price(), out)))
        .isZero();
    assertThat(allocatedBy(() -> Bachelier.value(set.columns(), set.volatilities(), values)))
        .isZero();
    assertThat(allocatedBy(() -> Bachelier.impliedVolatility(set.columns(), values.price(), out)))
        .isZero();
    assertThat(values.price()[0]).isNotNegative();
  }

  @Test
  void oneValuationAllocatesNothingButItself() {
    long recordSize = 64;

    assertThat(
            allocatedBy(
                () -> {
                  for (int row = 0; row < ROWS; row++) {
                    sum += BlackScholes.value(set.inputs(row), set.volatility(row)).price();
                  }
                }))
        .isLessThanOrEqualTo(recordSize * ROWS);
    assertThat(sum).isPositive();
  }

  @ParameterizedTest
  @EnumSource(
      value = AmericanAccuracy.class,
      names = {"FAST", "ACCURATE"})
  void batchesOfAmericanOptionsAllocateNothing(AmericanAccuracy accuracy) {
    AmericanSet american = new AmericanSet();
    PricingColumns in = PricingColumns.ofSize(ROWS);
    double[] volatilities = Arrays.copyOf(american.volatilities(), ROWS);
    double[] prices = Arrays.copyOf(american.prices(), ROWS);
    double[] out = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      in.set(row, american.inputs(row));
    }

    assertThat(allocatedBy(() -> AmericanBatch.price(in, volatilities, accuracy, out))).isZero();
    assertThat(allocatedBy(() -> AmericanBatch.impliedVolatility(in, prices, accuracy, out)))
        .isZero();
    assertThat(out[0]).isPositive();
  }

  @ParameterizedTest
  @EnumSource(
      value = AmericanAccuracy.class,
      names = {"FAST", "ACCURATE"})
  void chainsAllocateNothing(AmericanAccuracy accuracy) {
    PricingColumns puts = AmericanChainBenchmark.puts(0.04);
    double[] volatilities = new double[puts.size()];
    double[] prices = new double[puts.size()];
    double[] out = new double[puts.size()];
    Arrays.setAll(volatilities, row -> 0.3 - 0.002 * row);
    AmericanChain chain = new AmericanChain(accuracy);

    assertThat(allocatedBy(() -> chain.price(puts, volatilities, prices))).isZero();
    assertThat(allocatedBy(() -> chain.impliedVolatility(puts, prices, out))).isZero();
    assertThat(out[0]).isPositive();
  }

  @ParameterizedTest
  @EnumSource(OptionSet.Kind.class)
  void batchesOfImpliedVolatilitiesAllocateNothing(OptionSet.Kind kind) {
    OptionSet drawn = OptionSet.of(kind);
    double[] out = new double[OptionSet.SIZE];

    assertThat(
            allocatedBy(
                () -> ImpliedVolatilityBatch.european(drawn.columns(), drawn.prices(), out)))
        .isZero();
    assertThat(out[0]).isPositive();
  }

  @ParameterizedTest
  @EnumSource(AmericanAccuracy.class)
  void americanPricesAllocateNothing(AmericanAccuracy accuracy) {
    assertThat(
            allocatedBy(
                () -> {
                  for (int row = 0; row < ROWS; row++) {
                    sum += AmericanOption.price(set.inputs(row), set.volatility(row), accuracy);
                  }
                }))
        .isZero();
    assertThat(sum).isPositive();
  }
}
