package io.tradeoracle.backtest.lean;

import static io.tradeoracle.backtest.lean.LeanFixture.CALL;
import static io.tradeoracle.backtest.lean.LeanFixture.OPTIONS;
import static io.tradeoracle.backtest.lean.LeanFixture.QUOTES;
import static io.tradeoracle.backtest.lean.LeanFixture.TRADES;
import static io.tradeoracle.backtest.lean.LeanFixture.millis;
import static io.tradeoracle.backtest.lean.LeanFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tradeoracle.engine.CarrySource;
import io.tradeoracle.model.Equity;
import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.IndexLevel;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.UnderlyingQuote;
import io.tradeoracle.pricing.Carry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeanReplayTest {

  private static final LocalDate DAY = LocalDate.of(2015, 12, 24);
  private static final Instant OPEN = Instant.parse("2015-12-24T14:30:00Z");

  @TempDir private Path directory;

  private final List<String> heard = new ArrayList<>();

  @Test
  void theExchangeHearsClosesThenOpensAndTheEngineHearsClosesLast() {
    LeanReplay replay = listenTo("ACME", DAY);
    replay.time().runUntil(OPEN);

    assertThat(heard)
        .containsExactly(
            "venue FRESH ACME 100.0/100.1",
            "venue FRESH ACME160115C00100000 5.0/5.2",
            "venue FRESH ACME160115P00100000 4.0/4.05");

    heard.clear();
    replay.time().runUntil(OPEN.plusSeconds(60));

    assertThat(heard)
        .containsExactly(
            "venue SHARED ACME 100.0/100.1",
            "venue SHARED ACME160115C00100000 5.1/5.3",
            "venue SHARED ACME160115P00100000 4.0/4.05",
            "venue FRESH ACME 100.2/100.3",
            "venue FRESH ACME160115C00100000 5.1/5.15",
            "venue FRESH ACME160115P00100000 4.1/4.15",
            "engine ACME 100.0/100.1",
            "engine ACME160115C00100000 5.1/5.3",
            "engine ACME160115P00100000 4.0/4.05");
  }

  @Test
  void nothingOfABarIsToldBeforeItsMinuteIsOver() {
    LeanReplay replay = listenTo("ACME", DAY);
    replay.time().runUntil(OPEN.plusSeconds(60).minusNanos(1));

    assertThat(heard).noneMatch(line -> line.startsWith("engine"));
    assertThat(replay.optionBarsTold()).isZero();
  }

  @Test
  void aClosingQuoteIsMadeAtTheEndOfItsBar() {
    acme();
    LeanReplay replay = replay("ACME", DAY);
    List<MarketEvent> events = new ArrayList<>();
    replay.data().subscribe(events::add);
    replay.data().watchUnderlyings(Set.of("ACME"));
    replay.start();
    replay.time().runUntil(OPEN.plusSeconds(60));

    Quote quote = ((OptionQuote) events.get(1)).quote();
    Instant end = OPEN.plusSeconds(60);
    assertThat(quote).isEqualTo(new Quote(5.1, 5.3, 11, 12, end, end, FeedKind.RECORDED));
  }

  @Test
  void aMissingMinuteIsSilent() {
    acme().zip(OPTIONS, Map.of(CALL, row(0, 1, 2, 3) + row(3, 5, 6, 7)));
    LeanReplay replay = listen(replay("ACME", DAY));
    replay.time().runUntil(OPEN.plusSeconds(60));
    heard.clear();
    replay.time().runUntil(OPEN.plusSeconds(239));

    assertThat(heard)
        .filteredOn(line -> line.contains("C00100000"))
        .containsExactly("venue FRESH ACME160115C00100000 5.0E-4/6.0E-4");
  }

  @Test
  void anEmptySideIsZero() {
    acme().zip(OPTIONS, Map.of(CALL, millis(0) + ",,,,,0,500,500,500,500,19\n"));
    LeanReplay replay = replay("ACME", DAY);
    replay.start();
    replay.time().runUntil(replay.end());

    Quote quote =
        replay.data().latestQuotes(Set.copyOf(replay.data().contracts("ACME"))).get(0).quote();
    assertThat(quote.bid()).isZero();
    assertThat(quote.bidSize()).isZero();
    assertThat(quote.ask()).isEqualTo(0.05);
    assertThat(quote.askSize()).isEqualTo(19);
  }

  @Test
  void barsOutsideTradingHoursAreCountedAndNotTold() {
    int halfDayClose = 210;
    acme()
        .zip(
            OPTIONS,
            Map.of(
                CALL,
                row(-1, 1, 2, 3) + row(halfDayClose - 1, 1, 2, 3) + row(halfDayClose, 1, 2, 3)));
    LeanReplay replay = listen(replay("ACME", DAY));
    replay.time().runUntil(replay.end().plusSeconds(3600));

    assertThat(replay.end()).isEqualTo(Instant.parse("2015-12-24T18:00:00Z"));
    assertThat(replay.optionBarsTold()).isEqualTo(1);
    assertThat(replay.optionBarsOutsideHours()).isEqualTo(2);
    assertThat(replay.day().optionBarsRead()).isEqualTo(3);
  }

  @Test
  void aFundsOptionsTradeAQuarterOfAnHourLonger() {
    new LeanFixture(directory)
        .zip(
            "option/usa/minute/spy/20230803_quote_american.zip",
            Map.of(
                "20230803_spy_minute_quote_american_call_4500000_20230901.csv",
                row(404, 1, 2, 3) + row(405, 1, 2, 3)))
        .zip(
            "equity/usa/minute/spy/20230803_quote.zip",
            Map.of("20230803_spy_minute_quote.csv", row(0, 4_500_000, 4_500_100, 3)));
    LeanReplay replay = listen(replay("SPY", LocalDate.of(2023, 8, 3)));
    replay.time().runUntil(replay.end());

    // Summer time: 16:15 in New York is 20:15 UTC.
    assertThat(replay.end()).isEqualTo(Instant.parse("2023-08-03T20:15:00Z"));
    assertThat(replay.optionBarsTold()).isEqualTo(1);
  }

  @Test
  void anExpiringIndexOptionStopsAtTheClose() {
    spxw(row(389, 1, 2, 3) + row(390, 1, 2, 3));
    LeanReplay replay = listen(replay("SPXW", LocalDate.of(2021, 1, 4)));
    replay.time().runUntil(replay.end());

    assertThat(replay.end()).isEqualTo(Instant.parse("2021-01-04T21:15:00Z"));
    assertThat(replay.optionBarsTold()).isEqualTo(1);
  }

  @Test
  void anIndexStampedInChicagoTimeIsToldInNewYorkTime() {
    spxw(row(0, 1, 2, 3));
    LeanReplay replay = replay("SPXW", LocalDate.of(2021, 1, 4));
    List<MarketEvent> events = new ArrayList<>();
    replay.data().subscribe(events::add);
    replay.data().watchUnderlyings(Set.of("SPX"));
    replay.start();
    replay.time().runUntil(replay.end());

    Instant end = Instant.parse("2021-01-04T14:31:00Z");
    assertThat(events.get(0))
        .isEqualTo(new IndexLevel("SPX", 3766.63, end, end, FeedKind.RECORDED));
    assertThat(((OptionQuote) events.get(1)).quote().exchangeTime()).isEqualTo(end);
  }

  @Test
  void aShareWithoutQuotesIsToldByItsTrades() throws IOException {
    acme()
        .zip(
            TRADES,
            Map.of(
                "20151224_acme_minute_trade.csv",
                millis(0) + ",1000000,1020000,990000,1010000,270\n"));
    Files.delete(directory.resolve(QUOTES));
    LeanReplay replay = replay("ACME", DAY);
    List<MarketEvent> events = new ArrayList<>();
    replay.data().subscribe(events::add);
    replay.data().watchUnderlyings(Set.of("ACME"));
    replay.start();
    replay.time().runUntil(OPEN.plusSeconds(60));

    Instant end = OPEN.plusSeconds(60);
    assertThat(events.get(0))
        .isEqualTo(new MarketEvent.Trade(new Equity("ACME"), 101.0, 270, end, end));
  }

  @Test
  void dayMinutesComeBeforeTasksPutOnTheSameInstantLater() {
    LeanReplay replay = listenTo("ACME", DAY);
    replay.time().schedule(OPEN.plusSeconds(60), () -> heard.add("later"));
    replay.time().runUntil(OPEN.plusSeconds(60));

    assertThat(heard).last().isEqualTo("later");
  }

  @Test
  void startsOnceAndKnowsItsUnderlyingOnly() {
    LeanReplay replay = listenTo("ACME", DAY);

    assertThatIllegalStateException().isThrownBy(replay::start);
    assertThat(replay.underlyings()).containsExactly("ACME");
    assertThatIllegalArgumentException().isThrownBy(() -> replay.data().contracts("GOOG"));
  }

  @Test
  void resumedInAMinuteTellsTheNewestOfEachAtOnceAndThenTheRest() {
    acme();
    LeanReplay replay = listen(replay("ACME", DAY).resumedAt(OPEN.plusSeconds(75)));
    assertThat(heard).isEmpty();
    replay.time().runUntil(OPEN.plusSeconds(75));

    assertThat(heard)
        .containsExactly(
            "venue FRESH ACME 100.2/100.3",
            "venue FRESH ACME160115C00100000 5.1/5.15",
            "venue FRESH ACME160115P00100000 4.1/4.15",
            "engine ACME 100.0/100.1",
            "engine ACME160115C00100000 5.1/5.3",
            "engine ACME160115P00100000 4.0/4.05");
    assertThat(replay.optionBarsTold()).isZero();

    heard.clear();
    replay.time().runUntil(replay.end());
    List<String> resumed = List.copyOf(heard);
    heard.clear();
    LeanReplay whole = listen(replay("ACME", DAY));
    whole.time().runUntil(OPEN.plusSeconds(75));
    heard.clear();
    whole.time().runUntil(whole.end());

    assertThat(resumed).isNotEmpty().isEqualTo(heard);
  }

  @Test
  void resumedWhereMinutesMeetKnowsWhatThatMinuteTold() {
    acme();
    LeanReplay whole = listen(replay("ACME", DAY));
    LeanReplay resumed = replay("ACME", DAY).resumedAt(OPEN.plusSeconds(60));
    whole.time().runUntil(OPEN.plusSeconds(60));
    var contracts = Set.copyOf(whole.data().contracts("ACME"));

    assertThat(resumed.time().instant()).isEqualTo(OPEN.plusSeconds(60));
    assertThat(resumed.data().latestQuotes(contracts))
        .hasSize(2)
        .isEqualTo(whole.data().latestQuotes(contracts));
  }

  @Test
  void resumedAtTheOpeningIsAStart() {
    acme();
    LeanReplay replay = listen(replay("ACME", DAY).resumedAt(OPEN));
    replay.time().runUntil(OPEN);

    assertThat(heard).hasSize(3).allMatch(line -> line.startsWith("venue FRESH"));
  }

  @Test
  void resumedAfterTheEndTellsTheClosesOnce() {
    acme();
    LeanReplay replay = replay("ACME", DAY);
    LeanReplay resumed = listen(replay.resumedAt(replay.end().plusSeconds(3600)));
    resumed.time().runUntil(replay.end().plusSeconds(7200));

    assertThat(heard)
        .containsExactly(
            "venue FRESH ACME 100.2/100.3",
            "venue FRESH ACME160115C00100000 5.1/5.15",
            "venue FRESH ACME160115P00100000 4.1/4.15",
            "engine ACME 100.2/100.3",
            "engine ACME160115C00100000 5.1/5.15",
            "engine ACME160115P00100000 4.1/4.15");
  }

  @Test
  void doesNotResumeBeforeTheOpening() {
    acme();
    LeanReplay replay = replay("ACME", DAY);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> replay.resumedAt(OPEN.minusNanos(1)))
        .withMessageContaining(OPEN.toString());
  }

  private void spxw(String optionRows) {
    new LeanFixture(directory)
        .zip(
            "indexoption/usa/minute/spxw/20210104_quote_european.zip",
            Map.of("20210104_spxw_minute_quote_european_call_37000000_20210104.csv", optionRows))
        .zip(
            "index/usa/minute/spx/20210104_trade.zip",
            Map.of(
                "20210104_spx_minute_trade.csv", "30600000,3764.61,3769.99,3764.61,3766.63,59\n"));
  }

  private LeanReplay listenTo(String root, LocalDate day) {
    acme();
    return listen(replay(root, day));
  }

  private LeanReplay listen(LeanReplay replay) {
    replay.connect((event, size) -> heard.add("venue " + size + " " + text(event)));
    replay.data().subscribe(event -> heard.add("engine " + text(event)));
    replay.data().watchUnderlyings(replay.underlyings());
    replay.start();
    return replay;
  }

  private LeanReplay replay(String root, LocalDate day) {
    return new LeanReplay(
        new LeanDataFolder(directory).day(root, day),
        new FirstHourHistory(),
        CarrySource.constant(new Carry(0, 0)));
  }

  private LeanFixture acme() {
    return new LeanFixture(directory).acme();
  }

  private static String text(MarketEvent event) {
    if (event instanceof OptionQuote option) {
      return option.contract() + " " + option.quote().bid() + "/" + option.quote().ask();
    }
    if (event instanceof UnderlyingQuote share) {
      return share.symbol() + " " + share.quote().bid() + "/" + share.quote().ask();
    }
    return event.toString();
  }
}
