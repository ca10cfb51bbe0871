package io.tradeoracle.volatility;

import static io.tradeoracle.model.ExerciseStyle.AMERICAN;
import static io.tradeoracle.model.ExerciseStyle.EUROPEAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.pricing.PricingInputs;
import io.tradeoracle.testing.SyntheticChain;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainSliceTest {

  private static final Carry CARRY = new Carry(0.05, 0.01);

  private static double volatility(double strike) {
    return 0.3 - 0.2 * Math.log(strike / 100);
  }

  @Test
  void anAmericanChainHasTheVolatilitiesThatPricedIt() {
    ChainSlice slice = SmileSamples.chain(AMERICAN, 0.5, CARRY, ChainSliceTest::volatility, 1e-3);

    SmileQuotes smile = slice.smileQuotes(CARRY);

    assertThat(smile.forward()).isCloseTo(100 * Math.exp(0.02), within(1e-12));
    assertThat(smile.quotes()).hasSize(91);
    assertThat(smile.quotes())
        .allSatisfy(
            quote ->
                assertThat(quote.impliedVolatility())
                    .isCloseTo(volatility(quote.strike()), within(1e-4)));
  }

  @Test
  void asEuropeanLeavesTheEuropeanPrice() {
    ChainSlice slice = SmileSamples.chain(AMERICAN, 0.5, CARRY, ChainSliceTest::volatility, 1e-6);

    ChainSlice european = slice.asEuropean(CARRY);

    assertThat(european.style()).isEqualTo(EUROPEAN);
    for (ChainSlice.Row row : european.rows()) {
      double expected =
          BlackScholes.price(
              new PricingInputs(100, row.strike(), 0.5, 0.05, 0.01, OptionRight.PUT),
              volatility(row.strike()));
      if (row.strike() <= 110) {
        assertThat(row.put().mid()).isCloseTo(expected, within(1e-3));
      }
    }
    assertThat(european.asEuropean(CARRY)).isSameAs(european);
  }

  @Test
  void whatIsOneSidedOrCrossedIsNoQuoteOfTheSmile() {
    ChainSlice.Side fine = new ChainSlice.Side(2.0, 2.2);
    ChainSlice slice =
        new ChainSlice(
            100,
            0.25,
            EUROPEAN,
            List.of(
                new ChainSlice.Row(105, fine, ChainSlice.Side.NONE),
                new ChainSlice.Row(106, new ChainSlice.Side(0, 2.0), fine),
                new ChainSlice.Row(107, new ChainSlice.Side(2.0, 0), fine),
                new ChainSlice.Row(108, new ChainSlice.Side(2.1, 2.0), fine),
                new ChainSlice.Row(95, fine, fine)));

    SmileQuotes smile = slice.smileQuotes(new Carry(0, 0));

    assertThat(smile.quotes()).extracting(SmileQuote::strike).containsExactly(95.0, 105.0);
    assertThat(smile.quotes())
        .allSatisfy(quote -> assertThat(quote.volatilitySpread()).isPositive());
  }

  @Test
  void aChainFallsIntoItsExpirations() {
    SyntheticChain chain =
        new SyntheticChain("GOOG", 100, Instant.parse("2026-11-02T21:00:00Z"))
            .expiration("GOOG", "2026-12-18", 95, 105, 5)
            .expiration("GOOG", "2026-11-20", 90, 110, 5);

    List<ChainSlice> slices = ChainSlice.of(chain.build(), ExchangeCalendar.newYork());

    assertThat(slices).extracting(slice -> slice.rows().size()).containsExactly(5, 3);
    assertThat(slices.get(0).years()).isCloseTo(18 / 365.0, within(1e-12));
    assertThat(slices.get(0).style()).isEqualTo(AMERICAN);
  }

  @Test
  void refusesWhatIsNoChain() {
    ChainSlice.Row row = new ChainSlice.Row(95, ChainSlice.Side.NONE, ChainSlice.Side.NONE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChainSlice(100, 1, EUROPEAN, List.of(row, row)))
        .withMessage("strike must not repeat: 95.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChainSlice(0, 1, EUROPEAN, List.of()))
        .withMessage("spot must be positive and finite: 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChainSlice.Side(-1, 1))
        .withMessageContaining("-1.0");
  }
}
