package io.tradeoracle.volatility;

import static io.tradeoracle.volatility.SmileSamples.grid;
import static io.tradeoracle.volatility.SmileSamples.quotes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SsviTest {

  private static final double[] YEARS = {0.05, 0.2, 0.6, 1.5};

  private static SsviSurface surface(double rho, double eta, double gamma) {
    List<SsviSurface.Node> nodes = new ArrayList<>();
    for (double years : YEARS) {
      nodes.add(new SsviSurface.Node(100, years, 0.04 * years + 0.01 * Math.sqrt(years)));
    }
    return new SsviSurface(rho, eta, gamma, nodes);
  }

  private static List<SmileQuotes> quoted(SsviSurface surface, double noise) {
    SplittableRandom random = new SplittableRandom(3);
    return surface.slices().stream()
        .map(
            slice -> {
              double reach = 2 * Math.sqrt(slice.totalVariance(0));
              return quotes(
                  slice.years(),
                  k ->
                      Math.sqrt(slice.totalVariance(k) / slice.years())
                          + noise * random.nextDouble(-1, 1),
                  grid(-reach, reach, 21));
            })
        .toList();
  }

  private static SsviFitResult.Fitted fitted(List<SmileQuotes> smiles) {
    SsviFitResult result = SsviFit.fit(smiles);
    assertThat(result).isInstanceOf(SsviFitResult.Fitted.class);
    return (SsviFitResult.Fitted) result;
  }

  @ParameterizedTest
  @CsvSource({"-0.7, 1.0, 0.4", "-0.2, 0.5, 0.25", "0.4, 1.2, 0.1"})
  void findsTheSurfaceThatMadeTheQuotes(double rho, double eta, double gamma) {
    SsviFitResult.Fitted found = fitted(quoted(surface(rho, eta, gamma), 0));

    assertThat(found.rootMeanSquareError()).isLessThan(1e-9);
    assertThat(found.quotes()).isEqualTo(84);
    assertThat(found.surface().rho()).isCloseTo(rho, within(1e-6));
    assertThat(found.surface().eta()).isCloseTo(eta, within(1e-6));
    assertThat(found.surface().gamma()).isCloseTo(gamma, within(1e-6));
    assertThat(found.surface().nodes().get(3).atMoneyVariance())
        .isCloseTo(0.04 * 1.5 + 0.01 * Math.sqrt(1.5), within(1e-9));
  }

  @Test
  void noisyQuotesGiveASurfaceWithoutArbitrage() {
    SsviFitResult.Fitted found = fitted(quoted(surface(-0.6, 1.2, 0.45), 0.02));

    assertThat(found.rootMeanSquareError()).isBetween(0.008, 0.013);
    assertFree(found.surface());
  }

  @Test
  void aFallingTermStructureGetsALevelThatDoesNotFall() {
    List<SmileQuotes> falling =
        List.of(
            quotes(0.5, k -> 0.4, grid(-0.3, 0.3, 9)), quotes(0.6, k -> 0.2, grid(-0.3, 0.3, 9)));

    SsviSurface found = fitted(falling).surface();

    assertThat(found.nodes().get(1).atMoneyVariance())
        .isGreaterThanOrEqualTo(found.nodes().get(0).atMoneyVariance());
    assertFree(found);
  }

  @Property(tries = 60)
  void everySurfaceIsFreeOfStaticArbitrage(
      @ForAll @DoubleRange(min = -0.99, max = 0.99) double rho,
      @ForAll @DoubleRange(min = 0.01, max = 1) double share,
      @ForAll @DoubleRange(min = 0.01, max = 0.5) double gamma) {
    assertFree(surface(rho, share * 2 / (1 + Math.abs(rho)), gamma));
  }

  private static void assertFree(SsviSurface surface) {
    List<VolatilitySmile> smiles = new ArrayList<>(surface.slices());
    smiles.add(surface.at(smiles.get(0).years() / 3, 100));
    smiles.add(surface.at(0.5 * (smiles.get(0).years() + smiles.get(1).years()), 100));
    assertThat(smiles)
        .allSatisfy(
            smile -> assertThat(((SviSlice) smile).parameters().butterfly().isFree()).isTrue());
    assertThat(new SmileSurface(smiles).calendar())
        .allSatisfy(check -> assertThat(check.isFree()).isTrue());
  }

  @Test
  void derivativesAreThoseOfTheResiduals() {
    List<FitPoints> points =
        quoted(surface(-0.6, 1.2, 0.45), 0.02).stream().map(FitPoints::new).toList();
    JacobianCheck.assertDerivatives(
        new SsviFit.Residuals(points), new double[] {-0.9, 0.4, 0.7, -5, -4, -4.5, -3}, 1e-6);
  }

  @Test
  void tooFewStrikesAreAnAnswer() {
    assertThat(SsviFit.fit(List.of())).isEqualTo(new SsviFitResult.TooFewStrikes(0, 4));
    assertThat(SsviFit.fit(List.of(quotes(0.1, k -> 0.2, -0.1, 0, 0.1))))
        .isEqualTo(new SsviFitResult.TooFewStrikes(3, 4));
  }

  @Test
  void refusesWhatIsNotFree() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> surface(-0.5, 1.34, 0.4))
        .withMessageContaining("eta (1 + |rho|)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> surface(-0.5, 1, 0.6))
        .withMessageContaining("gamma");
    List<SsviSurface.Node> falling =
        List.of(new SsviSurface.Node(100, 1, 0.05), new SsviSurface.Node(100, 2, 0.04));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SsviSurface(0, 1, 0.4, falling))
        .withMessageContaining("must not fall");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> surface(0, 1, 0.4).at(1.6, 100))
        .withMessageContaining("1.6");
  }
}
