package io.tradeoracle.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.Session;
import io.tradeoracle.model.UnderlyingQuote;
import io.tradeoracle.port.MarketData;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketResumeTest {

  private static final ExchangeCalendar CALENDAR = ExchangeCalendar.newYork();

  /** The Monday before Thanksgiving, a half day and a weekend. */
  private static final LocalDate START = LocalDate.of(2024, 11, 25);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-11-25T14:30:00Z", // the first opening
        "2024-11-25T15:12:00Z", // a full minute
        "2024-11-26T18:44:35Z", // a tick
        "2024-11-26T18:44:38.123Z", // between two ticks
        "2024-11-26T20:59:59Z", // after the day's last tick
        "2024-11-26T21:00:00Z", // the close
        "2024-11-27T03:00:00Z", // at night
        "2024-11-27T14:29:59Z", // before the opening
        "2024-11-28T16:00:00Z", // a holiday
        "2024-11-29T16:00:10Z", // a half day
        "2024-11-29T19:00:00Z", // after its early close
        "2024-11-30T17:00:00Z", // a weekend
        "2024-12-03T14:30:00Z" // a later opening
      })
  void goesOnAsTheMarketThatNeverStopped(String text) {
    Instant instant = Instant.parse(text);
    assertSameFrom(instant, nextOpenInstant(instant).plus(Duration.ofMinutes(2)));
  }

  @Property(tries = 12)
  void goesOnFromAnyInstant(@ForAll @LongRange(min = 0, max = 9 * 86_400_000L) long millis) {
    Instant instant = CALENDAR.session(START).open().plusMillis(millis);
    Instant next = nextOpenInstant(instant);
    assertSameFrom(instant, next.plusSeconds(65));
  }

  @Test
  void tellsTheLatestQuoteOfEverythingWatchedAtOnce() {
    Instant instant = Instant.parse("2024-11-26T18:44:38Z");
    SimulatedMarket resumed = market().resumeAt(instant).build();
    List<MarketEvent> heard = listen(resumed);
    resumed.start();
    resumed.time().runUntil(instant);

    int contracts =
        resumed.data().contracts("ACME").size() + resumed.data().contracts("ZORB").size();
    assertThat(heard).hasSize(2 + contracts);
    assertThat(heard)
        .extracting(MarketEvent::receiveTime)
        .containsOnly(Instant.parse("2024-11-26T18:44:35Z"));
  }

  @Test
  void tellsTheClosingQuotesAtNightAndNothingMoreUntilTheOpening() {
    Instant night = Instant.parse("2024-11-27T03:00:00Z");
    SimulatedMarket resumed = market().resumeAt(night).build();
    List<MarketEvent> heard = listen(resumed);
    resumed.start();
    resumed.time().runUntil(Instant.parse("2024-11-27T14:29:59Z"));

    assertThat(heard).isNotEmpty();
    assertThat(heard)
        .extracting(MarketEvent::receiveTime)
        .containsOnly(Instant.parse("2024-11-26T20:59:55Z"));
    assertThat(resumed.time().nextTaskAt()).contains(Instant.parse("2024-11-27T14:30:00Z"));
  }

  @Test
  void pricesListingAndReportsAreThoseOfTheRunHalfAYearLater() {
    LocalDate later = LocalDate.of(2025, 5, 28);
    SimulatedMarket whole = market().build();
    whole.start();
    whole.time().runUntil(CALENDAR.session(later).open().plusSeconds(3_600));
    SimulatedMarket resumed = market().resumeAt(whole.time().instant()).build();

    assertThat(state(resumed, "ACME")).isEqualTo(state(whole, "ACME"));
    assertThat(state(resumed, "ZORB")).isEqualTo(state(whole, "ZORB"));
  }

  @Test
  void settlesOnTheMiddleOfTheLastQuoteEvenOfADayBefore() {
    Session friday = CALENDAR.session(LocalDate.of(2024, 11, 29));
    SimulatedMarket whole = market().build();
    List<MarketEvent> heard = listen(whole);
    OptionContract expiring = expiring(whole, friday.date());
    whole.start();
    whole.time().runUntil(friday.close().minusSeconds(1));

    assertThat(whole.settlementValue(expiring)).isEmpty();
    UnderlyingQuote last =
        heard.stream()
            .filter(UnderlyingQuote.class::isInstance)
            .map(UnderlyingQuote.class::cast)
            .filter(quote -> quote.symbol().equals("ACME"))
            .reduce((earlier, later) -> later)
            .orElseThrow();
    whole.time().runUntil(friday.close());
    BigDecimal value = whole.settlementValue(expiring).orElseThrow();
    assertThat(value.doubleValue()).isEqualTo(last.quote().mid());

    Instant monday = Instant.parse("2024-12-02T16:00:00Z");
    assertThat(market().resumeAt(monday).build().settlementValue(expiring)).contains(value);
    assertThat(market().resumeAt(monday).build().settlementValue(foreign())).isEmpty();
  }

  @Test
  void runsOnAGivenTimeThatStandsAtTheInstant() {
    Instant instant = Instant.parse("2024-11-26T18:44:38Z");
    var time = new VirtualTime(instant);

    assertThat(market().time(time).resumeAt(instant).build().time()).isSameAs(time);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> market().time(time).resumeAt(instant.plusNanos(1)).build())
        .withMessageContaining(instant.toString());
  }

  @Test
  void doesNotResumeBeforeTheFirstOpening() {
    Instant opening = CALENDAR.session(START).open();
    SimulatedMarket.Builder early = market().resumeAt(opening.minusNanos(1));

    assertThatIllegalArgumentException()
        .isThrownBy(early::build)
        .withMessageContaining(opening.toString());
  }

  /** Everything told after an instant, and the state at it, with and without an interruption. */
  private static void assertSameFrom(Instant instant, Instant end) {
    SimulatedMarket whole = market().build();
    whole.start();
    whole.time().runUntil(instant);
    Set<OptionContract> listed = new LinkedHashSet<>(whole.data().contracts("ACME"));
    List<OptionQuote> latest = whole.data().latestQuotes(listed);
    List<MarketEvent> expected = listen(whole);
    whole.time().runUntil(end);

    SimulatedMarket resumed = market().resumeAt(instant).build();
    List<MarketEvent> heard = listen(resumed);
    assertThat(resumed.time().instant()).isEqualTo(instant);
    assertThat(resumed.data().latestQuotes(listed)).isEqualTo(latest);
    resumed.start();
    resumed.time().runUntil(instant);
    assertThat(heard).containsAll(latest);
    heard.clear();
    resumed.time().runUntil(end);

    assertThat(heard).isNotEmpty().isEqualTo(expected);
  }

  private static List<Object> state(SimulatedMarket market, String symbol) {
    MarketData data = market.data();
    Set<OptionContract> listed = new LinkedHashSet<>(data.contracts(symbol));
    return List.of(
        market.find(symbol).spot(),
        market.find(symbol).quote(),
        data.contracts(symbol),
        data.latestQuotes(listed),
        market.ivHistory(symbol),
        market.find(symbol).impliedVolatility30(market.time().instant()),
        market.nextEarnings(symbol, market.time().instant()));
  }

  private static SimulatedMarket.Builder market() {
    return SimulatedMarket.builder()
        .underlying("ACME", 120)
        .underlying("ZORB", 85)
        .seed(11)
        .start(START);
  }

  private static List<MarketEvent> listen(SimulatedMarket market) {
    List<MarketEvent> heard = new ArrayList<>();
    MarketData data = market.data();
    data.watchUnderlyings(market.underlyings());
    data.watchClosely(Set.of(OptionContract.parse("ACME241213C00120000")));
    data.subscribe(heard::add);
    return heard;
  }

  private static Instant nextOpenInstant(Instant instant) {
    LocalDate day = CALENDAR.dateOf(instant);
    boolean today =
        CALENDAR.isTradingDay(day)
            && instant.isBefore(CALENDAR.session(day).close().minusSeconds(5));
    Session session = CALENDAR.session(today ? day : CALENDAR.nextTradingDay(day));
    return instant.isBefore(session.open()) ? session.open() : instant;
  }

  private static OptionContract expiring(SimulatedMarket market, LocalDate day) {
    return market.data().contracts("ACME").stream()
        .filter(contract -> contract.expiration().equals(day))
        .findFirst()
        .orElseThrow();
  }

  private static OptionContract foreign() {
    return OptionContract.parse("XYZ241129C00100000");
  }
}
