package io.tradeoracle.pricing;

import static io.tradeoracle.model.OptionRight.CALL;
import static io.tradeoracle.model.OptionRight.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionRight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BachelierTest {

  private static ForwardInputs inputs(double forward, double strike, OptionRight right) {
    return new ForwardInputs(forward, strike, 0.5, 0.03, right);
  }

  @Test
  void atTheMoneyTheFormulaIsShort() {
    double expected = Math.exp(-0.015) * 12 * Math.sqrt(0.5) / Math.sqrt(2 * Math.PI);
    assertThat(Bachelier.price(inputs(100, 100, CALL), 12)).isCloseTo(expected, within(1e-14));
    assertThat(Bachelier.price(inputs(-3, -3, PUT), 12)).isCloseTo(expected, within(1e-14));
  }

  @Test
  void callLessPutIsTheForward() {
    for (double strike : new double[] {-20, 0, 60, 99, 100, 101, 140}) {
      double call = Bachelier.price(inputs(100, strike, CALL), 15);
      double put = Bachelier.price(inputs(100, strike, PUT), 15);
      assertThat(call - put).isCloseTo(Math.exp(-0.015) * (100 - strike), within(1e-13));
    }
  }

  @Test
  void smallMovesOfBlack76AreBacheliers() {
    double black = Black76.price(inputs(100, 100.1, CALL), 0.001);
    // What is normal here moves by the middle of forward and strike times Black's volatility.
    double bachelier = Bachelier.price(inputs(100, 100.1, CALL), 0.10005);
    assertThat(bachelier).isCloseTo(black, within(1e-5 * black));
  }

  @ParameterizedTest
  @CsvSource({"100, 90, CALL", "100, 90, PUT", "100, 110, CALL", "-1, 2, PUT"})
  void greeksAreTheDerivatives(double forward, double strike, OptionRight right) {
    ForwardInputs in = inputs(forward, strike, right);
    Valuation value = Bachelier.value(in, 9);
    double e = 1e-3;
    double up = Bachelier.price(inputs(forward + e, strike, right), 9);
    double down = Bachelier.price(inputs(forward - e, strike, right), 9);
    assertThat(value.deltaPerUnitSpot()).isCloseTo((up - down) / (2 * e), within(1e-8));
    assertThat(value.gammaPerUnitSpotSquared())
        .isCloseTo((up - 2 * value.price() + down) / (e * e), within(1e-6));
    double vega = (Bachelier.price(in, 9 + e) - Bachelier.price(in, 9 - e)) / (2 * e);
    assertThat(value.vegaPerUnitVol()).isCloseTo(vega, within(1e-8));
    double later = Bachelier.price(new ForwardInputs(forward, strike, 0.5 + e, 0.03, right), 9);
    double sooner = Bachelier.price(new ForwardInputs(forward, strike, 0.5 - e, 0.03, right), 9);
    assertThat(value.thetaPerYear()).isCloseTo((sooner - later) / (2 * e), within(1e-4));
    double dear = Bachelier.price(new ForwardInputs(forward, strike, 0.5, 0.03 + e, right), 9);
    double cheap = Bachelier.price(new ForwardInputs(forward, strike, 0.5, 0.03 - e, right), 9);
    assertThat(value.rhoPerUnitRate()).isCloseTo((dear - cheap) / (2 * e), within(1e-5));
  }

  @Test
  void withoutTimeOrVolatilityOnlyThePayoffIsLeft() {
    assertThat(Bachelier.value(new ForwardInputs(110, 100, 0, 0.03, CALL), 9))
        .isEqualTo(new Valuation(10, 1, 0, 0, 0.3, 0));
    assertThat(Bachelier.price(inputs(90, 100, CALL), 0)).isZero();
    assertThat(Bachelier.value(new ForwardInputs(100, 100, 0, 0.03, PUT), 9).deltaPerUnitSpot())
        .isCloseTo(-0.5, within(1e-15));
  }

  @Test
  void nothingIsPricedFromNonsense() {
    assertThat(Bachelier.price(inputs(Double.NaN, 100, CALL), 9)).isNaN();
    assertThat(Bachelier.price(inputs(100, 100, CALL), -1)).isNaN();
    assertThat(Bachelier.price(inputs(100, Double.POSITIVE_INFINITY, CALL), 9)).isNaN();
  }

  @Test
  void columnsAgreeWithOneByOne() {
    PricingColumns in = PricingColumns.ofSize(5);
    double[] volatility = {9, 0, 20, -1, 3};
    for (int i = 0; i < 5; i++) {
      in.set(i, new PricingInputs(100, 90 + 5 * i, 0.5, 0.03, 7, i % 2 == 0 ? CALL : PUT));
    }
    ValuationColumns out = ValuationColumns.ofSize(5);
    SecondOrderColumns seconds = SecondOrderColumns.ofSize(5);
    double[] price = new double[5];
    double[] again = new double[5];
    Bachelier.value(in, volatility, out);
    Bachelier.secondOrder(in, volatility, seconds);
    Bachelier.price(in, volatility, price);
    assertThat(Bachelier.impliedVolatility(in, price, again)).isEqualTo(3);
    for (int i = 0; i < 5; i++) {
      ForwardInputs row = inputs(100, 90 + 5 * i, i % 2 == 0 ? CALL : PUT);
      assertThat(out.row(i)).isEqualTo(Bachelier.value(row, volatility[i]));
      assertThat(seconds.row(i)).isEqualTo(Bachelier.secondOrder(row, volatility[i]));
      assertSame(price[i], Bachelier.price(row, volatility[i]));
      assertSame(again[i], Bachelier.impliedVolatility(row, price[i]).orNaN());
    }
  }

  /** To the bit, and NaN is NaN. */
  private static void assertSame(double actual, double expected) {
    assertThat(Double.compare(actual, expected)).isZero();
  }
}
