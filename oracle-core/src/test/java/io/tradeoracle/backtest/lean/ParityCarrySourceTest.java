package io.tradeoracle.backtest.lean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.OccSymbol;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.model.Quote;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.pricing.PricingInputs;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParityCarrySourceTest {

  private static final Instant OPENING = Instant.parse("2015-12-24T14:31:00Z");
  private static final Instant LATER = Instant.parse("2015-12-24T14:45:00Z");
  private static final List<LocalDate> EXPIRATIONS =
      List.of(
          LocalDate.of(2015, 12, 31),
          LocalDate.of(2016, 1, 22),
          LocalDate.of(2016, 3, 18),
          LocalDate.of(2016, 6, 17));

  @TempDir private Path directory;

  private final ParityCarrySource source = ParityCarrySource.withFallback(0.01, "0.0100: given");

  @Test
  void findsTheRateAndTheYieldThatPricedTheOptions() {
    source.observe(chain(LATER, new Carry(0.04, 0.015), 0));

    for (double years : new double[] {0.03, 0.1, 0.3, 0.5}) {
      Carry carry = source.carry("SPX", years);
      assertThat(carry.rate()).isCloseTo(0.04, within(1e-6));
      assertThat(carry.dividendYield()).isCloseTo(0.015, within(1e-5));
    }
    assertThat(source.description()).contains("SPX: rate 0.0400: put-call parity at " + LATER);
  }

  @Test
  void theFirstRateFoundIsKeptAndTheYieldFollows() {
    source.observe(chain(LATER, new Carry(0.04, 0.015), 0));
    source.observe(chain(LATER.plusSeconds(60), new Carry(0.02, 0.010), 0));

    assertThat(source.carry("SPX", 0.3).rate()).isCloseTo(0.04, within(1e-6));
    // The same forward: r - q is what parity says of it.
    assertThat(source.carry("SPX", 0.5).dividendYield()).isCloseTo(0.03, within(2e-3));
  }

  @Test
  void theOpeningRotationSaysNoRate() {
    source.observe(chain(OPENING, new Carry(0.04, 0.015), 0));

    assertThat(source.carry("SPX", 0.3).rate()).isEqualTo(0.01);
    assertThat(source.description()).contains("0.0100: given");
  }

  @Test
  void noisyQuotesSayNoRate() {
    source.observe(chain(LATER, new Carry(0.04, 0.015), 8));

    assertThat(source.carry("SPX", 0.3).rate()).isEqualTo(0.01);
  }

  @Test
  void anImplausibleRateIsNotTaken() {
    source.observe(chain(LATER, new Carry(0.30, 0), 0));
    assertThat(source.carry("SPX", 0.3).rate()).isEqualTo(0.01);

    source.observe(chain(LATER, new Carry(-0.02, 0), 0));
    assertThat(source.carry("SPX", 0.3).rate()).isEqualTo(0.01);
  }

  @Test
  void nothingObservedIsTheFallbackWithoutDividends() {
    assertThat(source.carry("SPX", 0.3)).isEqualTo(new Carry(0.01, 0));
    assertThat(source.description()).isEqualTo("rate 0.0100: given; no dividend yield");
  }

  @Test
  void strikesFarFromTheSpotSayNoDividendYield() {
    OptionChain chain = chain(LATER, new Carry(0.04, 0.015), 0);
    List<OptionChain.Entry> far =
        chain.entries().stream()
            .filter(e -> Math.abs(e.contract().strike().doubleValue() - 2000) > 50)
            .toList();
    source.observe(new OptionChain("SPX", chain.spot(), LATER, far));

    assertThat(source.carry("SPX", 0.3).dividendYield()).isZero();
  }

  @Test
  void staleAndOneSidedQuotesAreLeftOut() {
    OptionChain good = chain(LATER, new Carry(0.04, 0.015), 0);
    OptionChain stale = new OptionChain("SPX", good.spot(), LATER.plusSeconds(301), good.entries());
    List<OptionChain.Entry> oneSided =
        good.entries().stream()
            .map(e -> new OptionChain.Entry(e.contract(), quote(0, e.quote().ask(), LATER), 0.2))
            .toList();
    source.observe(stale);
    source.observe(new OptionChain("SPX", good.spot(), LATER, oneSided));

    assertThat(source.carry("SPX", 0.3)).isEqualTo(new Carry(0.01, 0));
  }

  @Test
  void fallbackIsTheLastChangeOfThePrimaryCreditRateLessHalfAPoint() {
    LeanFixture files =
        new LeanFixture(directory)
            .acme()
            .text(
                "alternative/interest-rate/usa/interest-rate.csv",
                "DATE,PCREDIT8\n2015-12-17,1.00\n2015-12-25,7.00\n2020-03-16,0.25\n");

    assertThat(rate(files, LocalDate.of(2015, 12, 24))).isEqualTo(0.005);
    assertThat(rate(files, LocalDate.of(2015, 12, 17))).isEqualTo(0.005);
    assertThat(rate(files, LocalDate.of(2021, 1, 4))).isZero();
    assertThat(rate(files, LocalDate.of(2015, 12, 16))).isZero();
    assertThat(files.open().carrySource(LocalDate.of(2015, 12, 24)).description())
        .isEqualTo(
            "rate 0.0050: primary credit rate of 2015-12-17, 1.0000 %, less 0.50 point;"
                + " no dividend yield");
  }

  @Test
  void withoutAFileTheFallbackIsZeroAndSaysSo() {
    LeanFixture files = new LeanFixture(directory).acme();

    assertThat(rate(files, LocalDate.of(2015, 12, 24))).isZero();
    assertThat(files.open().carrySource(LocalDate.of(2015, 12, 24)).description())
        .contains("zero, for there is no interest-rate.csv");
  }

  private static double rate(LeanFixture files, LocalDate day) {
    return files.open().carrySource(day).carry("ACME", 0.5).rate();
  }

  /** Returns European index options priced at 20 % volatility, their mids off by up to noise. */
  private static OptionChain chain(Instant now, Carry carry, double noise) {
    SplittableRandom random = new SplittableRandom(1);
    List<OptionChain.Entry> entries = new ArrayList<>();
    for (LocalDate expiration : EXPIRATIONS) {
      for (int strike = 1800; strike <= 2200; strike += 25) {
        for (OptionRight right : OptionRight.values()) {
          OccSymbol symbol = new OccSymbol("SPXW", expiration, right, BigDecimal.valueOf(strike));
          OptionContract contract = OptionContract.of(symbol);
          double price = price(contract, now, carry) + noise * random.nextDouble();
          Quote quote = quote(0.99 * price, 1.01 * price, now);
          entries.add(new OptionChain.Entry(contract, quote, 0.2));
        }
      }
    }
    entries.sort(Comparator.comparing(entry -> entry.contract().occSymbol()));
    return new OptionChain("SPX", 2000, now, entries);
  }

  private static double price(OptionContract contract, Instant now, Carry carry) {
    double years = ExchangeCalendar.newYork().yearsToExpiration(now, contract);
    double strike = contract.strike().doubleValue();
    return BlackScholes.price(
        new PricingInputs(
            2000, strike, years, carry.rate(), carry.dividendYield(), contract.right()),
        0.2);
  }

  private static Quote quote(double bid, double ask, Instant at) {
    return new Quote(bid, ask, 10, 10, at, at, FeedKind.RECORDED);
  }
}
