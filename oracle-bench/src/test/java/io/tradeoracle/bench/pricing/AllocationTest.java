package io.tradeoracle.bench.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.ImpliedVolatilityBatch;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Once a thread has its workspace, nothing is allocated: not even before the compiler helps. */
class AllocationTest {

  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROWS = 500;

  private final OptionSet set = OptionSet.of(OptionSet.Kind.REALISTIC);
  private double sum;

  private static long allocatedBy(Runnable work) {
    work.run();
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    work.run();
    return THREADS.getThreadAllocatedBytes(thread) - before;
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
