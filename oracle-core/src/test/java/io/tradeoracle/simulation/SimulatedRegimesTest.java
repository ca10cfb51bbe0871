package io.tradeoracle.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.Session;
import io.tradeoracle.port.DailyIv;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What sixty days of forty seeds bring: enough of everything a strategy must live through. */
class SimulatedRegimesTest {

  private static final int SEEDS = 40;
  private static final int DAYS = 60;
  private static final int WINDOW = 252;
  private static final ExchangeCalendar CALENDAR = ExchangeCalendar.newYork();

  /** What happened to one seed. */
  private record Run(
      boolean dear, boolean cheap, double worstDay, double bestDay, boolean lostAStrangleLeg) {}

  private static final List<Run> RUNS = new ArrayList<>();

  @BeforeAll
  static void run() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      RUNS.add(run(seed));
    }
  }

  @Test
  void mostSeedsMakeOptionsBothCheapAndDear() {
    assertThat(RUNS.stream().filter(run -> run.dear && run.cheap).count())
        .isGreaterThanOrEqualTo(SEEDS * 7 / 10);
  }

  @Test
  void notEverySeedIsTheSame() {
    assertThat(RUNS).anyMatch(run -> !run.dear || !run.cheap);
    assertThat(RUNS).doesNotHaveDuplicates();
  }

  @Test
  void someDaysGapWide() {
    assertThat(RUNS.stream().filter(run -> run.worstDay < -0.05).count())
        .isBetween(SEEDS / 8L, SEEDS * 7L / 8);
    assertThat(RUNS).anyMatch(run -> run.bestDay > 0.06).anyMatch(run -> run.worstDay < -0.08);
  }

  @Test
  void someStrangleLosesTheBidOfOneLeg() {
    assertThat(RUNS.stream().filter(Run::lostAStrangleLeg).count()).isPositive();
  }

  private static Run run(long seed) {
    Session session = CALENDAR.session(LocalDate.of(2025, 1, 6));
    var share = new SimulatedUnderlying("ACME", 120, 0.04, Noise.seed(seed, "ACME"), session);
    List<Double> history =
        new ArrayList<>(share.ivHistory().stream().map(DailyIv::impliedVolatility).toList());
    List<Double> ranks = new ArrayList<>();
    List<Double> returns = new ArrayList<>();
    List<ListedOption> strangle = strangle();
    boolean lost = false;
    for (int day = 0; day < DAYS; day++) {
      double before = share.spot();
      for (Instant now = session.open(); session.contains(now); now = now.plusSeconds(300)) {
        share.advanceTo(now, session);
      }
      returns.add(share.spot() / before - 1);
      history.add(share.impliedVolatility30(session.close().minusSeconds(1500)));
      ranks.add(rank(history.subList(history.size() - WINDOW, history.size())));
      lost |= day < 12 && strangle.stream().anyMatch(leg -> share.value(leg) < 0.01);
      session = CALENDAR.session(CALENDAR.nextTradingDay(session.date()));
    }
    return new Run(
        Collections.max(ranks) > 0.7,
        Collections.min(ranks) < 0.3,
        Collections.min(returns),
        Collections.max(returns),
        lost);
  }

  /** Seven per cent out of the money, 39 days before expiration. */
  private static List<ListedOption> strangle() {
    LocalDate expiration = LocalDate.of(2025, 2, 14);
    OptionListing listing = new OptionListing("ACME", 120, 1);
    listing.renew(LocalDate.of(2025, 1, 6), 120);
    return listing.options().stream()
        .filter(option -> option.expiration().equals(expiration))
        .filter(
            option ->
                option.contract().symbol().endsWith("P00112500")
                    || option.contract().symbol().endsWith("C00127500"))
        .toList();
  }

  private static double rank(List<Double> window) {
    double low = Collections.min(window);
    double high = Collections.max(window);
    return (window.get(window.size() - 1) - low) / (high - low);
  }
}
