package io.tradeoracle.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.PricingInputs;
import io.tradeoracle.pricing.Valuation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingCommandsTest {

  private static final String HEADER =
      "right,id,spot,strike,yearsToExpiry,rateContinuous,dividendYieldContinuous,volatilityDecimal";

  private static final PricingInputs CALL =
      new PricingInputs(100, 110, 0.25, 0.03, 0.01, OptionRight.CALL);

  private static CommandLineRun run(String command, String... lines) {
    return CommandLineRun.of(String.join("\n", lines) + "\n", command);
  }

  @Test
  void pricesEveryRowAsTheLibraryDoes() {
    CommandLineRun run =
        run(
            "price",
            HEADER,
            "call,x,100,110,0.25,0.03,0.01,0.2",
            "PUT,y,100,110,0.25,3e-2,.01,0.2");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    List<String> lines = run.outLines();
    assertThat(lines.get(0))
        .isEqualTo(
            HEADER
                + ",price,deltaPerUnitSpot,gammaPerUnitSpotSquared,vegaPerUnitVol,thetaPerYear,"
                + "rhoPerUnitRate,status");
    Valuation value = BlackScholes.value(CALL, 0.2);
    String[] cells = lines.get(1).split(",", -1);
    assertThat(Stream.of(cells).skip(8).limit(6).map(Double::valueOf))
        .containsExactly(
            value.price(),
            value.deltaPerUnitSpot(),
            value.gammaPerUnitSpotSquared(),
            value.vegaPerUnitVol(),
            value.thetaPerYear(),
            value.rhoPerUnitRate());
    assertThat(cells[14]).isEqualTo("ok");
    assertThat(lines.get(2)).startsWith("PUT,y,100,110,0.25,3e-2,.01,0.2,1").endsWith(",ok");
  }

  @Test
  void aRowWithoutAPriceSaysSoAndStopsNoOther() {
    CommandLineRun run =
        run(
            "price",
            HEADER,
            "call,a,nan,110,0.25,0.03,0.01,0.2",
            "call,b,100,INF,0.25,0.03,0.01,0.2",
            "call,c,100,110,-1,0.03,0.01,0.2",
            "call,d,100,-5,0.25,0.03,0.01,0.2",
            "straddle,e,100,110,0.25,0.03,0.01,0.2",
            "call,f,100,110,0.25,,0.01,0.2",
            "call,g,100,110,0.25,0.03,0.01",
            "call,h,100,110,0.25,0.03,0.01,0.2");

    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines().subList(1, 8))
        .hasSize(7)
        .allSatisfy(line -> assertThat(line).endsWith(",,,,,,,invalid_input"));
    assertThat(run.outLines()).last().asString().endsWith(",ok");
  }

  @Test
  void strayCharactersAfterAQuoteStopNoOtherRow() {
    CommandLineRun run =
        run(
            "price",
            HEADER,
            "call,\"a\"b,100,110,0.25,0.03,0.01,0.2",
            "call,c,100,110,0.25,0.03,0.01,0.2");

    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines()).hasSize(3).last().asString().startsWith("call,c,").endsWith(",ok");
  }

  @Test
  void solvesThePriceForItsVolatility() {
    String price = String.valueOf(BlackScholes.price(CALL, 0.2));
    CommandLineRun run =
        run(
            "implied-vol",
            "price,right,spot,strike,yearsToExpiry,rateContinuous,dividendYieldContinuous,status",
            price + ",call,100,110,0.25,0.03,0.01,old",
            "-1,call,100,110,0.25,0.03,0.01,old",
            "100,call,100,110,0.25,0.03,0.01,old",
            "+nan,call,100,110,0.25,0.03,0.01,old",
            price + ",c,100,110,0.25,0.03,0.01,old");

    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines().get(0)).endsWith(",status,impliedVolatilityDecimal");
    String[] solved = run.outLines().get(1).split(",", -1);
    assertThat(solved[7]).isEqualTo("solved");
    assertThat(Double.parseDouble(solved[8])).isEqualTo(0.2, within(1e-13));
    assertThat(run.outLines().subList(2, 6))
        .extracting(line -> line.split(",", -1)[7] + line.split(",", -1)[8])
        .containsExactly("below_intrinsic", "above_maximum", "invalid_input", "invalid_input");
  }

  @Test
  void pricesAndSolvesAmericanOptions() {
    String price =
        CommandLineRun.of(
                HEADER + "\nput,x,100,110,0.25,0.03,0.01,0.2\nput,x,0,110,0.25,0.03,0.01,0.2\n",
                "price",
                "--style",
                "american")
            .out();
    CommandLineRun run = CommandLineRun.of(price, "implied-vol", "--style", "American");

    PricingInputs put = new PricingInputs(100, 110, 0.25, 0.03, 0.01, OptionRight.PUT);
    String[] solved = run.outLines().get(1).split(",", -1);
    assertThat(run.exitCode()).isZero();
    double value = AmericanOption.value(put, 0.2).price();
    assertThat(Double.parseDouble(solved[8])).isEqualTo(value);
    assertThat(solved[14]).isEqualTo("solved");
    // The solver's own accuracy is tested where it lives; here its answer must arrive unchanged.
    assertThat(Double.parseDouble(solved[15]))
        .isEqualTo(AmericanOption.impliedVolatility(put, value).orNaN());
    assertThat(run.outLines()).last().asString().endsWith(",,,,,,,invalid_input,");
  }

  @ParameterizedTest
  @CsvSource({"fast, FAST", "Accurate, ACCURATE", "REFERENCE, REFERENCE"})
  void pricesAmericanOptionsAsAccuratelyAsAskedFor(String mode, AmericanAccuracy accuracy) {
    String priced =
        CommandLineRun.of(
                HEADER + "\nput,x,100,110,0.25,0.03,0.01,0.2\n",
                "price",
                "--style",
                "american",
                "--mode",
                mode)
            .out();
    CommandLineRun run =
        CommandLineRun.of(priced, "implied-vol", "--style", "american", "--mode", mode);

    PricingInputs put = new PricingInputs(100, 110, 0.25, 0.03, 0.01, OptionRight.PUT);
    double value = AmericanOption.value(put, 0.2, accuracy).price();
    String[] solved = run.outLines().get(1).split(",", -1);
    assertThat(Double.parseDouble(solved[8])).isEqualTo(value);
    assertThat(Double.parseDouble(solved[15]))
        .isEqualTo(AmericanOption.impliedVolatility(put, value, accuracy).orNaN());
  }

  @Test
  void refusesAnUnknownModeInOneLine() {
    CommandLineRun run = CommandLineRun.of(HEADER, "price", "--mode", "exact");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errLines()).singleElement().asString().contains("--mode", "exact");
  }

  @Test
  void refusesAnUnknownStyleInOneLine() {
    for (String command : List.of("price", "implied-vol")) {
      CommandLineRun run = CommandLineRun.of(HEADER, command, "--style", "bermudan");

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.errLines()).singleElement().asString().contains("--style", "bermudan");
    }
  }

  @Test
  void namesEveryMissingColumn() {
    assertThat(run("price", "spot,strike", "1,2").err())
        .isEqualToIgnoringNewLines(
            "oracle-examples price: the input has no column yearsToExpiry, rateContinuous,"
                + " dividendYieldContinuous, right, volatilityDecimal");
  }
}
