package io.tradeoracle.volatility;

import static io.tradeoracle.model.OptionRight.CALL;
import static io.tradeoracle.model.OptionRight.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.testing.SyntheticChain;
import java.time.Instant;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantMaturityIvTest {

  /** A close, so that PM expirations on full days are whole days away. */
  private static final Instant CLOSE = Instant.parse("2026-11-02T21:00:00Z");

  private static final String DAYS_7 = "2026-11-09";
  private static final String DAYS_18 = "2026-11-20";
  private static final String DAYS_30 = "2026-12-02";
  private static final String DAYS_37 = "2026-12-09";
  private static final String DAYS_46 = "2026-12-18";
  private static final String DAYS_92 = "2027-02-02";

  private static Carry noCarry(double years) {
    return new Carry(0, 0);
  }

  private final ConstantMaturityIv constantMaturity =
      new ConstantMaturityIv(ExchangeCalendar.newYork());

  private static SyntheticChain index() {
    return indexAt(CLOSE);
  }

  private static SyntheticChain indexAt(Instant asOf) {
    return new SyntheticChain("SPX", 5002, asOf);
  }

  private static SyntheticChain listed(SyntheticChain chain, String root, String date) {
    return chain.expiration(root, date, 4900, 5100, 5);
  }

  private static SyntheticChain share() {
    return new SyntheticChain("GOOG", 100.3, CLOSE);
  }

  private ConstantMaturityResult.Available value(SyntheticChain chain) {
    return value(chain, ConstantMaturityIvTest::noCarry);
  }

  private ConstantMaturityResult.Available value(
      SyntheticChain chain, DoubleFunction<Carry> carry) {
    ConstantMaturityResult result = constantMaturity.evaluate(chain.build(), carry);
    assertThat(result).isInstanceOf(ConstantMaturityResult.Available.class);
    return (ConstantMaturityResult.Available) result;
  }

  private String reason(SyntheticChain chain) {
    ConstantMaturityResult result =
        constantMaturity.evaluate(chain.build(), ConstantMaturityIvTest::noCarry);
    assertThat(result).isInstanceOf(ConstantMaturityResult.Unavailable.class);
    return ((ConstantMaturityResult.Unavailable) result).reason();
  }

  private static OptionContract option(String date, OptionRight right, double strike) {
    return SyntheticChain.contract("SPXW", date, right, strike);
  }

  @Test
  void flatVolatilityComesBack() {
    SyntheticChain chain = listed(listed(index(), "SPXW", DAYS_18), "SPXW", DAYS_46);

    ConstantMaturityResult.Available available = value(chain);

    assertThat(available.impliedVolatility()).isCloseTo(0.2, within(1e-6));
    assertThat(available.approximate()).isFalse();
    assertThat(available.detail())
        .contains("SPXW 2026-11-20 PM, 18.00 days: 0.2000 at the forward 5002.00")
        .contains("SPXW 2026-12-18 PM, 46.00 days");
  }

  @Test
  void smileIsReadAtTheForward() {
    DoubleFunction<Carry> carry = years -> new Carry(0.05, 0.01);
    SyntheticChain chain =
        index()
            .carry(0.05, 0.01)
            .volatility(
                (strike, years) -> {
                  double forward = 5002 * Math.exp(0.04 * years);
                  double x = Math.log(strike / forward);
                  return 0.18 - 0.8 * x + 3 * x * x;
                });
    listed(listed(chain, "SPXW", DAYS_18), "SPXW", DAYS_46);

    assertThat(value(chain, carry).impliedVolatility()).isCloseTo(0.18, within(1e-4));
  }

  @Test
  void totalVarianceIsLinearInLogStrike() {
    SyntheticChain chain =
        index().volatility((strike, years) -> strike <= 5000 ? 0.20 : 0.24).halfSpread(0.05);
    listed(chain, "SPXW", DAYS_30);
    // Call and put of a strike share a volatility, so parity still gives 5002.
    double share = Math.log(5002 / 5000.0) / Math.log(5005 / 5000.0);

    assertThat(value(chain).impliedVolatility())
        .isCloseTo(Math.sqrt(0.04 + share * (0.24 * 0.24 - 0.04)), within(1e-5));
  }

  @Test
  void totalVarianceIsLinearInTime() {
    SyntheticChain chain = listed(index().volatility(0.30), "SPXW", DAYS_18);
    listed(chain.volatility(0.20), "SPXW", DAYS_46);
    double near = 0.09 * 18;
    double far = 0.04 * 46;
    double expected = Math.sqrt((near + (far - near) * (30 - 18) / (46 - 18)) / 30);

    assertThat(value(chain).impliedVolatility()).isCloseTo(expected, within(1e-5));
  }

  @Test
  void nearIsTheLatestAndFarTheEarliest() {
    SyntheticChain chain = listed(index().volatility(0.9), "SPXW", "2026-11-13");
    listed(listed(chain.volatility(0.2), "SPXW", DAYS_18), "SPXW", DAYS_46);
    listed(chain.volatility(0.9), "SPXW", DAYS_92);

    assertThat(value(chain).impliedVolatility()).isCloseTo(0.2, within(1e-5));
  }

  @Test
  void anExpirationAtExactlyThirtyDaysStandsAlone() {
    SyntheticChain chain = listed(index().volatility(0.9), "SPXW", DAYS_18);
    listed(chain.volatility(0.25), "SPXW", DAYS_30);
    listed(chain.volatility(0.9), "SPXW", DAYS_46);

    assertThat(value(chain).impliedVolatility()).isCloseTo(0.25, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-02T21:00:00Z, true", "2026-11-02T21:00:01Z, false"})
  void nearBeginsAtSevenDays(Instant asOf, boolean available) {
    SyntheticChain chain = listed(listed(indexAt(asOf), "SPXW", DAYS_7), "SPXW", DAYS_46);

    assertThat(constantMaturity.evaluate(chain.build(), ConstantMaturityIvTest::noCarry))
        .isInstanceOf(
            available
                ? ConstantMaturityResult.Available.class
                : ConstantMaturityResult.Unavailable.class);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-02T21:00:00Z, true", "2026-11-02T20:59:59Z, false"})
  void farEndsAtNinetyTwoDays(Instant asOf, boolean available) {
    SyntheticChain chain = listed(listed(indexAt(asOf), "SPXW", DAYS_18), "SPXW", DAYS_92);

    assertThat(constantMaturity.evaluate(chain.build(), ConstantMaturityIvTest::noCarry))
        .isInstanceOf(
            available
                ? ConstantMaturityResult.Available.class
                : ConstantMaturityResult.Unavailable.class);
  }

  @Test
  void withoutNearTheFirstUpToThirtySevenDaysStandsAlone() {
    SyntheticChain chain = listed(index().volatility(0.22), "SPXW", DAYS_37);
    listed(chain.volatility(0.9), "SPXW", DAYS_46);

    assertThat(value(chain).impliedVolatility()).isCloseTo(0.22, within(1e-5));
  }

  @Test
  void withoutNearALaterFirstIsNotUsed() {
    SyntheticChain chain = listed(indexAt(CLOSE.minusSeconds(1)), "SPXW", DAYS_37);

    assertThat(reason(chain)).contains("no expirations on both sides of 30 days");
  }

  @Test
  void nearAloneIsNotExtrapolated() {
    assertThat(reason(listed(index(), "SPXW", DAYS_18)))
        .contains("no expirations on both sides of 30 days");
  }

  @Test
  void pmIsPreferred() {
    SyntheticChain chain = listed(index().volatility(0.9), "SPX", DAYS_18);
    listed(chain, "SPX", DAYS_46);
    listed(listed(chain.volatility(0.2), "SPXW", DAYS_18), "SPXW", DAYS_46);

    assertThat(value(chain).impliedVolatility()).isCloseTo(0.2, within(1e-5));
  }

  @Test
  void amIsUsedWherePmDoesNotSuffice() {
    SyntheticChain chain = listed(index().volatility(0.9), "SPXW", DAYS_18);
    listed(listed(chain.volatility(0.21), "SPX", DAYS_18), "SPX", DAYS_46);

    ConstantMaturityResult.Available available = value(chain);

    assertThat(available.impliedVolatility()).isCloseTo(0.21, within(1e-5));
    assertThat(available.detail()).contains("SPX 2026-11-20 AM, 17.73 days");
  }

  @Test
  void amAndPmAreNotMixed() {
    SyntheticChain chain = listed(listed(index(), "SPXW", DAYS_18), "SPX", DAYS_46);

    assertThat(reason(chain)).contains("no expirations on both sides of 30 days");
  }

  @Test
  void theForwardReplacesTheCarrysYield() {
    SyntheticChain chain = listed(index().carry(0.04, 0.03), "SPXW", DAYS_30);
    // Only calls at one bracketing strike, only puts at the other: a wrong yield would show.
    double forward = 5002 * Math.exp(0.01 * 30 / 365);
    double below = Math.floor(forward / 5) * 5;
    chain.quote(option(DAYS_30, PUT, below), 0, 130);
    chain.quote(option(DAYS_30, CALL, below + 5), 0, 130);

    assertThat(value(chain, years -> new Carry(0.04, 0)).impliedVolatility())
        .isCloseTo(0.2, within(1e-6));
  }

  @Test
  void oneSpoiltPairDoesNotMoveTheForward() {
    SyntheticChain chain = listed(index(), "SPXW", DAYS_30);
    // Call and put are made equal where they should differ by two.
    chain.quote(option(DAYS_30, PUT, 5000), 114.5, 114.7);
    chain.quote(option(DAYS_30, CALL, 5000), 114.5, 114.7);

    assertThat(value(chain).detail()).contains("at the forward 5002.00");
  }

  @Test
  void anAmericanVolatilityComesBack() {
    SyntheticChain chain = share().carry(0.05, 0).volatility(0.28);
    chain.expiration("GOOG", DAYS_18, 80, 120, 1).expiration("GOOG", DAYS_46, 80, 120, 1);

    ConstantMaturityResult.Available available = value(chain, years -> new Carry(0.05, 0));

    assertThat(available.impliedVolatility()).isCloseTo(0.28, within(1e-4));
    assertThat(available.approximate()).isFalse();
  }

  @Test
  void earlyExerciseDoesNotBiasTheForward() {
    SyntheticChain chain = share().carry(0.08, 0).volatility(0.2);
    chain.expiration("GOOG", DAYS_30, 80, 120, 1);
    // One side only, where an error of the forward would not cancel.
    chain.quote(SyntheticChain.contract("GOOG", DAYS_30, PUT, 100), 0, 5);
    chain.quote(SyntheticChain.contract("GOOG", DAYS_30, PUT, 101), 0, 5);

    assertThat(value(chain, years -> new Carry(0.08, 0)).impliedVolatility())
        .isCloseTo(0.2, within(1e-4));
  }

  @Test
  void anAmericanVolatilityWithDividendsIsMarkedApproximate() {
    SyntheticChain chain = share().carry(0.05, 0.03).volatility(0.28);
    chain.expiration("GOOG", DAYS_18, 80, 120, 1).expiration("GOOG", DAYS_46, 80, 120, 1);

    ConstantMaturityResult.Available available = value(chain, years -> new Carry(0.05, 0.03));

    assertThat(available.impliedVolatility()).isCloseTo(0.28, within(1e-4));
    assertThat(available.approximate()).isTrue();
  }

  @Test
  void anIndexWithDividendsIsNotApproximate() {
    SyntheticChain chain = listed(index().carry(0.05, 0.03), "SPXW", DAYS_30);

    assertThat(value(chain, years -> new Carry(0.05, 0.03)).approximate()).isFalse();
  }

  @Test
  void adjustedContractsAreLeftOut() {
    SyntheticChain chain = share().volatility(0.28).expiration("GOOG", DAYS_30, 80, 120, 1);
    chain.volatility(0.9).expiration("GOOG1", "2026-12-01", 80, 120, 1);
    chain.expiration("GOOG1", DAYS_30, 80, 120, 1);

    assertThat(value(chain).impliedVolatility()).isCloseTo(0.28, within(1e-4));
  }

  @Test
  void oneSideIsEnoughWhereTheOtherIsTooWide() {
    SyntheticChain chain = listed(index(), "SPXW", DAYS_30);
    chain.quote(option(DAYS_30, CALL, 5000), 90, 120);

    assertThat(value(chain).impliedVolatility()).isCloseTo(0.2, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {11.3, 11.5})
  void aVolatilitySpreadAboveFourPointsDisqualifies(double halfSpread) {
    // The vega of a point is about 5.72 at the money: 4 points are 22.9 dollars.
    SyntheticChain chain = listed(index().halfSpread(halfSpread), "SPXW", DAYS_30);

    if (halfSpread < 11.4) {
      assertThat(value(chain).impliedVolatility()).isCloseTo(0.2, within(1e-4));
    } else {
      assertThat(reason(chain))
          .isEqualTo("SPXW 2026-12-02 PM: no quote fit to use at strike 5000.00");
    }
  }

  @Test
  void crossedQuotesDoNotQualify() {
    SyntheticChain chain = listed(index(), "SPXW", DAYS_30);
    chain.quote(option(DAYS_30, CALL, 5005), 115, 114);
    chain.quote(option(DAYS_30, PUT, 5005), 117, 116);

    assertThat(reason(chain)).contains("no quote fit to use at strike 5005.00");
  }

  @Test
  void theForwardNeedsThreeStrikesQuotedOnBothSides() {
    SyntheticChain chain = listed(index(), "SPXW", DAYS_30);
    for (double strike = 4900; strike <= 5100; strike += 5) {
      if (strike < 4995 || strike > 5000) {
        chain.quote(option(DAYS_30, PUT, strike), 0, 100);
      }
    }

    assertThat(reason(chain))
        .isEqualTo(
            "SPXW 2026-12-02 PM: fewer than three strikes with call and put quoted on both sides");
  }

  @Test
  void aForwardBeyondTheStrikesIsNotExtrapolated() {
    SyntheticChain chain = index().expiration("SPXW", DAYS_30, 5005, 5100, 5);

    assertThat(reason(chain)).contains("no strikes around the forward 5002.00");
  }

  @Test
  void aForwardOnAStrikeNeedsThatStrikeAlone() {
    SyntheticChain chain =
        new SyntheticChain("SPX", 5000, CLOSE)
            .volatility((strike, years) -> strike == 5000 ? 0.2 : 0.5)
            .expiration("SPXW", DAYS_30, 4900, 5000, 50);

    assertThat(value(chain).impliedVolatility()).isCloseTo(0.2, within(1e-6));
  }

  @Test
  void theFarExpirationsFaultIsNamed() {
    SyntheticChain chain = listed(index(), "SPXW", DAYS_18);
    chain.expiration("SPXW", DAYS_46, 5005, 5100, 5);

    assertThat(reason(chain)).startsWith("SPXW 2026-12-18 PM: ");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, Double.NaN, Double.POSITIVE_INFINITY})
  void withoutASpotThereIsNoVolatility(double spot) {
    assertThat(reason(new SyntheticChain("SPX", spot, CLOSE))).isEqualTo("no price of SPX");
  }

  @Test
  void anEmptyChainIsUnavailable() {
    assertThat(reason(index())).contains("no expirations");
  }

  @Test
  void anAbsurdVolatilityIsUnavailable() {
    SyntheticChain chain = listed(index().volatility(0.005), "SPXW", DAYS_30);

    assertThat(reason(chain)).startsWith("not between 0.01 and 5.00");
  }
}
