package io.tradeoracle.backtest.lean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.UnderlyingQuote;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.volatility.ChainSlice;
import io.tradeoracle.volatility.ConstantMaturityIv;
import io.tradeoracle.volatility.ConstantMaturityResult;
import io.tradeoracle.volatility.ModelFreeVariance;
import io.tradeoracle.volatility.ParityCarry;
import io.tradeoracle.volatility.ParityResult;
import io.tradeoracle.volatility.SmileQuotes;
import io.tradeoracle.volatility.SsviFit;
import io.tradeoracle.volatility.SsviFitResult;
import io.tradeoracle.volatility.SviFit;
import io.tradeoracle.volatility.SviFitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Smiles of a real American chain; skipped where the recording is absent. */
class RecordedSmileTest {

  private static final Path DATA =
      Path.of(System.getProperty("tradeoracle.root", "."), "..", "shared", "market-data")
          .normalize();

  @BeforeEach
  void needsTheRecordings() {
    assumeTrue(Files.isDirectory(DATA), () -> "recorded market data is absent: " + DATA);
  }

  /** An hour and a half into the half day. */
  private static OptionChain chain() {
    LeanDataFolder folder = new LeanDataFolder(DATA);
    LeanReplay replay = LeanReplay.of(folder, folder.day("GOOG", LocalDate.of(2015, 12, 24)));
    List<Double> spots = new ArrayList<>();
    SortedMap<String, OptionChain.Entry> latest = new TreeMap<>();
    replay
        .data()
        .subscribe(
            event -> {
              if (event instanceof UnderlyingQuote quote) {
                spots.add(quote.quote().mid());
              }
              if (event instanceof OptionQuote told) {
                latest.compute(told.contract().symbol(), (symbol, known) -> entry(known, told));
              }
            });
    replay.data().watchUnderlyings(replay.underlyings());
    replay.start();
    replay.time().runUntil(replay.day().session().open().plus(Duration.ofMinutes(90)));
    double spot = spots.get(spots.size() - 1);
    return new OptionChain("GOOG", spot, replay.time().instant(), List.copyOf(latest.values()));
  }

  /** A side that did not change in a minute has no bar: it is what it was. */
  private static OptionChain.Entry entry(OptionChain.@Nullable Entry known, OptionQuote told) {
    Quote quote = told.quote();
    Quote before = known == null ? quote : known.quote();
    Quote whole =
        new Quote(
            quote.bid() > 0 ? quote.bid() : before.bid(),
            quote.ask() > 0 ? quote.ask() : before.ask(),
            quote.bidSize(),
            quote.askSize(),
            quote.exchangeTime(),
            quote.receiveTime(),
            quote.feed());
    return new OptionChain.Entry(told.contract(), whole, Double.NaN);
  }

  @Test
  void everyExpirationOfTheDayHasASmileWithoutArbitrage() {
    List<ChainSlice> slices = ChainSlice.of(chain(), ExchangeCalendar.newYork());
    List<SmileQuotes> smiles = new ArrayList<>();
    for (ChainSlice slice : slices) {
      ParityResult parity = ParityCarry.at(slice, 0.005);
      assertThat(parity).isInstanceOf(ParityResult.Found.class);
      SmileQuotes quotes = slice.smileQuotes(((ParityResult.Found) parity).carry());
      SviFitResult result = SviFit.fit(quotes);
      assertThat(result).isInstanceOf(SviFitResult.Fitted.class);
      SviFitResult.Fitted fitted = (SviFitResult.Fitted) result;
      assertThat(fitted.slice().parameters().butterfly().isFree()).isTrue();
      if (slice.years() > 0.05) {
        assertThat(fitted.rootMeanSquareError()).isLessThan(0.015);
      }
      smiles.add(quotes);
    }
    assertThat(slices).hasSizeGreaterThan(10);

    SsviFitResult surface = SsviFit.fit(smiles);
    assertThat(surface)
        .isInstanceOfSatisfying(
            SsviFitResult.Fitted.class,
            found -> assertThat(found.rootMeanSquareError()).isLessThan(0.03));
  }

  @Test
  void theModelFreeVolatilityIsNearTheOneAtTheForward() {
    OptionChain chain = chain();
    ConstantMaturityResult atForward =
        new ConstantMaturityIv(ExchangeCalendar.newYork())
            .evaluate(chain, years -> new Carry(0.005, 0));
    ConstantMaturityResult modelFree =
        new ModelFreeVariance(ExchangeCalendar.newYork())
            .evaluate(chain, years -> new Carry(0.005, 0));

    assertThat(value(modelFree)).isCloseTo(value(atForward), within(0.02));
    assertThat(value(modelFree)).isGreaterThan(value(atForward));
  }

  private static double value(ConstantMaturityResult result) {
    assertThat(result).isInstanceOf(ConstantMaturityResult.Available.class);
    return ((ConstantMaturityResult.Available) result).impliedVolatility();
  }
}
