package io.tradeoracle.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.PricingInputs;
import io.tradeoracle.volatility.SviParameters;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class SmileCommandTest {

  private static final SviParameters SMILE = new SviParameters(0.002, 0.04, -0.5, 0.01, 0.08);
  private static final double[] EXPIRATIONS = {0.1, 0.4};
  private static final String HEADER = "strike,right,yearsToExpiry,spot,bid,ask";

  @TempDir private Path directory;

  /**
   * Rows at a rate of 4 % and a yield of 1 %; total variance of the second is twice the first's.
   */
  private static String chain(boolean american) {
    StringBuilder csv = new StringBuilder(HEADER + "\n");
    for (double years : EXPIRATIONS) {
      double forward = 100 * Math.exp(0.03 * years);
      for (double strike = 75; strike <= 125; strike += 2.5) {
        double variance = SMILE.totalVariance(Math.log(strike / forward)) * years / 0.1;
        for (OptionRight right : OptionRight.values()) {
          PricingInputs in = new PricingInputs(100, strike, years, 0.04, 0.01, right);
          double volatility = Math.sqrt(variance / years);
          double price =
              american ? AmericanOption.price(in, volatility) : BlackScholes.price(in, volatility);
          csv.append(strike).append(',').append(right).append(',').append(years);
          csv.append(",100,").append(Math.max(0, price - 0.001)).append(',').append(price + 0.001);
          csv.append('\n');
        }
      }
    }
    return csv.toString();
  }

  private static CommandLineRun run(String csv, String... options) {
    String[] args = new String[options.length + 1];
    args[0] = "smile";
    System.arraycopy(options, 0, args, 1, options.length);
    return CommandLineRun.of(csv, args);
  }

  private static Map<String, String> row(CommandLineRun run, int expiration) {
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> names = List.of(run.outLines().get(0).split(",", -1));
    String[] cells = run.outLines().get(expiration + 1).split(",", -1);
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), cells[i]);
    }
    return row;
  }

  private static double number(Map<String, String> row, String name) {
    return Double.parseDouble(Objects.requireNonNull(row.get(name), name));
  }

  @Test
  void fitsEachExpirationAtTheCarryOfItsQuotes() {
    CommandLineRun run = run(chain(false));

    assertThat(run.err()).isEmpty();
    assertThat(run.outLines()).hasSize(3);
    Map<String, String> near = row(run, 0);
    assertThat(near).containsEntry("status", "ok").containsEntry("constrained", "false");
    assertThat(near).containsEntry("quotes", "21").containsEntry("leastVarianceIncrease", "");
    assertThat(number(near, "rateContinuous")).isCloseTo(0.04, within(1e-4));
    assertThat(number(near, "dividendYieldContinuous")).isCloseTo(0.01, within(1e-4));
    assertThat(number(near, "forward")).isCloseTo(100 * Math.exp(0.003), within(1e-3));
    assertThat(number(near, "b")).isCloseTo(SMILE.b(), within(1e-3));
    assertThat(number(near, "rho")).isCloseTo(SMILE.rho(), within(1e-2));
    assertThat(number(near, "rmsErrorDecimal")).isLessThan(1e-3);
    double atForward = Math.sqrt(SMILE.totalVariance(0) / 0.1);
    assertThat(number(near, "forwardVolatilityDecimal")).isCloseTo(atForward, within(1e-3));
    assertThat(number(near, "modelFreeVolatilityDecimal")).isBetween(atForward, 1.2 * atForward);
    assertThat(number(row(run, 1), "leastVarianceIncrease")).isPositive();
  }

  @Test
  void takesEarlyExerciseOutOfAnAmericanChain() {
    Map<String, String> far = row(run(chain(true), "--style", "american"), 1);

    assertThat(number(far, "rateContinuous")).isCloseTo(0.04, within(2e-3));
    assertThat(number(far, "rho")).isCloseTo(SMILE.rho(), within(2e-2));
  }

  @Test
  void aGivenRateIsNotAskedOfTheQuotes() {
    Map<String, String> near = row(run(chain(false), "--rate", "0.05"), 0);

    assertThat(near).containsEntry("rateContinuous", "0.050000000000000003");
    assertThat(number(near, "dividendYieldContinuous")).isCloseTo(0.02, within(1e-3));
  }

  @Test
  void readsPricesAndTheMarketFromTheColumnsOfTheOtherCommands() {
    StringBuilder csv =
        new StringBuilder(
            "price,spot,strike,yearsToExpiry,rateContinuous,dividendYieldContinuous,right\n");
    for (double strike = 80; strike <= 120; strike += 5) {
      OptionRight right = strike < 100 ? OptionRight.PUT : OptionRight.CALL;
      PricingInputs asked = new PricingInputs(100, strike, 0.5, 0.02, 0.03, right);
      csv.append(BlackScholes.price(asked, 0.2)).append(",100,").append(strike);
      csv.append(",0.5,0.02,0.03,").append(right).append('\n');
    }

    Map<String, String> row = row(run(csv.toString()), 0);

    assertThat(row).containsEntry("status", "ok").containsEntry("rateContinuous", "0.02");
    assertThat(number(row, "forwardVolatilityDecimal")).isCloseTo(0.2, within(1e-6));
    // Without pairs there is no strip to sum.
    assertThat(row).containsEntry("modelFreeVolatilityDecimal", "");
  }

  @Test
  void aSurfaceHasNoCalendarArbitrage() throws IOException {
    CommandLineRun run = run(chain(false), "--model", "ssvi", "--format", "json");

    assertThat(run.exitCode()).isZero();
    JsonNode json = JsonMapper.builder().build().readTree(run.out());
    assertThat(json.get("surface").get("gamma").asDouble()).isBetween(0.0, 0.5);
    assertThat(json.get("expirations")).hasSize(2);
    JsonNode far = json.get("expirations").get(1);
    assertThat(far.get("leastVarianceIncrease").asDouble()).isPositive();
    assertThat(far.get("rmsErrorDecimal").asDouble()).isLessThan(0.03);
    assertThat(json.get("expirations").get(0).get("leastVarianceIncrease").isNull()).isTrue();
  }

  @Test
  void drawsPictures() throws Exception {
    Path png = directory.resolve("smile.png");
    Path svg = directory.resolve("smile.SVG");
    Path out = directory.resolve("smile.csv");

    CommandLineRun first = run(chain(false), "--plot", png.toString(), "--out", out.toString());
    CommandLineRun second = run(chain(false), "--plot", svg.toString());

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).isEmpty();
    assertThat(Files.readString(out)).isEqualTo(second.out());
    BufferedImage picture = ImageIO.read(png.toFile());
    assertThat(picture.getWidth()).isEqualTo(1000);
    long colours =
        Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, 1000))
            .distinct()
            .count();
    assertThat(colours).isGreaterThan(50);
    DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultInstance();
    parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document drawing = parsers.newDocumentBuilder().parse(svg.toFile());
    assertThat(drawing.getDocumentElement().getTagName()).isEqualTo("svg");
    // Letters are drawn as paths, so that they look the same everywhere; dots are the 42 quotes.
    assertThat(drawing.getElementsByTagName("path").getLength()).isGreaterThan(15);
    assertThat(drawing.getElementsByTagName("ellipse").getLength()).isGreaterThanOrEqualTo(42);
  }

  @Test
  void saysWhatCannotBeFittedAndFitsTheRest() {
    String csv =
        chain(false)
            + "100,put,0.7,100,5,5.1\n"
            + "100,call,0.7,100,6,6.2\n"
            + "90,put,0.7,100,,\n";

    CommandLineRun run = run(csv);

    assertThat(row(run, 1)).containsEntry("status", "ok");
    assertThat(row(run, 2))
        .containsEntry("status", "too_few_strikes")
        .containsEntry("quotes", "1")
        .containsEntry("a", "");
    CommandLineRun alone = run(HEADER + "\n90,put,0.7,100,1,1.1\n");
    assertThat(row(alone, 0)).containsEntry("status", "no_carry").containsEntry("quotes", "0");
  }

  @Test
  void namesTheLinesItLeavesOut() {
    String csv =
        chain(false)
            + "80,put,0.1,100,1,2\n"
            + "81,straddle,0.1,100,1,2\n"
            + "81,put,-1,100,1,2\n"
            + "82,put,0.1,101,1,2\n"
            + "x,put,0.1,100,1,2\n"
            + "83,put,0.1\n"
            + "84,put,0.1,100,-1,2\n"
            + "84,put,0.1,100,one,2\n";

    CommandLineRun run = run(csv);

    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines()).hasSize(3);
    assertThat(run.errLines())
        .containsExactly(
            "oracle-examples smile: 8 rows are no option, or one seen before: line 86, 87, 88, 89,"
                + " 90, ...");
  }

  @Test
  void answersMisuseWithOneLine() {
    assertMisuse(2, "strike,right\n1,call\n", "no column yearsToExpiry, spot");
    assertMisuse(2, "", "the input is empty");
    assertMisuse(1, HEADER + "\n", "the input has no option");
    assertMisuse(2, chain(false), "--plot must end in .svg or .png: x.gif", "--plot", "x.gif");
    assertMisuse(2, chain(false), "--model", "--model", "heston");
    assertMisuse(2, chain(false), "--rate", "--rate", "NaN");
    Path nowhere = directory.resolve("no").resolve("smile.png");
    assertMisuse(1, chain(false), "No Such File", "--out", nowhere.toString());
    assertMisuse(1, chain(false), "No Such File", "--plot", nowhere.toString());
  }

  private static void assertMisuse(int exitCode, String csv, String message, String... options) {
    CommandLineRun run = run(csv, options);
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith("oracle-examples smile: ")
        .contains(message);
  }
}
