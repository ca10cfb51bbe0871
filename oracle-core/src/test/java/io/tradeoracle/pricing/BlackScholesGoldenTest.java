package io.tradeoracle.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.testing.GoldenCsv;
import io.tradeoracle.testing.GoldenCsv.Row;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BlackScholesGoldenTest {

  private static final List<Row> ROWS = GoldenCsv.rows("european.csv");

  static PricingInputs inputs(Row row) {
    return new PricingInputs(
        row.number("spot"),
        row.number("strike"),
        row.number("yearsToExpiry"),
        row.number("rateContinuous"),
        row.number("dividendYieldContinuous"),
        OptionRight.valueOf(row.text("right").toUpperCase(Locale.ROOT)));
  }

  @Test
  void explore() {
    double[] max = new double[9];
    String[] at = new String[9];
    java.util.List<Double> units = new java.util.ArrayList<>();
    for (Row row : ROWS) {
      PricingInputs in = inputs(row);
      double vol = row.number("volatilityDecimal");
      Valuation v = BlackScholes.value(in, vol);
      SecondOrder so = BlackScholes.secondOrder(in, vol);
      double c = Math.max(row.number("priceRelativeErrorOfHalfUlpInputs"), 9e-16);
      double big = Math.max(in.spot(), in.strike());
      double[] e = {
        Math.abs(v.price() / row.number("price") - 1) / c,
        Math.abs(v.deltaPerUnitSpot() - row.number("deltaPerUnitSpot")),
        rel(v.gammaPerUnitSpotSquared(), row.number("gammaPerUnitSpotSquared"), 0),
        rel(v.vegaPerUnitVol(), row.number("vegaPerUnitVol"), big),
        rel(v.thetaPerYear(), row.number("thetaPerYear"), big),
        rel(v.rhoPerUnitRate(), row.number("rhoPerUnitRate"), big),
        rel(so.vannaPerUnitSpotPerUnitVol(), row.number("vannaPerUnitSpotPerUnitVol"), 0),
        rel(so.volgaPerUnitVolSquared(), row.number("volgaPerUnitVolSquared"), 0),
        rel(v.vegaPerUnitVol(), row.number("vegaPerUnitVol"), 0),
      };
      units.add(e[0]);
      for (int i = 0; i < 9; i++) {
        if (!(e[i] <= max[i])) {
          max[i] = e[i];
          at[i] = row.toString();
        }
      }
    }
    for (int i = 0; i < 9; i++) {
      System.out.println(i + " " + max[i] + " " + at[i]);
    }
    units.sort(null);
    System.out.println("price units median " + units.get(1600) + " p99 " + units.get(3168));
    double[] m = new double[2];
    java.util.List<Double> iv = new java.util.ArrayList<>();
    String worst = "";
    for (Row row : GoldenCsv.rows("implied_vol.csv")) {
      double got = ImpliedVolatility.european(inputs(row), row.number("price")).orNaN();
      double want = row.number("impliedVolatilityDecimal");
      double u =
          Math.abs(got / want - 1)
              / Math.max(row.number("volRelativeChangeAllInputsOneUlp"), 2.2e-16);
      iv.add(u);
      if (!(u <= m[0])) {
        m[0] = u;
        worst = got + " " + row;
      }
    }
    iv.sort(null);
    System.out.println(
        "iv max " + m[0] + " median " + iv.get(1800) + " p99 " + iv.get(3564) + " " + worst);
    for (Row row : GoldenCsv.rows("implied_vol_invalid.csv")) {
      String got =
          ImpliedVolatility.european(inputs(row), row.number("price")).getClass().getSimpleName();
      if (!got.equalsIgnoreCase(row.text("expected").replace("_", ""))) {
        System.out.println(got + " " + row);
      }
    }
    assertThat(ROWS).hasSize(3200);
  }

  private static double rel(double got, double want, double scale) {
    double d = Math.abs(got - want);
    return d == 0 ? 0 : d / Math.max(Math.abs(want), scale);
  }
}
