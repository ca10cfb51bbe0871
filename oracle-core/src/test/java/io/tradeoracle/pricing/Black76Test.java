package io.tradeoracle.pricing;

import static io.tradeoracle.model.OptionRight.CALL;
import static io.tradeoracle.model.OptionRight.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class Black76Test {

  private static final ForwardInputs PUT_ON_FORWARD = new ForwardInputs(104, 100, 0.75, 0.05, PUT);

  @Test
  void anOptionOnTheForwardIsOneOnTheSpot() {
    double spot = 104 * Math.exp(-(0.05 - 0.01) * 0.75);
    PricingInputs onSpot = new PricingInputs(spot, 100, 0.75, 0.05, 0.01, PUT);
    assertThat(Black76.price(PUT_ON_FORWARD, 0.3))
        .isCloseTo(BlackScholes.price(onSpot, 0.3), within(1e-14));
  }

  @Test
  void greeksHoldTheForward() {
    Valuation value = Black76.value(PUT_ON_FORWARD, 0.3);
    double e = 1e-4;
    double dear = Black76.price(new ForwardInputs(104, 100, 0.75, 0.05 + e, PUT), 0.3);
    double cheap = Black76.price(new ForwardInputs(104, 100, 0.75, 0.05 - e, PUT), 0.3);
    assertThat(value.rhoPerUnitRate()).isCloseTo((dear - cheap) / (2 * e), within(1e-7));
    double later = Black76.price(new ForwardInputs(104, 100, 0.75 + e, 0.05, PUT), 0.3);
    double sooner = Black76.price(new ForwardInputs(104, 100, 0.75 - e, 0.05, PUT), 0.3);
    assertThat(value.thetaPerYear()).isCloseTo((sooner - later) / (2 * e), within(1e-6));
    double up = Black76.price(new ForwardInputs(104 + e, 100, 0.75, 0.05, PUT), 0.3);
    double down = Black76.price(new ForwardInputs(104 - e, 100, 0.75, 0.05, PUT), 0.3);
    assertThat(value.deltaPerUnitSpot()).isCloseTo((up - down) / (2 * e), within(1e-8));
  }

  @Test
  void aPriceGivesItsVolatilityBack() {
    ForwardInputs call = new ForwardInputs(104, 120, 0.75, 0.05, CALL);
    assertThat(Black76.impliedVolatility(call, Black76.price(call, 0.4)).orNaN())
        .isCloseTo(0.4, within(1e-14));
  }
}
