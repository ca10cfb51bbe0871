package io.tradeoracle.volatility;

import static io.tradeoracle.volatility.SmileSamples.VOGT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SmileSurfaceTest {

  private static final SviSlice NEAR =
      new SviSlice(101, 0.5, new SviParameters(0.01, 0.05, -0.5, 0, 0.1));
  private static final SviSlice FAR =
      new SviSlice(103, 1.5, new SviParameters(0.05, 0.06, -0.4, 0, 0.2));

  private final SmileSurface surface = new SmileSurface(List.of(FAR, NEAR));

  @Test
  void totalVarianceIsLinearInTimeAtTheSameLogMoneyness() {
    VolatilitySmile between = surface.at(0.75, 102);

    assertThat(between.forward()).isEqualTo(102);
    assertThat(between.years()).isEqualTo(0.75);
    double k = Math.log(110.0 / 102);
    double expected = 0.75 * NEAR.totalVariance(k) + 0.25 * FAR.totalVariance(k);
    assertThat(between.totalVariance(k)).isCloseTo(expected, within(1e-16));
    assertThat(between.impliedVolatility(110)).isCloseTo(Math.sqrt(expected / 0.75), within(1e-15));
    assertThat(between.impliedVolatility(0)).isNaN();
    assertThat(between.impliedVolatility(Double.NaN)).isNaN();
  }

  @Test
  void theGivenSmilesComeBackAtTheirTimes() {
    assertThat(surface.at(0.5, 101).totalVariance(0.1)).isEqualTo(NEAR.totalVariance(0.1));
    assertThat(surface.at(1.5, 103).totalVariance(0.1)).isEqualTo(FAR.totalVariance(0.1));
  }

  @Test
  void beforeTheFirstVolatilityIsTheFirsts() {
    VolatilitySmile early = surface.at(0.1, 100);
    assertThat(early.impliedVolatility(120))
        .isCloseTo(NEAR.impliedVolatility(101 * 1.2), within(1e-15));
  }

  @Test
  void nothingIsExtrapolatedBeyondTheLast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> surface.at(1.6, 100))
        .withMessageContaining("1.6");
    assertThatIllegalArgumentException().isThrownBy(() -> surface.at(0, 100));
    assertThatIllegalArgumentException().isThrownBy(() -> surface.at(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new SmileSurface(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new SmileSurface(List.of(NEAR, NEAR)));
  }

  @Test
  void calendarArbitrageIsSeenWhereItIs() {
    assertThat(surface.calendar()).singleElement().matches(CalendarCheck::isFree);
    // Steeper on the left than the later smile: below it far out only.
    SviSlice steep = new SviSlice(100, 0.4, new SviParameters(0.001, 0.2, -0.9, 0, 0.05));
    CalendarCheck check = CalendarCheck.of(steep, NEAR);
    assertThat(check.isFree()).isFalse();
    assertThat(check.atLogMoneyness()).isNegative();
    assertThatIllegalArgumentException().isThrownBy(() -> CalendarCheck.of(FAR, NEAR));
    assertThat(CalendarCheck.of(NEAR, new SviSlice(100, 1, VOGT)).isFree()).isFalse();
  }
}
