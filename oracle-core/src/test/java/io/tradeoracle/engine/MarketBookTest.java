package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.CALENDAR;
import static io.tradeoracle.engine.EngineScenario.EXPIRATION;
import static io.tradeoracle.engine.EngineScenario.PUT_95;
import static io.tradeoracle.engine.EngineScenario.at;
import static io.tradeoracle.engine.StateScenario.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.UnderlyingQuote;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.risk.RiskLimits;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketBookTest {

  private final EngineStatistics statistics = new EngineStatistics();
  private final MarketBook book =
      new MarketBook(
          CALENDAR,
          CarrySource.constant(new Carry(0, 0)),
          new VolatilitySolver(false),
          RiskLimits.defaults().quotes().allowedFeeds(),
          statistics);

  private static Quote quote(double bid, double ask, int bidSize, int askSize, FeedKind feed) {
    return new Quote(bid, ask, bidSize, askSize, START, START, feed);
  }

  private void underlying(double bid, double ask) {
    Quote quote = quote(bid, ask, 1, 1, FeedKind.SIMULATED);
    book.update(new UnderlyingQuote("XYZ", quote), START);
  }

  private QuotedOption option(Quote quote, Instant now) {
    book.update(new OptionQuote(PUT_95, quote), now);
    return book.option(PUT_95).orElseThrow();
  }

  private QuotedOption option(double bid, double ask) {
    return option(quote(bid, ask, 1, 1, FeedKind.SIMULATED), START);
  }

  @ParameterizedTest
  @CsvSource({
    "1.20, 1.10, 1, 1, CROSSED",
    "1.10, 1.10, 1, 1, LOCKED",
    "0.00, 1.10, 0, 1, NO_BID",
    "1.10, 0.00, 1, 0, NO_ASK",
    "1.10, 1.20, 0, 1, NO_SIZE",
    "1.10, 1.20, 1, 0, NO_SIZE"
  })
  void refusesAQuoteThatIsNotFirm(
      double bid, double ask, int bidSize, int askSize, QuoteRefusal why) {
    underlying(99.99, 100.01);

    QuotedOption option = option(quote(bid, ask, bidSize, askSize, FeedKind.SIMULATED), START);

    assertThat(option.refusal()).isEqualTo(why);
    assertThat(option.impliedVolatility()).isNaN();
    assertThat(option.isFresh(START, Duration.ofMinutes(5))).isFalse();
    assertThat(statistics.quotesRefused()).containsEntry(why, 1L);
    assertThat(statistics.quotesUsable()).isZero();
  }

  @Test
  void solvesAUsableQuote() {
    underlying(99.99, 100.01);

    QuotedOption option = option(1.10, 1.14);

    assertThat(option.refusal()).isNull();
    // A put 5 % out of the money with 37 days at 1.12.
    assertThat(option.impliedVolatility()).isCloseTo(0.24, within(0.02));
    assertThat(statistics.volatilitiesSolved()).isEqualTo(1);
    assertThat(option.spotAtQuote()).isEqualTo(100.0, within(1e-9));
  }

  @Test
  void refusesWithoutAnUnderlying() {
    assertThat(option(1.10, 1.14).refusal()).isEqualTo(QuoteRefusal.NO_UNDERLYING);
  }

  @Test
  void refusesAFeedThatIsNotAllowed() {
    underlying(99.99, 100.01);
    Quote indicative = quote(1.10, 1.14, 1, 1, FeedKind.INDICATIVE);

    assertThat(option(indicative, START).refusal()).isEqualTo(QuoteRefusal.FEED);
  }

  @Test
  void refusesWhileHaltedAndRemembersTheResumption() {
    underlying(99.99, 100.01);
    book.update(new MarketEvent.TradingStatus("XYZ", true, START), START);
    assertThat(option(1.10, 1.14).refusal()).isEqualTo(QuoteRefusal.HALTED);

    Instant later = START.plusSeconds(60);
    book.update(new MarketEvent.TradingStatus("XYZ", false, later), later);

    assertThat(option(1.10, 1.14).refusal()).isNull();
    assertThat(book.underlying("XYZ").resumedAt()).isEqualTo(later);
  }

  @Test
  void refusesFromTheSettlementOnAndForgetsThen() {
    underlying(99.99, 100.01);
    Instant settlement = at(EXPIRATION, "16:00");
    Quote fine = quote(1.10, 1.14, 1, 1, FeedKind.SIMULATED);
    assertThat(option(fine, settlement.minusSeconds(1)).refusal()).isNull();
    assertThat(option(fine, settlement).refusal()).isEqualTo(QuoteRefusal.EXPIRED);

    book.forgetExpired(settlement.minusSeconds(1));
    assertThat(book.option(PUT_95)).isPresent();
    book.forgetExpired(settlement);
    assertThat(book.option(PUT_95)).isEmpty();
  }

  @Test
  void badQuoteOfTheUnderlyingKeepsItsPrice() {
    underlying(99.99, 100.01);

    underlying(120, 110);

    assertThat(book.underlying("XYZ").spot()).isEqualTo(100.0, within(1e-9));
    assertThat(book.quote(EngineScenario.SHARE)).map(Quote::bid).contains(120.0);
  }

  @Test
  void chainHoldsOnlyUsableQuotesNoOlderThanItsLimit() {
    underlying(99.99, 100.01);
    option(1.10, 1.14);
    Duration limit = Duration.ofMinutes(5);

    assertThat(book.underlying("XYZ").chain(START.plus(limit), limit).entries()).hasSize(1);
    assertThat(book.underlying("XYZ").chain(START.plus(limit).plusNanos(1), limit).entries())
        .isEmpty();
    option(1.14, 1.10);
    assertThat(book.underlying("XYZ").chain(START, limit).entries()).isEmpty();
  }
}
