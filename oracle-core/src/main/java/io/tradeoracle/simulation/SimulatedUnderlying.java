package io.tradeoracle.simulation;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Session;
import io.tradeoracle.model.UnderlyingQuote;
import io.tradeoracle.port.DailyIv;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One share of the simulated market with its path, its reports and its options. */
final class SimulatedUnderlying {

  static final int HISTORY_DAYS = 260;

  private static final int UNRECORDED_DAYS = 40;
  private static final long HISTORY_STEP_SECONDS = 300;
  private static final long HISTORY_SECONDS_BEFORE_CLOSE = 1_500;

  // Of a day's variance, three quarters fall into the session; a day without one adds a little.
  private static final double SESSION_SHARE = 0.75;
  private static final double NIGHT_SHARE = 0.25;
  private static final double SHARE_PER_CLOSED_DAY = 0.05;
  private static final double FULL_SESSION_SECONDS = 6.5 * 3600;

  /** Options are dearer before a report than its surprise deserves, as in real markets. */
  private static final double SURPRISE_SHARE = 0.9;

  private final ExchangeCalendar calendar = ExchangeCalendar.newYork();
  private final String symbol;
  private final SharePath path;
  private final EarningsSchedule earnings;
  private final VolatilitySurface surface;
  private final OptionListing listing;
  private final long shareKey;
  private final long chainKey;
  private final List<DailyIv> history;
  private final Map<LocalDate, Double> closes = new HashMap<>();
  private LocalDate today;
  private @Nullable Instant now;
  private @Nullable List<OptionQuote> chain;

  SimulatedUnderlying(String symbol, double spot, double rate, long seed, Session first) {
    this.symbol = symbol;
    today = first.date();
    shareKey = Noise.seed(seed, "share");
    chainKey = Noise.seed(seed, "chain");
    LocalDate warmUp = tradingDaysBefore(today, HISTORY_DAYS + UNRECORDED_DAYS);
    path = new SharePath(Noise.seed(seed, "path"));
    earnings = new EarningsSchedule(Noise.seed(seed, "earnings"), warmUp);
    surface = new VolatilitySurface(path, earnings, rate);
    history = List.copyOf(generateHistory(warmUp, today));
    path.rebase(spot);
    listing = new OptionListing(symbol, spot, Noise.seed(seed, "options"));
    listing.renew(today, spot);
  }

  String symbol() {
    return symbol;
  }

  List<DailyIv> ivHistory() {
    return history;
  }

  /** Returns the report announced by an instant; one that is out counts no more. */
  Optional<LocalDate> nextEarnings(Instant instant) {
    LocalDate day = calendar.dateOf(instant);
    boolean closed = calendar.isTradingDay(day) && !instant.isBefore(calendar.session(day).close());
    return earnings.announced(closed ? day.plusDays(1) : day);
  }

  List<OptionContract> contracts() {
    return listing.options().stream().map(ListedOption::contract).toList();
  }

  /** Goes on to the next tick of a session, over the night if the session is another. */
  void advanceTo(Instant instant, Session session) {
    if (!session.date().equals(today)) {
      closes.put(today, quote().quote().mid());
      passNight(today, session.date());
      today = session.date();
      listing.renew(today, path.spot());
    } else if (now != null) {
      path.advance(sessionShare(instant.getEpochSecond() - now.getEpochSecond()));
    }
    now = instant;
    chain = null;
    surface.set(instant);
  }

  /** Returns the share's quote at the latest tick. */
  UnderlyingQuote quote() {
    Instant instant = present();
    long chance = Noise.bits(shareKey, tickOf(instant));
    int spread = 1 + (int) (3 * Noise.unit(chance));
    boolean leansDown = (chance & 1) == 0;
    int below = spread == 2 ? (leansDown ? 1 : 0) : spread / 2;
    int bid = (int) Math.floor(100 * path.spot()) - below;
    Quote quote =
        new Quote(
            bid / 100.0,
            (bid + spread) / 100.0,
            shares(chance << 24),
            shares(chance << 44),
            instant,
            instant,
            FeedKind.SIMULATED);
    return new UnderlyingQuote(symbol, quote);
  }

  /** Returns the quotes of all listed options at the latest tick, in OCC symbol order. */
  List<OptionQuote> chain() {
    if (chain == null) {
      List<OptionQuote> quotes = new ArrayList<>(listing.options().size());
      for (ListedOption option : listing.options()) {
        quotes.add(quote(option));
      }
      chain = quotes;
    }
    return chain;
  }

  /** Returns a contract's quote at the latest tick; null if it is not listed or none was yet. */
  @Nullable OptionQuote latestQuote(OptionContract contract) {
    ListedOption option = now == null ? null : listing.find(contract);
    return option == null ? null : quote(option);
  }

  /** Returns the middle of the share's last quote on a day, if that day's session is over. */
  Optional<BigDecimal> closingPrice(LocalDate day, Instant instant) {
    boolean closedToday =
        day.equals(today) && now != null && !instant.isBefore(calendar.session(day).close());
    Double price = closedToday ? Double.valueOf(quote().quote().mid()) : closes.get(day);
    return Optional.ofNullable(price).map(VenueMarket::exact);
  }

  /** Returns the theoretical value of an option at the latest tick, dollars per share. */
  double value(ListedOption option) {
    return surface.slice(option.expiration()).value(option);
  }

  /** Returns the price that the latest quotes are made around, dollars. */
  double spot() {
    return path.spot();
  }

  /** Returns the 30-day implied volatility at an instant of the present day. */
  double impliedVolatility30(Instant instant) {
    return surface.constantMaturity(instant);
  }

  private OptionQuote quote(ListedOption option) {
    Instant instant = present();
    long tick = tickOf(instant);
    SmileSlice slice = surface.slice(option.expiration());
    Quote quote =
        OptionQuoter.quote(
            slice.value(option),
            slice.deviations(option),
            OptionQuoter.breath(chainKey, tick),
            option.noiseKey(),
            tick,
            instant);
    return new OptionQuote(option.contract(), quote);
  }

  private Instant present() {
    if (now == null) {
      throw new IllegalStateException("the market has not opened yet");
    }
    return now;
  }

  private static long tickOf(Instant instant) {
    return instant.getEpochSecond() / SimulatedMarket.TICK_SECONDS;
  }

  private static int shares(long chance) {
    return 100 * (1 + (int) (20 * ((chance >>> 44) * 0x1p-20)));
  }

  private void passNight(LocalDate from, LocalDate to) {
    if (earnings.reportsOn(from)) {
      path.surprise(SURPRISE_SHARE * earnings.deviation());
    }
    long closedDays = ChronoUnit.DAYS.between(from, to) - 1;
    path.advance(NIGHT_SHARE + SHARE_PER_CLOSED_DAY * closedDays);
  }

  private static double sessionShare(long seconds) {
    return SESSION_SHARE * seconds / FULL_SESSION_SECONDS;
  }

  private List<DailyIv> generateHistory(LocalDate from, LocalDate first) {
    List<DailyIv> days = new ArrayList<>();
    LocalDate day = from;
    while (day.isBefore(first)) {
      days.add(new DailyIv(symbol, day, generateDay(calendar.session(day)), "generated"));
      LocalDate next = calendar.nextTradingDay(day);
      passNight(day, next);
      day = next;
    }
    return days.subList(UNRECORDED_DAYS, days.size());
  }

  private double generateDay(Session session) {
    Instant observed = session.close().minusSeconds(HISTORY_SECONDS_BEFORE_CLOSE);
    double implied = Double.NaN;
    for (Instant at = session.open(); at.isBefore(session.close()); ) {
      path.advance(sessionShare(HISTORY_STEP_SECONDS));
      at = at.plusSeconds(HISTORY_STEP_SECONDS);
      implied = at.equals(observed) ? surface.constantMaturity(at) : implied;
    }
    return implied;
  }

  private LocalDate tradingDaysBefore(LocalDate day, int count) {
    LocalDate earlier = day;
    for (int i = 0; i < count; i++) {
      earlier = calendar.previousTradingDay(earlier);
    }
    return earlier;
  }
}
