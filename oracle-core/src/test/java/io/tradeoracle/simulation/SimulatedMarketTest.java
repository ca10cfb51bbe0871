package io.tradeoracle.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Session;
import io.tradeoracle.model.UnderlyingQuote;
import io.tradeoracle.port.DailyIv;
import io.tradeoracle.port.MarketData;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedMarketTest {

  /** All events of the first day with seed 42: must not depend on the Java version. */
  private static final long FIRST_DAY_OF_SEED_42 = 6_109_929_151_349_103_737L;

  private static final ExchangeCalendar CALENDAR = ExchangeCalendar.newYork();

  @Test
  void oneSeedGivesOneRunToTheBitOnEveryJavaVersion() {
    assertThat(hashOfFirstDay(42)).isEqualTo(FIRST_DAY_OF_SEED_42);
    assertThat(hashOfFirstDay(43)).isNotEqualTo(FIRST_DAY_OF_SEED_42);
  }

  @Test
  void anotherUnderlyingLeavesTheFirstAsItWas() {
    SimulatedMarket alone = SimulatedMarket.builder().underlying("ACME", 120).build();
    SimulatedMarket together =
        SimulatedMarket.builder().underlying("ZORB", 85).underlying("ACME", 120).build();

    assertThat(record(together, "ACME", 10)).isNotEmpty().isEqualTo(record(alone, "ACME", 10));
    assertThat(together.underlyings()).containsExactly("ACME", "ZORB");
  }

  @Test
  void watchingCloselyChangesNobodysQuotes() {
    SimulatedMarket quiet = SimulatedMarket.builder().build();
    SimulatedMarket busy = SimulatedMarket.builder().build();
    OptionContract contract = nearTheMoney(busy);
    List<MarketEvent> close = new ArrayList<>();
    MarketData closely = busy.data();
    closely.watchClosely(Set.of(contract));
    closely.subscribe(close::add);

    assertThat(record(busy, "ACME", 10)).isEqualTo(record(quiet, "ACME", 10));
    assertThat(close).hasSize(10 * 12 + 1).hasOnlyElementsOfType(OptionQuote.class);
    assertThat(close).extracting(MarketEvent::receiveTime).doesNotHaveDuplicates();
  }

  @Test
  void everyContractIsQuotedEachMinuteAndTheShareEveryFiveSeconds() {
    SimulatedMarket market = SimulatedMarket.builder().build();
    List<MarketEvent> events = record(market, "ACME", 10);
    long contracts = market.data().contracts("ACME").size();

    assertThat(events.stream().filter(UnderlyingQuote.class::isInstance)).hasSize(10 * 12 + 1);
    assertThat(events.stream().filter(OptionQuote.class::isInstance).count())
        .isEqualTo(contracts * 11);
    assertThat(events.get(0)).isInstanceOf(UnderlyingQuote.class);
  }

  @Test
  void closelyWatchedQuotesMoveWithinTheMinute() {
    SimulatedMarket market = SimulatedMarket.builder().build();
    Set<Double> bids = new TreeSet<>();
    MarketData data = market.data();
    data.watchClosely(Set.of(nearTheMoney(market)));
    data.subscribe(event -> bids.add(((OptionQuote) event).quote().bid()));
    market.start();
    advance(market, Duration.ofSeconds(59));

    assertThat(bids).hasSizeGreaterThan(1);
  }

  @Test
  void quotesComeInSessionsOnly() {
    // Thanksgiving on the 28th, a half day on the 29th, a weekend behind it.
    SimulatedMarket market =
        SimulatedMarket.builder().start(LocalDate.of(2024, 11, 27)).seed(5).build();
    TreeSet<Instant> heard = new TreeSet<>();
    MarketData data = market.data();
    data.watchUnderlyings(Set.of("ACME"));
    data.subscribe(event -> heard.add(event.receiveTime()));
    market.start();
    advance(market, Duration.ofDays(6));

    assertThat(heard).allMatch(CALENDAR::isOpen);
    assertThat(heard.stream().map(CALENDAR::dateOf).distinct())
        .containsExactly(
            LocalDate.of(2024, 11, 27),
            LocalDate.of(2024, 11, 29),
            LocalDate.of(2024, 12, 2),
            LocalDate.of(2024, 12, 3));
    Session half = CALENDAR.session(LocalDate.of(2024, 11, 29));
    assertThat(heard.subSet(half.open(), true, half.close(), true)).hasSize(3 * 720 + 360);
    assertThat(heard.lower(half.close())).isEqualTo(half.close().minusSeconds(5));
  }

  @Test
  void startsOnTheNextTradingDayAtTheOpening() {
    SimulatedMarket market = SimulatedMarket.builder().start(LocalDate.of(2025, 4, 18)).build();

    assertThat(market.firstSession().date()).isEqualTo(LocalDate.of(2025, 4, 21));
    assertThat(market.time().instant()).isEqualTo(market.firstSession().open());
  }

  @Test
  void runsOnTheTimeGivenFromItsNextOpening() {
    Instant opening = CALENDAR.session(LocalDate.of(2025, 3, 3)).open();

    assertThat(firstDayFrom(opening)).isEqualTo(LocalDate.of(2025, 3, 3));
    assertThat(firstDayFrom(opening.plusNanos(1))).isEqualTo(LocalDate.of(2025, 3, 4));
    assertThat(firstDayFrom(opening.minus(Duration.ofDays(2)))).isEqualTo(LocalDate.of(2025, 3, 3));
  }

  @Test
  void historyCoversTheYearBeforeAndSaysItIsGenerated() {
    SimulatedMarket market = SimulatedMarket.builder().seed(9).build();
    List<DailyIv> history = market.ivHistory("ACME");
    LocalDate first = market.firstSession().date();

    assertThat(history).hasSize(260);
    assertThat(history).extracting(DailyIv::source).containsOnly("generated");
    assertThat(history).extracting(DailyIv::tradingDay).isSorted().doesNotHaveDuplicates();
    assertThat(history.get(259).tradingDay()).isEqualTo(CALENDAR.previousTradingDay(first));
    assertThat(history).allMatch(day -> CALENDAR.isTradingDay(day.tradingDay()));
    assertThat(history).allMatch(day -> day.impliedVolatility() > 0.08);
    assertThat(history).allMatch(day -> day.impliedVolatility() < 1.0);
  }

  @Test
  void earningsAreKnownTenTradingDaysAhead() {
    SimulatedMarket market = SimulatedMarket.builder().seed(4).build();
    LocalDate first = market.firstSession().date();
    LocalDate report = firstReport(market, first);
    LocalDate announced = tradingDaysBefore(report, 10);

    assertThat(market.nextEarnings("ACME", closeOf(announced))).contains(report);
    assertThat(market.nextEarnings("ACME", closeOf(report).minusSeconds(1))).contains(report);
    assertThat(market.nextEarnings("ACME", closeOf(report))).isEmpty();
    assertThat(market.nextEarnings("ACME", CALENDAR.session(tradingDaysBefore(report, 11)).open()))
        .isEmpty();
  }

  @Test
  void startsOnceOnly() {
    SimulatedMarket market = SimulatedMarket.builder().build();
    market.start();
    assertThatIllegalStateException().isThrownBy(market::start);
  }

  @Test
  void nothingIsQuotedBeforeTheStart() {
    SimulatedMarket market = SimulatedMarket.builder().build();
    assertThat(market.data().latestQuotes(Set.of(nearTheMoney(market)))).isEmpty();
  }

  @Test
  void unknownUnderlyingIsNamed() {
    SimulatedMarket market = SimulatedMarket.builder().build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> market.ivHistory("NOPE"))
        .withMessageContaining("NOPE");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> market.nextEarnings("NOPE", Instant.EPOCH))
        .withMessageContaining("NOPE");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 19.99, 1000.01, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesSpotsItCannotListOptionsFor(double spot) {
    SimulatedMarket.Builder builder = SimulatedMarket.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.underlying("ACME", spot))
        .withMessageContaining(Double.toString(spot));
  }

  @Test
  void refusesStrangeSettings() {
    SimulatedMarket.Builder builder = SimulatedMarket.builder();
    assertThatIllegalArgumentException().isThrownBy(() -> builder.underlying("acme", 100));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.rate(-0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.rate(Double.NaN));
    builder
        .start(LocalDate.of(2025, 1, 6))
        .time(new VirtualTime(Instant.parse("2025-02-01T00:00:00Z")));
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContaining("2025-01-06");
  }

  private static LocalDate firstDayFrom(Instant now) {
    return SimulatedMarket.builder().time(new VirtualTime(now)).build().firstSession().date();
  }

  private static long hashOfFirstDay(long seed) {
    SimulatedMarket market = SimulatedMarket.builder().underlying("ACME", 120).seed(seed).build();
    long[] hash = {0};
    MarketData data = market.data();
    data.watchUnderlyings(Set.of("ACME"));
    data.subscribe(event -> hash[0] = 31 * hash[0] + hash(event));
    market.start();
    market.time().runUntil(market.firstSession().close());
    return hash[0];
  }

  private static long hash(MarketEvent event) {
    Quote quote =
        event instanceof OptionQuote option ? option.quote() : ((UnderlyingQuote) event).quote();
    long hash = quote.exchangeTime().getEpochSecond();
    hash = 31 * hash + Double.doubleToLongBits(quote.bid());
    hash = 31 * hash + Double.doubleToLongBits(quote.ask());
    return 31 * (31 * hash + quote.bidSize()) + quote.askSize();
  }

  private static List<MarketEvent> record(SimulatedMarket market, String symbol, int minutes) {
    List<MarketEvent> events = new ArrayList<>();
    MarketData data = market.data();
    data.watchUnderlyings(Set.of(symbol));
    data.subscribe(events::add);
    market.start();
    advance(market, Duration.ofMinutes(minutes));
    return events;
  }

  private static void advance(SimulatedMarket market, Duration duration) {
    market.time().runUntil(market.time().instant().plus(duration));
  }

  private static OptionContract nearTheMoney(SimulatedMarket market) {
    return market.data().contracts("ACME").stream()
        .filter(contract -> contract.strike().intValue() == 120)
        .findFirst()
        .orElseThrow();
  }

  private static LocalDate firstReport(SimulatedMarket market, LocalDate first) {
    for (LocalDate day = first; ; day = CALENDAR.nextTradingDay(day)) {
      Optional<LocalDate> report = market.nextEarnings("ACME", CALENDAR.session(day).open());
      if (report.isPresent()) {
        return report.get();
      }
    }
  }

  private static LocalDate tradingDaysBefore(LocalDate day, int count) {
    LocalDate earlier = day;
    for (int i = 0; i < count; i++) {
      earlier = CALENDAR.previousTradingDay(earlier);
    }
    return earlier;
  }

  private static Instant closeOf(LocalDate day) {
    return CALENDAR.session(day).close();
  }
}
