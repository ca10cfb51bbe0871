package io.tradeoracle.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.UnderlyingQuote;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.port.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link MarketData} promises while its source is there. The source must know one
 * underlying with a price and a few listed options.
 */
public abstract class MarketDataContract {

  private static final String UNKNOWN_UNDERLYING = "QZQZQ";

  private MarketData data;
  private List<MarketEvent> heard;

  /** Returns open market data that watches nothing and has published nothing. */
  protected abstract MarketData open();

  /** Returns an underlying the source knows, as it trades: not an index. */
  protected abstract String underlying();

  /**
   * Lets the source publish, and waits until listeners were called: at least one new quote of the
   * underlying and of each of its options, and further ones of what is watched closely.
   */
  protected abstract void publishRound();

  @BeforeEach
  final void openData() {
    data = open();
    heard = new ArrayList<>();
  }

  @AfterEach
  final void closeData() {
    data.close();
  }

  @Test
  void listenerHearsTheUnderlyingAndAllItsOptions() {
    listenToUnderlying();
    publishRound();

    assertThat(heard).hasAtLeastOneElementOfType(UnderlyingQuote.class);
    assertThat(quotedContracts(heard)).containsAll(data.contracts(underlying()));
  }

  @Test
  void nothingIsHeardOfWhatIsNotWatched() {
    data.subscribe(heard::add);
    publishRound();

    assertThat(heard).filteredOn(MarketDataContract::isQuote).isEmpty();
  }

  @Test
  void everyListenerHearsTheSame() {
    List<MarketEvent> other = new ArrayList<>();
    listenToUnderlying();
    data.subscribe(other::add);
    publishRound();

    assertThat(other).isNotEmpty().isEqualTo(heard);
  }

  @Test
  void closedSubscriptionHearsNothingMore() {
    List<MarketEvent> other = new ArrayList<>();
    Subscription subscription = data.subscribe(other::add);
    listenToUnderlying();
    publishRound();
    int before = other.size();

    subscription.close();
    subscription.close();
    publishRound();

    assertThat(before).isPositive();
    assertThat(other).hasSize(before);
    assertThat(heard).hasSizeGreaterThan(before);
  }

  @Test
  void oneListenerRegisteredTwiceIsClosedOnceAtATime() {
    Consumer<MarketEvent> listener = heard::add;
    Subscription first = data.subscribe(listener);
    data.subscribe(listener);
    data.watchUnderlyings(Set.of(underlying()));
    first.close();
    publishRound();

    assertThat(heard).isNotEmpty();
  }

  @Test
  void eventsOfOneInstrumentComeInOrder() {
    listenToUnderlying();
    publishRound();
    publishRound();

    Map<String, Instant> latest = new HashMap<>();
    for (MarketEvent event : heard) {
      if (isQuote(event)) {
        Instant made = exchangeTime(event);
        Instant before = latest.put(nameOf(event), made);
        assertThat(before == null || !made.isBefore(before)).as("order of %s", event).isTrue();
      }
    }
    assertThat(latest).isNotEmpty();
  }

  @Test
  void quotesAreReceivedNoEarlierThanTheyWereMade() {
    listenToUnderlying();
    publishRound();

    assertThat(heard)
        .filteredOn(MarketDataContract::isQuote)
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.receiveTime()).isAfterOrEqualTo(exchangeTime(event)));
  }

  @Test
  void watchingCloselyOnlyAddsQuotes() {
    listenToUnderlying();
    OptionContract close = data.contracts(underlying()).get(0);
    data.watchClosely(Set.of(close));
    publishRound();

    List<OptionContract> contracts = data.contracts(underlying());
    assertThat(quotedContracts(heard)).containsAll(contracts);
    assertThat(quotesOf(close)).isGreaterThanOrEqualTo(quotesOf(contracts.get(1)));
  }

  @Test
  void watchingCloselyReplacesWhatWasWatchedClosely() {
    data.subscribe(heard::add);
    List<OptionContract> contracts = data.contracts(underlying());
    data.watchClosely(Set.of(contracts.get(0)));
    data.watchClosely(Set.of(contracts.get(1)));
    publishRound();

    assertThat(quotedContracts(heard)).doesNotContain(contracts.get(0));
  }

  @Test
  void callersMayChangeTheirSetsAfterwards() {
    data.subscribe(heard::add);
    Set<String> underlyings = new HashSet<>(Set.of(underlying()));
    Set<Instrument> closely = new HashSet<>();
    data.watchUnderlyings(underlyings);
    data.watchClosely(closely);
    underlyings.clear();
    closely.add(OptionContract.parse(UNKNOWN_UNDERLYING + "300118C00100000"));
    publishRound();

    assertThat(heard).hasAtLeastOneElementOfType(UnderlyingQuote.class);
  }

  @Test
  void unknownUnderlyingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> data.watchUnderlyings(Set.of(UNKNOWN_UNDERLYING)))
        .withMessageContaining(UNKNOWN_UNDERLYING);
  }

  @Test
  void contractsComeInSymbolOrderWithoutRepeats() {
    List<OptionContract> contracts = data.contracts(underlying());

    assertThat(contracts).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    assertThat(contracts).extracting(OptionContract::symbol).isSorted();
    assertThat(contracts).extracting(OptionContract::underlying).containsOnly(underlying());
  }

  @Test
  void latestQuotesLeaveOutContractsWithoutOne() {
    listenToUnderlying();
    publishRound();
    OptionContract listed = data.contracts(underlying()).get(0);
    OptionContract unlisted = OptionContract.parse(UNKNOWN_UNDERLYING + "300118C00100000");

    assertThat(data.latestQuotes(Set.of(listed, unlisted)))
        .extracting(OptionQuote::contract)
        .containsExactly(listed);
    assertThat(data.latestQuotes(Set.of())).isEmpty();
  }

  @Test
  void latestQuotesAreNoOlderThanWhatWasHeard() {
    listenToUnderlying();
    publishRound();
    OptionContract contract = data.contracts(underlying()).get(0);
    Instant last =
        heard.stream()
            .filter(event -> event instanceof OptionQuote q && q.contract().equals(contract))
            .map(MarketDataContract::exchangeTime)
            .max(Instant::compareTo)
            .orElseThrow();

    assertThat(data.latestQuotes(Set.of(contract)))
        .allSatisfy(quote -> assertThat(exchangeTime(quote)).isAfterOrEqualTo(last))
        .hasSize(1);
  }

  @Test
  void closedSourceIsSilent() {
    listenToUnderlying();
    publishRound();
    int before = heard.size();
    data.close();
    data.close();
    publishRound();

    assertThat(before).isPositive();
    assertThat(heard).hasSize(before);
  }

  private void listenToUnderlying() {
    data.subscribe(heard::add);
    data.watchUnderlyings(Set.of(underlying()));
  }

  private long quotesOf(OptionContract contract) {
    return heard.stream()
        .filter(event -> event instanceof OptionQuote q && q.contract().equals(contract))
        .count();
  }

  private static Set<OptionContract> quotedContracts(List<MarketEvent> events) {
    Set<OptionContract> contracts = new HashSet<>();
    for (MarketEvent event : events) {
      if (event instanceof OptionQuote quote) {
        contracts.add(quote.contract());
      }
    }
    return contracts;
  }

  private static boolean isQuote(MarketEvent event) {
    return event instanceof OptionQuote || event instanceof UnderlyingQuote;
  }

  private static String nameOf(MarketEvent event) {
    return event instanceof OptionQuote option
        ? option.contract().symbol()
        : ((UnderlyingQuote) event).symbol();
  }

  private static Instant exchangeTime(MarketEvent event) {
    return event instanceof OptionQuote option
        ? option.quote().exchangeTime()
        : ((UnderlyingQuote) event).quote().exchangeTime();
  }
}
