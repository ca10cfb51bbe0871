package io.tradeoracle.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Session;
import io.tradeoracle.model.TickSchedule;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.volatility.ConstantMaturityIv;
import io.tradeoracle.volatility.ConstantMaturityResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Chains of many days, seeds and hours: nobody could trade against them without risk. */
class SimulatedChainTest {

  private static final double RATE = 0.04;
  private static final double EXACT = 1e-9;
  private static final ExchangeCalendar CALENDAR = ExchangeCalendar.newYork();

  /** The options of one expiration at one instant; all lists are in strike order. */
  private record Smile(
      double spot, double interest, List<Double> strikes, List<Quote> calls, List<Quote> puts) {}

  @Test
  void quotesAreTwoTicksWideOnTheTickAndNeverCrossed() {
    forEachChain(
        chain -> {
          for (OptionQuote option : chain) {
            Quote quote = option.quote();
            assertThat(quote.ask()).isGreaterThan(quote.bid());
            assertThat(isOnTick(quote.bid())).as("bid of %s", option).isTrue();
            assertThat(isOnTick(quote.ask())).as("ask of %s", option).isTrue();
            if (quote.bid() > 0) {
              assertThat(quote.spread()).as("%s", option).isBetween(0.02 - EXACT, 0.10 + EXACT);
              assertThat(quote.bidSize()).isBetween(5, 200);
            } else {
              assertThat(quote.ask()).isLessThanOrEqualTo(0.06);
              assertThat(quote.bidSize()).isZero();
            }
            assertThat(quote.askSize()).isBetween(5, 200);
          }
        });
  }

  @Test
  void noOptionIsOfferedBelowItsExerciseValue() {
    forEachSmile(
        smile -> {
          for (int i = 0; i < smile.strikes.size(); i++) {
            double inTheMoney = smile.spot - smile.strikes.get(i);
            assertThat(smile.calls.get(i).ask()).isGreaterThan(inTheMoney - EXACT);
            assertThat(smile.puts.get(i).ask()).isGreaterThan(-inTheMoney - EXACT);
          }
        });
  }

  @Test
  void callsAndPutsAgreeWithinTheirSpreads() {
    forEachSmile(
        smile -> {
          for (int i = 0; i < smile.strikes.size(); i++) {
            double strike = smile.strikes.get(i);
            Quote call = smile.calls.get(i);
            Quote put = smile.puts.get(i);
            // American bounds without dividends: S - K <= C - P <= S - K exp(-rT).
            double most = smile.spot - strike * Math.exp(-smile.interest);
            assertThat(call.ask() - put.bid()).isGreaterThan(smile.spot - strike - EXACT);
            assertThat(call.bid() - put.ask()).isLessThan(most + EXACT);
          }
        });
  }

  @Test
  void verticalsAndButterfliesCostSomething() {
    forEachSmile(
        smile -> {
          for (int i = 1; i < smile.strikes.size(); i++) {
            double width = smile.strikes.get(i) - smile.strikes.get(i - 1);
            assertVerticalHasAPrice(smile.calls.get(i - 1), smile.calls.get(i), width);
            assertVerticalHasAPrice(smile.puts.get(i), smile.puts.get(i - 1), width);
          }
          assertNoFreeButterfly(smile.strikes, smile.calls);
          assertNoFreeButterfly(smile.strikes, smile.puts);
        });
  }

  @Test
  void lowStrikesAreDearerThanHighOnesInVolatility() {
    SmileSlice slice = new SmileSlice(100, Math.log(100), 0, 0.01);

    assertThat(slice.varianceAt(-0.1)).isGreaterThan(1.2 * slice.varianceAt(0));
    assertThat(slice.varianceAt(0.1)).isLessThan(slice.varianceAt(0));
    assertThat(slice.varianceAt(0.5)).isGreaterThan(slice.varianceAt(0.1));
    assertThat(slice.varianceAt(0)).isEqualTo(0.01);
  }

  @Test
  void farOptionsHaveNoBid() {
    List<OptionQuote> first = new ArrayList<>();
    forEachChain(first::addAll);
    assertThat(first).filteredOn(option -> option.quote().bid() == 0).hasSizeGreaterThan(100);
    assertThat(first).filteredOn(option -> option.quote().bid() > 0.5).hasSizeGreaterThan(1000);
  }

  @Test
  void thirtyDayVolatilityOfTheChainIsTheModelsOwn() {
    ConstantMaturityIv measure = new ConstantMaturityIv(CALENDAR);
    forEachUnderlying(
        (underlying, now) -> {
          List<OptionChain.Entry> entries =
              underlying.chain().stream()
                  .map(o -> new OptionChain.Entry(o.contract(), o.quote(), Double.NaN))
                  .toList();
          OptionChain chain = new OptionChain("ACME", underlying.spot(), now, entries);
          assertThat(measure.evaluate(chain, years -> new Carry(RATE, 0)))
              .isInstanceOfSatisfying(
                  ConstantMaturityResult.Available.class,
                  measured ->
                      assertThat(measured.impliedVolatility())
                          .isCloseTo(underlying.impliedVolatility30(now), within(0.01)));
        });
  }

  private static boolean isOnTick(double price) {
    BigDecimal exact = BigDecimal.valueOf(price);
    BigDecimal cents = exact.setScale(2, RoundingMode.HALF_EVEN);
    return cents.doubleValue() == price && TickSchedule.PENNY.isOnTick(cents);
  }

  private static void assertVerticalHasAPrice(Quote dear, Quote cheap, double width) {
    assertThat(dear.ask()).isGreaterThan(cheap.bid());
    assertThat(dear.bid() - cheap.ask()).isLessThan(width + EXACT);
  }

  private static void assertNoFreeButterfly(List<Double> strikes, List<Quote> quotes) {
    for (int i = 1; i < strikes.size() - 1; i++) {
      double wings = quotes.get(i - 1).ask() + quotes.get(i + 1).ask();
      assertThat(wings).isGreaterThan(2 * quotes.get(i).bid());
    }
  }

  private static void forEachSmile(Consumer<Smile> check) {
    forEachUnderlying(
        (underlying, now) -> {
          Map<LocalDate, Smile> smiles = new TreeMap<>();
          for (OptionQuote option : underlying.chain()) {
            OptionContract contract = option.contract();
            Smile smile =
                smiles.computeIfAbsent(
                    contract.expiration(), date -> emptySmile(underlying, contract, now));
            if (contract.right() == OptionRight.CALL) {
              smile.strikes.add(contract.strike().doubleValue());
              smile.calls.add(option.quote());
            } else {
              smile.puts.add(option.quote());
            }
          }
          assertThat(smiles).hasSizeGreaterThan(6);
          smiles.values().forEach(check);
        });
  }

  private static Smile emptySmile(
      SimulatedUnderlying underlying, OptionContract contract, Instant now) {
    double interest = RATE * CALENDAR.yearsToExpiration(now, contract);
    return new Smile(
        underlying.spot(), interest, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  private static void forEachChain(Consumer<List<OptionQuote>> check) {
    forEachUnderlying((underlying, now) -> check.accept(underlying.chain()));
  }

  private interface Check {
    void accept(SimulatedUnderlying underlying, Instant now);
  }

  /** First and last chains of thirty days of three shares, an expiration holiday among them. */
  private static void forEachUnderlying(Check check) {
    double[] spots = {82, 120, 195};
    for (int seed = 0; seed < spots.length; seed++) {
      Session session = CALENDAR.session(LocalDate.of(2025, 3, 24));
      var underlying = new SimulatedUnderlying("ACME", spots[seed], RATE, seed, session);
      for (int day = 0; day < 30; day++) {
        for (Instant now : List.of(session.open(), session.close().minusSeconds(5))) {
          underlying.advanceTo(now, session);
          check.accept(underlying, now);
        }
        session = CALENDAR.session(CALENDAR.nextTradingDay(session.date()));
      }
    }
  }
}
