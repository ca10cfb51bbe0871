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
  void columnsAgreeWithOneByOne() {
    int size = 161;
    PricingColumns in = PricingColumns.ofSize(size);
    double[] volatility = new double[size];
    for (int i = 0; i < size; i++) {
      in.set(i, new ForwardInputs(104, 60 + i, 0.75, 0.05, i % 2 == 0 ? CALL : PUT));
      volatility[i] = i % 10 == 9 ? Double.NaN : i % 10 == 8 ? 0 : 0.2 + 0.01 * i;
      // A yield that must not matter.
      in.dividendYield()[i] = 7;
    }
    ValuationColumns values = ValuationColumns.ofSize(size);
    SecondOrderColumns seconds = SecondOrderColumns.ofSize(size);
    double[] price = new double[size];
    double[] again = new double[size];
    Black76.value(in, volatility, values);
    Black76.secondOrder(in, volatility, seconds);
    Black76.price(in, volatility, price);
    assertThat(Black76.impliedVolatility(in, price, again)).isEqualTo(129);
    for (int i = 0; i < size; i++) {
      ForwardInputs row = new ForwardInputs(104, 60 + i, 0.75, 0.05, i % 2 == 0 ? CALL : PUT);
      if (Double.isNaN(volatility[i])) {
        assertThat(price[i]).isNaN();
        assertThat(values.rhoPerUnitRate()[i]).isNaN();
        assertThat(again[i]).isNaN();
        continue;
      }
      Valuation alone = Black76.value(row, volatility[i]);
      assertThat(price[i]).isEqualTo(values.price()[i]).isCloseTo(alone.price(), within(1e-13));
      assertThat(values.rhoPerUnitRate()[i]).isCloseTo(alone.rhoPerUnitRate(), within(1e-12));
      assertThat(values.thetaPerYear()[i]).isCloseTo(alone.thetaPerYear(), within(1e-12));
      double volga = Black76.secondOrder(row, volatility[i]).volgaPerUnitVolSquared();
      assertThat(seconds.volgaPerUnitVolSquared()[i]).isCloseTo(volga, within(1e-10));
      if (volatility[i] > 0) {
        assertThat(again[i]).isCloseTo(volatility[i], within(1e-12));
      } else {
        assertThat(again[i]).isNaN();
      }
    }
  }

  @Test
  void aPriceGivesItsVolatilityBack() {
    ForwardInputs call = new ForwardInputs(104, 120, 0.75, 0.05, CALL);
    assertThat(Black76.impliedVolatility(call, Black76.price(call, 0.4)).orNaN())
        .isCloseTo(0.4, within(1e-14));
  }
}
