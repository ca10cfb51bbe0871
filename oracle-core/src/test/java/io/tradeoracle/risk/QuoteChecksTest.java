package io.tradeoracle.risk;

import static io.tradeoracle.risk.OpeningAssertions.denies;
import static io.tradeoracle.risk.OpeningAssertions.passes;
import static io.tradeoracle.risk.OpeningAssertions.reasons;
import static io.tradeoracle.risk.OpeningScenario.LONG_CALL;
import static io.tradeoracle.risk.OpeningScenario.LONG_PUT;
import static io.tradeoracle.risk.OpeningScenario.NOON;
import static io.tradeoracle.risk.OpeningScenario.SHORT_CALL;
import static io.tradeoracle.risk.OpeningScenario.SHORT_PUT;
import static io.tradeoracle.risk.OpeningScenario.market;
import static io.tradeoracle.risk.OpeningScenario.quote;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.Equity;
import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.Structure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class QuoteChecksTest {

  private static final Duration NANO = Duration.ofNanos(1);
  private static final OptionContract ZERO_DAY = OptionContract.parse("XYZ261123C00100000");

  private static void replaceLeg(OpeningScenario scenario, int index, LegMarket market) {
    scenario.legs.set(index, market);
  }

  private static LegMarket aged(AgeClass ageClass, Duration age, Duration snapshotAge) {
    return new LegMarket(
        SHORT_PUT,
        quote(1.10, 1.14, 100, 100, NOON.minus(age), FeedKind.OPRA),
        ageClass,
        NOON.minus(snapshotAge),
        0,
        Duration.ZERO,
        false,
        1000,
        500);
  }

  private static LegMarket moved(double spotMove, Duration skew, long openInterest, long volume) {
    return new LegMarket(
        SHORT_PUT,
        quote(1.10, 1.14),
        AgeClass.OPTION_FAST,
        Instant.MIN,
        spotMove,
        skew,
        false,
        openInterest,
        volume);
  }

  @Test
  void deniesAStaleUnderlying() {
    checkUnderlyingAge(AgeClass.UNDERLYING_LIQUID, Duration.ofSeconds(5));
    checkUnderlyingAge(AgeClass.UNDERLYING_OTHER, Duration.ofSeconds(15));
    checkUnderlyingAge(AgeClass.RECORDED, Duration.ofMinutes(5));
  }

  private static void checkUnderlyingAge(AgeClass ageClass, Duration age) {
    passes(
        s -> {
          s.underlyingAgeClass = ageClass;
          s.underlyingQuotedAt = NOON.minus(age);
        });
    denies(
        DenialReason.UNDERLYING_STALE,
        s -> {
          s.underlyingAgeClass = ageClass;
          s.underlyingQuotedAt = NOON.minus(age).minus(NANO);
        });
  }

  @Test
  void deniesAStaleQuote() {
    checkOptionAge(AgeClass.OPTION_FAST, Duration.ofSeconds(15));
    checkOptionAge(AgeClass.OPTION_STEADY, Duration.ofMinutes(1));
    checkOptionAge(AgeClass.OPTION_QUIET, Duration.ofMinutes(2));
    checkOptionAge(AgeClass.RECORDED, Duration.ofMinutes(5));
  }

  private static void checkOptionAge(AgeClass ageClass, Duration age) {
    passes(s -> replaceLeg(s, 1, aged(ageClass, age, Duration.ZERO)));
    denies(
        DenialReason.QUOTE_STALE,
        s -> replaceLeg(s, 1, aged(ageClass, age.plus(NANO), Duration.ZERO)));
  }

  @Test
  void aQuietQuoteNeedsAFreshSnapshot() {
    Duration five = Duration.ofSeconds(5);
    passes(s -> replaceLeg(s, 1, aged(AgeClass.OPTION_QUIET, five, five)));
    denies(
        DenialReason.QUOTE_STALE,
        s -> replaceLeg(s, 1, aged(AgeClass.OPTION_QUIET, five, five.plus(NANO))));
    passes(s -> replaceLeg(s, 1, aged(AgeClass.OPTION_STEADY, five, Duration.ofDays(1))));
  }

  @Test
  void deniesWhenTheUnderlyingHasMovedSinceTheQuote() {
    passes(s -> replaceLeg(s, 1, moved(0.0025, Duration.ZERO, 1000, 500)));
    denies(
        DenialReason.SPOT_MOVED, s -> replaceLeg(s, 1, moved(0.002501, Duration.ZERO, 1000, 500)));
    denies(
        DenialReason.SPOT_MOVED,
        s -> replaceLeg(s, 1, moved(Double.NaN, Duration.ZERO, 1000, 500)));
  }

  @Test
  void deniesLegsSeenAtAnotherMomentThanTheUnderlying() {
    Duration two = Duration.ofSeconds(2);
    passes(s -> replaceLeg(s, 1, moved(0, two, 1000, 500)));
    denies(DenialReason.LEG_SKEW, s -> replaceLeg(s, 1, moved(0, two.plus(NANO), 1000, 500)));
  }

  @Test
  void deniesFeedsThatAreNotGoodEnough() {
    denies(DenialReason.FEED_NOT_ALLOWED, s -> s.underlyingFeed = FeedKind.INDICATIVE);
    denies(
        DenialReason.FEED_NOT_ALLOWED,
        s ->
            replaceLeg(
                s, 1, market(SHORT_PUT, quote(1.10, 1.14, 100, 100, NOON, FeedKind.INDICATIVE))));
    passes(
        s -> {
          s.underlyingFeed = FeedKind.INDICATIVE;
          s.limits = RiskLimits.builder().allowedFeeds(Set.of(FeedKind.values())).build();
        });
  }

  @Test
  void deniesOneSidedCrossedAndLockedQuotes() {
    denies(DenialReason.QUOTE_INVALID, s -> replaceLeg(s, 1, market(SHORT_PUT, 1.10, 0)));
    denies(DenialReason.QUOTE_INVALID, s -> replaceLeg(s, 1, market(SHORT_PUT, 1.14, 1.10)));
    denies(DenialReason.QUOTE_INVALID, s -> replaceLeg(s, 1, market(SHORT_PUT, 1.12, 1.12)));
    assertThat(reasons(s -> replaceLeg(s, 1, market(SHORT_PUT, 0, 1.10))))
        .containsExactly(DenialReason.QUOTE_INVALID, DenialReason.BID_TOO_LOW);
  }

  @Test
  void deniesAWideLeg() {
    Consumer<OpeningScenario> ignoreCost =
        s -> s.limits = RiskLimits.builder().structureCost(10).build();
    passes(s -> ignoreCost.andThen(t -> t.buying(LONG_CALL, 0.10, 0.20)).accept(s));
    denies(
        DenialReason.LEG_SPREAD,
        s -> ignoreCost.andThen(t -> t.buying(LONG_CALL, 0.10, 0.21)).accept(s));
    passes(s -> ignoreCost.andThen(t -> t.buying(LONG_CALL, 1.75, 2.25)).accept(s));
    denies(
        DenialReason.LEG_SPREAD,
        s -> ignoreCost.andThen(t -> t.buying(LONG_CALL, 1.75, 2.26)).accept(s));
  }

  @Test
  void optionsThatExpireTodayMustBeTighter() {
    passes(s -> s.buying(ZERO_DAY, 0.60, 0.65));
    denies(DenialReason.LEG_SPREAD, s -> s.buying(ZERO_DAY, 0.60, 0.66));
    passes(s -> s.buying(ZERO_DAY, 1.95, 2.05));
    denies(DenialReason.LEG_SPREAD, s -> s.buying(ZERO_DAY, 1.95, 2.06));
    passes(s -> s.buying(LONG_CALL, 1.95, 2.06));
  }

  @Test
  void scalpsMustBeTighterStill() {
    OrderOrigin scalp = new OrderOrigin.Strategy("scalp", true, true);
    OrderOrigin intraday = new OrderOrigin.Strategy("momentum", true, false);
    passes(s -> s.buying(ZERO_DAY, 1.97, 2.03).origin = scalp);
    denies(DenialReason.LEG_SPREAD, s -> s.buying(ZERO_DAY, 1.97, 2.04).origin = scalp);
    passes(s -> s.buying(ZERO_DAY, 1.97, 2.04).origin = intraday);
  }

  @Test
  void deniesBidsNearZero() {
    passes(
        s -> {
          replaceLeg(s, 0, market(LONG_PUT, 0.05, 0.07));
          replaceLeg(s, 1, market(SHORT_PUT, 0.10, 0.12));
        });
    denies(DenialReason.BID_TOO_LOW, s -> replaceLeg(s, 0, market(LONG_PUT, 0.04, 0.06)));
    denies(
        DenialReason.BID_TOO_LOW,
        s -> {
          replaceLeg(s, 0, market(LONG_PUT, 0.05, 0.07));
          replaceLeg(s, 1, market(SHORT_PUT, 0.09, 0.11));
        });
  }

  @Test
  void deniesMoreThanIsShown() {
    passes(
        s -> {
          replaceLeg(s, 0, sized(LONG_PUT, 0.50, 0.54, 0, 10));
          replaceLeg(s, 1, sized(SHORT_PUT, 1.10, 1.14, 10, 0));
        });
    denies(DenialReason.DISPLAYED_SIZE, s -> replaceLeg(s, 0, sized(LONG_PUT, 0.50, 0.54, 100, 9)));
    denies(
        DenialReason.DISPLAYED_SIZE, s -> replaceLeg(s, 1, sized(SHORT_PUT, 1.10, 1.14, 9, 100)));
  }

  private static LegMarket sized(
      OptionContract option, double bid, double ask, int bidSize, int askSize) {
    return market(option, quote(bid, ask, bidSize, askSize, NOON, FeedKind.OPRA));
  }

  @Test
  void deniesContractsNeitherHeldNorTraded() {
    passes(s -> replaceLeg(s, 1, moved(0, Duration.ZERO, 100, 0)));
    passes(s -> replaceLeg(s, 1, moved(0, Duration.ZERO, 0, 50)));
    denies(DenialReason.ILLIQUID, s -> replaceLeg(s, 1, moved(0, Duration.ZERO, 99, 49)));
    passes(s -> replaceLeg(s, 1, moved(0, Duration.ZERO, LegMarket.UNKNOWN, 0)));
    passes(s -> replaceLeg(s, 1, moved(0, Duration.ZERO, 0, LegMarket.UNKNOWN)));
  }

  @Test
  void deniesAStructureThatCostsTooMuchToTradeAtOnce() {
    // Mid -1.20, natural -1.08: the cost is exactly a tenth.
    passes(s -> condorQuotes(s, 0.03));
    denies(DenialReason.STRUCTURE_COST, s -> condorQuotes(s, 0.0301));
  }

  private static void condorQuotes(OpeningScenario s, double half) {
    replaceLeg(s, 0, market(LONG_PUT, 0.50 - half, 0.50 + half));
    replaceLeg(s, 1, market(SHORT_PUT, 1.10 - half, 1.10 + half));
    replaceLeg(s, 2, market(SHORT_CALL, 1.10 - half, 1.10 + half));
    replaceLeg(s, 3, market(LONG_CALL, 0.50 - half, 0.50 + half));
  }

  @Test
  void findsALegsMarketWhereverItStandsInTheList() {
    passes(s -> s.legs = List.of(s.legs.get(3), s.legs.get(2), s.legs.get(1), s.legs.get(0)));
  }

  @Test
  void sharesAreNotCheckedLikeOptions() {
    Equity share = new Equity("XYZ");
    passes(
        s -> {
          s.structure = Structure.single(share, 1);
          s.price = OrderPrice.limit(new BigDecimal("0.02"));
          s.legs =
              List.of(
                  new LegMarket(
                      share,
                      quote(0.02, 0.021),
                      AgeClass.UNDERLYING_LIQUID,
                      Instant.MIN,
                      0,
                      Duration.ZERO,
                      false,
                      0,
                      0));
          s.optionLevel = 0;
        });
  }
}
