package io.tradeoracle.pricing;

import static io.tradeoracle.model.ExerciseStyle.AMERICAN;
import static io.tradeoracle.model.ExerciseStyle.EUROPEAN;
import static io.tradeoracle.model.OptionRight.CALL;
import static io.tradeoracle.model.OptionRight.PUT;
import static io.tradeoracle.pricing.AmericanAccuracy.ACCURATE;
import static io.tradeoracle.pricing.AmericanAccuracy.FAST;
import static io.tradeoracle.pricing.AmericanAccuracy.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.reference.FiniteDifferences;
import io.tradeoracle.testing.Proof;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DividendOptionTest {
  private static final List<CashDividend> QUARTERLY =
      List.of(
          new CashDividend(0.15, 0.8),
          new CashDividend(0.4, 0.8),
          new CashDividend(0.65, 0.8),
          new CashDividend(0.9, 0.9));

  private static PricingInputs option(double spot, double strike, double years, OptionRight right) {
    return new PricingInputs(spot, strike, years, 0.04, 0, right);
  }

  private static double promised(AmericanAccuracy accuracy) {
    return switch (accuracy) {
      case FAST -> 1e-4;
      case ACCURATE -> 1e-6;
      case REFERENCE -> 1e-8;
    };
  }

  // --- one dividend, by integration over the spot at the ex-date ---

  @ParameterizedTest
  @CsvSource({
    "100, 100, 1, 0.05, 0, 0.25, 0.4, 3", "100, 90, 0.5, 0.03, 0, 0.3, 0.49, 2",
    "100, 100, 2, 0.02, 0, 0.2, 0.01, 5", "50, 100, 1, 0.05, 0, 0.6, 0.5, 40",
    "100, 20, 1, 0.01, 0, 0.5, 0.5, 30", "100, 100, 1, 0.05, 0.02, 0.25, 0.999, 3",
    "100, 110, 0.25, 0.04, 0, 0.15, 0.1, 1", "100, 100, 1, -0.01, 0.01, 0.25, 0.4, 3"
  })
  void europeanIsTheIntegralOverTheSpotAtTheExDate(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      double exYears,
      double amount) {
    for (OptionRight right : OptionRight.values()) {
      PricingInputs in = new PricingInputs(spot, strike, years, rate, yield, right);
      CashDividend dividend = new CashDividend(exYears, amount);
      double exact = integral(in, dividend, volatility, after(in, dividend, volatility));
      for (AmericanAccuracy accuracy : AmericanAccuracy.values()) {
        assertThat(DividendOption.price(in, EUROPEAN, List.of(dividend), volatility, accuracy))
            .as("%s %s", right, accuracy)
            .isCloseTo(exact, within(promised(accuracy) * strike));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100, 1, 0.05, 0.25, 0.4, 3", "100, 90, 0.5, 0.03, 0.3, 0.49, 2",
    "50, 100, 1, 0.05, 0.6, 0.5, 40", "100, 20, 1, 0.01, 0.5, 0.5, 30",
    "100, 110, 0.25, 0.04, 0.15, 0.1, 1"
  })
  void callIsExercisedRightBeforeTheExDate(
      double spot,
      double strike,
      double years,
      double rate,
      double volatility,
      double exYears,
      double amount) {
    PricingInputs in = new PricingInputs(spot, strike, years, rate, 0, CALL);
    CashDividend dividend = new CashDividend(exYears, amount);
    for (AmericanAccuracy accuracy : List.of(FAST, ACCURATE)) {
      isExercisedRightBefore(in, dividend, volatility, accuracy);
    }
  }

  @Test
  @Tag("proof")
  void callIsExercisedRightBeforeTheExDateToTheLastDigits() {
    PricingInputs in = new PricingInputs(100, 90, 0.5, 0.03, 0, CALL);
    isExercisedRightBefore(in, new CashDividend(0.49, 2), 0.3, REFERENCE);
    isExercisedRightBefore(in, new CashDividend(0.1, 1), 0.15, REFERENCE);
    isExercisedRightBefore(in, new CashDividend(0.3, 30), 0.6, REFERENCE);
  }

  private static void isExercisedRightBefore(
      PricingInputs in, CashDividend dividend, double volatility, AmericanAccuracy accuracy) {
    DoubleUnaryOperator hold = after(in, dividend, volatility);
    DoubleUnaryOperator best = s -> Math.max(hold.applyAsDouble(s), s - in.strike());
    assertThat(DividendOption.price(in, AMERICAN, List.of(dividend), volatility, accuracy))
        .as("%s", accuracy)
        .isCloseTo(
            integral(in, dividend, volatility, best), within(promised(accuracy) * in.strike()));
  }

  @Test
  void putIsNotExercisedBeforeADividendThatPaysMoreThanInterest() {
    PricingInputs in = new PricingInputs(100, 100, 1, 0.02, 0, PUT);
    CashDividend dividend = new CashDividend(0.3, 3);
    DoubleUnaryOperator hold =
        s ->
            s <= 3
                ? 100
                : AmericanOption.price(
                    new PricingInputs(s - 3, 100, 0.7, 0.02, 0, PUT), 0.3, ACCURATE);
    double exact = integral(in, dividend, 0.3, hold);
    assertThat(DividendOption.price(in, AMERICAN, List.of(dividend), 0.3, ACCURATE))
        .isCloseTo(exact, within(2e-6 * 100));
  }

  /** Returns the European value after a dividend as a function of the spot before it. */
  private static DoubleUnaryOperator after(
      PricingInputs in, CashDividend dividend, double volatility) {
    double left = in.yearsToExpiration() - dividend.yearsToExDate();
    double worthless = in.right() == CALL ? 0 : in.strike() * Math.exp(-in.rate() * left);
    return s ->
        s <= dividend.amount()
            ? worthless
            : BlackScholes.price(
                new PricingInputs(
                    s - dividend.amount(),
                    in.strike(),
                    left,
                    in.rate(),
                    in.dividendYield(),
                    in.right()),
                volatility);
  }

  /** Returns the discounted mean over the lognormal spot at the ex-date, split at its corners. */
  private static double integral(
      PricingInputs in, CashDividend dividend, double volatility, DoubleUnaryOperator value) {
    double time = dividend.yearsToExDate();
    double width = volatility * Math.sqrt(time);
    double drift = in.rate() - in.dividendYield() - 0.5 * volatility * volatility;
    double middle = Math.log(in.spot()) + drift * time;
    DoubleUnaryOperator hold = after(in, dividend, volatility);
    List<Double> ends = new ArrayList<>(List.of(-9.0, 9.0));
    ends.add((Math.log(dividend.amount()) - middle) / width);
    double low = in.strike();
    double high = 1e3 * in.strike();
    for (int i = 0; i < 100; i++) {
      double s = 0.5 * (low + high);
      boolean held = hold.applyAsDouble(s) > s - in.strike();
      low = held ? s : low;
      high = held ? high : s;
    }
    ends.add((Math.log(low) - middle) / width);
    ends.removeIf(z -> Math.abs(z) > 9);
    Collections.sort(ends);
    double sum = 0;
    for (int i = 0; i + 1 < ends.size(); i++) {
      sum +=
          gauss(
              ends.get(i),
              ends.get(i + 1),
              z -> Math.exp(-z * z / 2) * value.applyAsDouble(Math.exp(middle + width * z)));
    }
    return Math.exp(-in.rate() * time) * sum / Math.sqrt(2 * Math.PI);
  }

  /** Three points in each of very many parts. */
  private static double gauss(double from, double to, DoubleUnaryOperator f) {
    int parts = 600;
    double step = (to - from) / parts;
    double aside = Math.sqrt(0.6) / 2 * step;
    double sum = 0;
    for (int i = 0; i < parts; i++) {
      double z = from + (i + 0.5) * step;
      sum += 8 * f.applyAsDouble(z) + 5 * (f.applyAsDouble(z - aside) + f.applyAsDouble(z + aside));
    }
    return sum * step / 18;
  }

  // --- several dividends ---

  @Test
  void agreesWithFiniteDifferences() {
    random(6, 31, 256, 1e-6, ACCURATE);
  }

  @Test
  @Tag("proof")
  void agreesWithFineFiniteDifferences() {
    random(Proof.count(100), 32, 1600, 2e-8, REFERENCE);
  }

  private static void random(
      int draws, long seed, int size, double slack, AmericanAccuracy accuracy) {
    Random random = new Random(seed);
    for (int i = 0; i < draws; i++) {
      double years = 0.05 + 3 * random.nextDouble() * random.nextDouble();
      double volatility = 0.1 + 0.5 * random.nextDouble();
      double yield = random.nextInt(3) == 0 ? 0.03 * (random.nextDouble() - 0.3) : 0;
      double width = volatility * Math.sqrt(years);
      double strike = 100 * Math.exp(0.7 * width * random.nextGaussian());
      double rate = 0.08 * random.nextDouble() - 0.01;
      boolean call = random.nextBoolean();
      double[] exYears = new double[1 + random.nextInt(4)];
      double[] cash = new double[exYears.length];
      List<CashDividend> dividends = new ArrayList<>();
      for (int k = 0; k < exYears.length; k++) {
        exYears[k] = years * (k + random.nextDouble()) / exYears.length;
        cash[k] = (random.nextInt(20) == 0 ? 15 : 1) * (0.2 + 2.5 * random.nextDouble());
        dividends.add(new CashDividend(exYears[k], cash[k]));
      }
      FiniteDifferences.Contract contract =
          new FiniteDifferences.Contract(
              100, strike, years, rate, yield, volatility, call, true, exYears, cash);
      FiniteDifferences.Estimate estimate = FiniteDifferences.price(contract, size);
      PricingInputs in = new PricingInputs(100, strike, years, rate, yield, call ? CALL : PUT);
      assertThat(DividendOption.price(in, AMERICAN, dividends, volatility, accuracy))
          .as("%s %s %s %s", in, volatility, dividends, estimate)
          .isCloseTo(estimate.price(), within(estimate.error() + slack * strike));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = AmericanAccuracy.class,
      names = {"FAST", "ACCURATE"})
  void coarseGridsKeepTheirPromise(AmericanAccuracy accuracy) {
    for (double strike : new double[] {85, 110}) {
      for (OptionRight right : OptionRight.values()) {
        PricingInputs in = option(100, strike, 0.7, right);
        assertThat(DividendOption.price(in, AMERICAN, QUARTERLY, 0.25, accuracy))
            .isCloseTo(
                DividendOption.price(in, AMERICAN, QUARTERLY, 0.25, REFERENCE),
                within(promised(accuracy) * strike));
      }
    }
  }

  // --- no dividends, or next to none ---

  @ParameterizedTest
  @EnumSource(OptionRight.class)
  void withoutDividendsItIsTheContinuousOption(OptionRight right) {
    PricingInputs in = new PricingInputs(95, 100, 1, 0.04, 0.06, right);
    List<CashDividend> irrelevant =
        List.of(
            new CashDividend(0, 5),
            new CashDividend(-0.1, 5),
            new CashDividend(1, 5),
            new CashDividend(0.5, 0));
    for (List<CashDividend> none : List.of(List.<CashDividend>of(), irrelevant)) {
      double price = AmericanOption.price(in, 0.3, ACCURATE);
      assertThat(DividendOption.price(in, AMERICAN, none, 0.3, ACCURATE)).isEqualTo(price);
      assertThat(DividendOption.price(in, EUROPEAN, none, 0.3, ACCURATE))
          .isEqualTo(BlackScholes.price(in, 0.3));
      assertThat(DividendOption.value(in, AMERICAN, none, 0.3, ACCURATE))
          .isEqualTo(AmericanOption.value(in, 0.3, ACCURATE));
      assertThat(DividendOption.value(in, EUROPEAN, none, 0.3, ACCURATE))
          .isEqualTo(BlackScholes.value(in, 0.3));
      assertThat(DividendOption.impliedVolatility(in, AMERICAN, none, price, ACCURATE))
          .isEqualTo(AmericanOption.impliedVolatility(in, price, ACCURATE));
      assertThat(DividendOption.impliedVolatility(in, EUROPEAN, none, 12, ACCURATE))
          .isEqualTo(ImpliedVolatility.european(in, 12));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = AmericanAccuracy.class,
      names = {"FAST", "ACCURATE"})
  void aTinyDividendChangesLittle(AmericanAccuracy accuracy) {
    List<CashDividend> tiny = List.of(new CashDividend(0.45, 1e-9));
    for (OptionRight right : OptionRight.values()) {
      for (double yield : new double[] {0, 0.05, -0.02}) {
        PricingInputs in = new PricingInputs(103, 100, 0.8, 0.03, yield, right);
        assertThat(DividendOption.price(in, AMERICAN, tiny, 0.3, accuracy))
            .as("%s %s", right, yield)
            .isCloseTo(AmericanOption.price(in, 0.3, REFERENCE), within(promised(accuracy) * 100));
      }
    }
  }

  @Test
  void aTinyDividendBetweenTwoBoundariesChangesLittle() {
    List<CashDividend> tiny = List.of(new CashDividend(0.45, 1e-9));
    PricingInputs in = new PricingInputs(85, 100, 0.8, -0.01, -0.04, PUT);
    assertThat(DividendOption.price(in, AMERICAN, tiny, 0.2, ACCURATE))
        .isCloseTo(AmericanOption.price(in, 0.2, REFERENCE), within(1e-6 * 100));
  }

  // --- limits ---

  @Test
  void aDividendLargerThanTheSpotTakesAllOfIt() {
    List<CashDividend> all = List.of(new CashDividend(0.5, 1e4));
    double put = DividendOption.price(option(100, 90, 1, PUT), EUROPEAN, all, 0.3, ACCURATE);
    assertThat(put).isCloseTo(90 * Math.exp(-0.04), within(1e-4));
    double call = DividendOption.price(option(100, 90, 1, CALL), EUROPEAN, all, 0.3, ACCURATE);
    assertThat(call).isCloseTo(0, within(1e-6));
    double american = DividendOption.price(option(100, 90, 1, CALL), AMERICAN, all, 0.3, ACCURATE);
    assertThat(american)
        .isCloseTo(BlackScholes.price(option(100, 90, 0.5, CALL), 0.3), within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9})
  void withoutVolatilityTheCertainPathCounts(double volatility) {
    List<CashDividend> one = List.of(new CashDividend(0.5, 10));
    double forward = (100 * Math.exp(0.02) - 10) * Math.exp(0.02);
    double put = DividendOption.price(option(100, 100, 1, PUT), EUROPEAN, one, volatility, FAST);
    assertThat(put).isCloseTo((100 - forward) * Math.exp(-0.04), within(1e-4));
    double call = DividendOption.price(option(100, 90, 1, CALL), AMERICAN, one, volatility, FAST);
    assertThat(call).isCloseTo(100 - 90 * Math.exp(-0.02), within(1e-4));
    Valuation value =
        DividendOption.value(option(100, 90, 1, CALL), AMERICAN, one, volatility, FAST);
    assertThat(value.deltaPerUnitSpot()).isCloseTo(1, within(1e-6));
  }

  @Test
  void limitsHaveTheSensitivitiesOfTheirFormulas() {
    List<CashDividend> one = List.of(new CashDividend(0.5, 10));
    // Certain: strike · e^(−0.04) − (spot − 10 · e^(−0.02)).
    Valuation certain = DividendOption.value(option(90, 100, 1, PUT), EUROPEAN, one, 0, FAST);
    assertThat(certain.deltaPerUnitSpot()).isCloseTo(-1, within(1e-8));
    assertThat(certain.rhoPerUnitRate())
        .isCloseTo(-100 * Math.exp(-0.04) - 5 * Math.exp(-0.02), within(1e-4));
    assertThat(certain.thetaPerYear())
        .isCloseTo(0.04 * (100 * Math.exp(-0.04) + 10 * Math.exp(-0.02)), within(1e-4));
    // Nothing but chance: strike · e^(−0.04).
    Valuation huge = DividendOption.value(option(90, 100, 1, PUT), EUROPEAN, one, 50, FAST);
    assertThat(huge.price()).isCloseTo(100 * Math.exp(-0.04), within(1e-9));
    assertThat(huge.deltaPerUnitSpot()).isZero();
    assertThat(huge.rhoPerUnitRate()).isCloseTo(-huge.price(), within(1e-3));
    assertThat(huge.thetaPerYear()).isCloseTo(0.04 * huge.price(), within(1e-9));
    assertThat(huge.vegaPerUnitVol()).isZero();
  }

  @Test
  void hugeVolatilityIsWorthTheMost() {
    List<CashDividend> one = List.of(new CashDividend(0.5, 10));
    assertThat(DividendOption.price(option(100, 90, 1, PUT), AMERICAN, one, 50, FAST))
        .isCloseTo(90, within(1e-6));
    assertThat(DividendOption.price(option(100, 90, 1, CALL), AMERICAN, one, 50, FAST))
        .isCloseTo(100, within(1e-6));
    assertThat(DividendOption.price(option(100, 90, 1, PUT), EUROPEAN, one, 11.9, FAST))
        .isCloseTo(90 * Math.exp(-0.04), within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
  void answersNaNToNonsense(double bad) {
    List<CashDividend> one = List.of(new CashDividend(0.5, 1));
    PricingInputs in = option(bad, 100, 1, PUT);
    assertThat(DividendOption.price(in, AMERICAN, one, 0.2, FAST)).isNaN();
    assertThat(DividendOption.value(in, AMERICAN, one, 0.2, FAST).rhoPerUnitRate()).isNaN();
    assertThat(DividendOption.impliedVolatility(in, AMERICAN, one, 5, FAST))
        .isEqualTo(new IvResult.InvalidInput());
    assertThat(DividendOption.price(option(100, 100, 1, PUT), AMERICAN, one, bad, FAST)).isNaN();
  }

  @Test
  void refusesImpossibleDividends() {
    assertThatThrownBy(() -> new CashDividend(0.5, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("amount must be zero or more and finite: -1.0");
    assertThatThrownBy(() -> new CashDividend(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("yearsToExDate must be finite: NaN");
  }

  // --- Greeks and volatilities ---

  @ParameterizedTest
  @CsvSource({"AMERICAN, PUT, 95", "AMERICAN, CALL, 95", "EUROPEAN, CALL, 100"})
  void sensitivitiesAgreeWithDifferences(ExerciseStyle style, OptionRight right, double strike) {
    double years = 0.5;
    double sigma = 0.3;
    Valuation value =
        DividendOption.value(option(100, strike, years, right), style, QUARTERLY, sigma, ACCURATE);
    double[] around = new double[5];
    for (int i = 0; i < 5; i++) {
      around[i] = exact(96 + 2 * i, strike, years, 0.04, right, style, QUARTERLY, sigma);
    }
    assertThat(value.price()).isCloseTo(around[2], within(1e-4));
    double delta = (8 * (around[3] - around[1]) - (around[4] - around[0])) / 24;
    assertThat(value.deltaPerUnitSpot()).isCloseTo(delta, within(2e-5));
    double gamma = (16 * (around[3] + around[1]) - (around[4] + around[0]) - 30 * around[2]) / 48;
    assertThat(value.gammaPerUnitSpotSquared()).isCloseTo(gamma, within(5e-5));
    double vega =
        (exact(100, strike, years, 0.04, right, style, QUARTERLY, sigma + 1e-2)
                - exact(100, strike, years, 0.04, right, style, QUARTERLY, sigma - 1e-2))
            / 2e-2;
    assertThat(value.vegaPerUnitVol()).isCloseTo(vega, within(2e-2));
    double rho =
        (exact(100, strike, years, 0.042, right, style, QUARTERLY, sigma)
                - exact(100, strike, years, 0.038, right, style, QUARTERLY, sigma))
            / 4e-3;
    assertThat(value.rhoPerUnitRate()).isCloseTo(rho, within(2e-2));
    List<CashDividend> sooner =
        QUARTERLY.stream()
            .map(d -> new CashDividend(d.yearsToExDate() - 4e-3, d.amount()))
            .toList();
    List<CashDividend> later =
        QUARTERLY.stream()
            .map(d -> new CashDividend(d.yearsToExDate() + 4e-3, d.amount()))
            .toList();
    double theta =
        (exact(100, strike, years - 4e-3, 0.04, right, style, sooner, sigma)
                - exact(100, strike, years + 4e-3, 0.04, right, style, later, sigma))
            / 8e-3;
    assertThat(value.thetaPerYear()).isCloseTo(theta, within(2e-2));
  }

  private static double exact(
      double spot,
      double strike,
      double years,
      double rate,
      OptionRight right,
      ExerciseStyle style,
      List<CashDividend> dividends,
      double sigma) {
    PricingInputs in = new PricingInputs(spot, strike, years, rate, 0, right);
    return DividendOption.price(in, style, dividends, sigma, ACCURATE);
  }

  @Test
  void deepInTheMoneyPutIsExercised() {
    PricingInputs in = new PricingInputs(30, 100, 0.1, 0.08, 0, PUT);
    List<CashDividend> late = List.of(new CashDividend(0.09, 0.1));
    assertThat(DividendOption.value(in, AMERICAN, late, 0.2, ACCURATE))
        .isEqualTo(new Valuation(70, -1, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "AMERICAN, PUT, 0.2",
    "AMERICAN, CALL, 0.45",
    "EUROPEAN, PUT, 1.2",
    "EUROPEAN, CALL, 0.1"
  })
  void volatilityReproducesThePrice(ExerciseStyle style, OptionRight right, double volatility) {
    PricingInputs in = option(100, 103, 0.5, right);
    double price = DividendOption.price(in, style, QUARTERLY, volatility, ACCURATE);
    double found = DividendOption.impliedVolatility(in, style, QUARTERLY, price, ACCURATE).orNaN();
    assertThat(found).isCloseTo(volatility, within(1e-5));
    assertThat(DividendOption.price(in, style, QUARTERLY, found, ACCURATE))
        .isCloseTo(price, within(1e-6 * 103));
  }

  @Test
  void pricesWithoutAVolatilityAreTold() {
    PricingInputs in = option(90, 100, 0.5, PUT);
    IvResult below = new IvResult.BelowIntrinsic();
    assertThat(DividendOption.impliedVolatility(in, AMERICAN, QUARTERLY, 10, FAST))
        .isEqualTo(below);
    assertThat(DividendOption.impliedVolatility(in, AMERICAN, QUARTERLY, -1, FAST))
        .isEqualTo(below);
    assertThat(DividendOption.impliedVolatility(in, AMERICAN, QUARTERLY, 100, FAST))
        .isEqualTo(new IvResult.AboveMaximum());
    assertThat(DividendOption.impliedVolatility(in, AMERICAN, QUARTERLY, Double.NaN, FAST))
        .isEqualTo(new IvResult.InvalidInput());
  }

  @Test
  void orderOfTheDividendsDoesNotMatter() {
    List<CashDividend> reversed = new ArrayList<>(QUARTERLY);
    Collections.reverse(reversed);
    PricingInputs in = option(100, 100, 1, PUT);
    assertThat(DividendOption.price(in, AMERICAN, reversed, 0.3, FAST))
        .isEqualTo(DividendOption.price(in, AMERICAN, QUARTERLY, 0.3, FAST));
  }
}
