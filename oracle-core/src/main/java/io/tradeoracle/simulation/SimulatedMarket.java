package io.tradeoracle.simulation;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.Session;
import io.tradeoracle.port.DailyIv;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.pricing.Carry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A made-up US options market on virtual time: shares whose volatility wanders between calm and
 * stress, that jump, gap overnight and report earnings, with a full chain of American options
 * quoted around a smile. Nothing in it is a forecast of any real product.
 *
 * <pre>{@code
 * var market = SimulatedMarket.builder().underlying("ACME", 120).seed(42).build();
 * MarketData data = market.data();
 * data.watchUnderlyings(Set.of("ACME"));
 * data.subscribe(System.out::println);
 * market.start();
 * market.time().runUntil(market.time().instant().plus(Duration.ofMinutes(5)));
 * }</pre>
 *
 * <p><b>Clock.</b> It opens at 09:30 New York of its first day, whatever the wall clock says, and
 * keeps the exchange's hours: nights, weekends and holidays pass at once, half days end at 13:00.
 * In a session a watched share is quoted every 5 seconds, each of its options at each full minute,
 * changed or not, and an instrument watched closely every 5 seconds. Nothing is published at or
 * after the close; the last quotes before it are the close.
 *
 * <p><b>Seed.</b> The same seed, start and underlyings give the same events to the bit on any Java
 * version. A quote depends on the seed, the share's path and the instant alone: who watches, and
 * how closely, changes nobody's quotes. Underlyings move independently of each other, and adding
 * one leaves the others as they were.
 *
 * <p><b>Resuming.</b> A market built with {@link Builder#resumeAt} goes on as the same market would
 * have that never stopped: what the time before would have brought has happened, but nothing of it
 * is told.
 *
 * <p><b>Prices.</b> The theoretical value always lies between bid and ask, so quotes are free of
 * arbitrage beyond the spread. Interest is that of {@link #carry()}; there are no dividends.
 *
 * <p>Not thread-safe: everything happens on the thread that runs {@link #time()}.
 */
public final class SimulatedMarket {

  static final long TICK_SECONDS = 5;
  private static final long CHAIN_SECONDS = 60;

  private final ExchangeCalendar calendar = ExchangeCalendar.newYork();
  private final VirtualTime time;
  private final Carry carry;
  private final Map<String, SimulatedUnderlying> underlyings = new TreeMap<>();
  private final List<SimulatedMarketView> views = new CopyOnWriteArrayList<>();
  private final Session firstSession;
  private Session session;
  private Instant nextTick;
  private boolean resumed;
  private boolean started;

  private SimulatedMarket(Builder builder, VirtualTime time, Session firstSession) {
    this.time = time;
    this.firstSession = firstSession;
    this.session = firstSession;
    this.nextTick = firstSession.open();
    this.carry = new Carry(builder.rate, 0);
    builder
        .shares()
        .forEach(
            (symbol, spot) ->
                underlyings.put(
                    symbol,
                    new SimulatedUnderlying(
                        symbol,
                        spot,
                        builder.rate,
                        Noise.seed(builder.seed, symbol),
                        firstSession)));
  }

  /** Returns a builder with the defaults its methods name. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns a new view of this market with listeners and watch lists of its own. The exchange and
   * an engine take one each; at an instant the views hear of it in the order they were made.
   */
  public MarketData data() {
    var view = new SimulatedMarketView(this);
    views.add(view);
    return view;
  }

  /** Returns the time the market runs on. */
  public VirtualTime time() {
    return time;
  }

  /**
   * Opens the market at the first session's opening. From then on quotes appear as time passes. A
   * resumed one tells the latest quotes of all that is watched at once, whatever the hour, with the
   * exchange time of the tick they were made at.
   *
   * @throws IllegalStateException if it was started before
   */
  public void start() {
    if (started) {
      throw new IllegalStateException("the market was started before");
    }
    started = true;
    if (resumed) {
      time.schedule(time.instant(), () -> publish(true));
    }
    time.schedule(nextTick, this::tick);
  }

  /** Returns the first session: that of the start date or of the first trading day after it. */
  public Session firstSession() {
    return firstSession;
  }

  /** Returns the symbols of the underlyings, ascending. */
  public Set<String> underlyings() {
    return Collections.unmodifiableSet(underlyings.keySet());
  }

  /** Returns the interest rate that prices the options; the dividend yield is zero. */
  public Carry carry() {
    return carry;
  }

  /**
   * Returns the model's own 30-day implied volatility on each of the 260 trading days before the
   * first session, ascending: at the forward, late in the day, interpolated between the listed
   * expirations as on a real chain. The source is {@code generated}.
   *
   * @throws IllegalArgumentException if the underlying is not in this market
   */
  public List<DailyIv> ivHistory(String underlying) {
    return find(underlying).ivHistory();
  }

  /**
   * Returns the day after whose close an underlying reports next, as far as it was announced by
   * then: ten trading days ahead. Empty before the announcement.
   *
   * @param now any instant; on the day itself the report is out from the close on
   * @throws IllegalArgumentException if the underlying is not in this market
   */
  public Optional<LocalDate> nextEarnings(String underlying, Instant now) {
    return find(underlying).nextEarnings(now);
  }

  /**
   * Returns what a contract of this market settles on: the middle of its underlying's last quote on
   * the expiration date. An exchange that was away over an expiration needs it: {@code
   * exchangeBuilder.settlementValues(market::settlementValue)}.
   *
   * @return dollars per share; empty before that session's close and for contracts of other markets
   */
  public Optional<BigDecimal> settlementValue(OptionContract contract) {
    return Optional.ofNullable(underlyings.get(contract.underlying()))
        .flatMap(found -> found.closingPrice(calendar.settlementDate(contract), time.instant()));
  }

  SimulatedUnderlying find(String underlying) {
    SimulatedUnderlying found = underlyings.get(underlying);
    if (found == null) {
      throw new IllegalArgumentException("underlying is not in this market: " + underlying);
    }
    return found;
  }

  /** Returns the quote of a listed contract at the latest tick, or null before the first one. */
  @Nullable OptionQuote latestQuote(OptionContract contract) {
    SimulatedUnderlying underlying = underlyings.get(contract.underlying());
    return underlying == null ? null : underlying.latestQuote(contract);
  }

  void detach(SimulatedMarketView view) {
    views.remove(view);
  }

  private void tick() {
    boolean chainIsDue = nextTick.getEpochSecond() % CHAIN_SECONDS == 0;
    advance();
    publish(chainIsDue);
    time.schedule(nextTick, this::tick);
  }

  /** Lets everything up to an instant happen untold. */
  private void resume(Instant instant) {
    resumed = true;
    while (!nextTick.isAfter(instant)) {
      advance();
    }
  }

  private void advance() {
    Instant tick = nextTick;
    underlyings.values().forEach(underlying -> underlying.advanceTo(tick, session));
    nextTick = tick.plusSeconds(TICK_SECONDS);
    if (!session.contains(nextTick)) {
      session = calendar.session(calendar.nextTradingDay(session.date()));
      nextTick = session.open();
    }
  }

  private void publish(boolean chainIsDue) {
    for (SimulatedMarketView view : views) {
      underlyings.values().forEach(underlying -> view.publish(underlying, chainIsDue));
    }
  }

  /** Settings of a {@link SimulatedMarket}; each has a default. */
  public static final class Builder {

    private static final String DEFAULT_SYMBOL = "ACME";
    private static final double DEFAULT_SPOT = 120;
    private static final LocalDate DEFAULT_START = LocalDate.of(2025, 1, 6);
    private static final double MIN_SPOT = 20;
    private static final double MAX_SPOT = 1_000;

    private final Map<String, Double> spots = new TreeMap<>();
    private long seed = 1;
    private double rate = 0.04;
    private @Nullable LocalDate start;
    private @Nullable VirtualTime time;
    private @Nullable Instant resumeAt;

    private Builder() {}

    /**
     * Adds a share with options. Without any, there is ACME at 120.
     *
     * @param symbol a made-up ticker of 1 to 6 letters
     * @param spot its price at the first opening, 20 to 1000 dollars
     */
    public Builder underlying(String symbol, double spot) {
      if (!symbol.matches("[A-Z]{1,6}")) {
        throw new IllegalArgumentException(
            "symbol must be 1 to 6 upper-case letters: '" + symbol + "'");
      }
      if (!(spot >= MIN_SPOT && spot <= MAX_SPOT)) {
        throw new IllegalArgumentException("spot must be within 20 to 1000 dollars: " + spot);
      }
      spots.put(symbol, spot);
      return this;
    }

    /** Sets what all chance depends on. Default 1. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /** Sets the first day; if it is no trading day, the next one. Default Monday 2025-01-06. */
    public Builder start(LocalDate start) {
      this.start = Objects.requireNonNull(start, "start");
      return this;
    }

    /** Sets the continuously compounded interest rate, 0 to 0.20 a year. Default 0.04. */
    public Builder rate(double rate) {
      if (!(rate >= 0 && rate <= 0.20)) {
        throw new IllegalArgumentException("rate must be within 0 to 0.20: " + rate);
      }
      this.rate = rate;
      return this;
    }

    /**
     * Sets the time to run on. Without a start date the first session is the first that opens then
     * or later. Default: a time of its own that stands at the first opening.
     */
    public Builder time(VirtualTime time) {
      this.time = Objects.requireNonNull(time, "time");
      return this;
    }

    /**
     * Goes on at an instant of a run begun before. With that run's seed, underlyings, rate and
     * start, every price, listing and report from then on is the same to the bit as in that run.
     * Set the {@link #start} to that run's {@link SimulatedMarket#firstSession()}; the time given,
     * if any, must stand at the instant. Takes some milliseconds per day passed and underlying.
     *
     * @param instant any, in a session or not, from the first opening on
     */
    public Builder resumeAt(Instant instant) {
      this.resumeAt = Objects.requireNonNull(instant, "instant");
      return this;
    }

    /**
     * Returns the market, not started.
     *
     * @throws IllegalArgumentException if the first session opens before the time given, or after
     *     the instant to resume at, or if these two differ
     */
    public SimulatedMarket build() {
      Session first = firstSession();
      if (resumeAt != null) {
        return resumed(first, resumeAt);
      }
      VirtualTime clock = time == null ? new VirtualTime(first.open()) : time;
      if (first.open().isBefore(clock.instant())) {
        throw new IllegalArgumentException(
            "start must not be before the time given, " + clock.instant() + ": " + first.date());
      }
      return new SimulatedMarket(this, clock, first);
    }

    private SimulatedMarket resumed(Session first, Instant instant) {
      VirtualTime clock = time == null ? new VirtualTime(instant) : time;
      if (!clock.instant().equals(instant)) {
        throw new IllegalArgumentException(
            "time must stand where the market resumes, " + instant + ": " + clock.instant());
      }
      if (instant.isBefore(first.open())) {
        throw new IllegalArgumentException(
            "resumeAt must not be before the first opening, " + first.open() + ": " + instant);
      }
      SimulatedMarket market = new SimulatedMarket(this, clock, first);
      market.resume(instant);
      return market;
    }

    private Map<String, Double> shares() {
      return spots.isEmpty() ? Map.of(DEFAULT_SYMBOL, DEFAULT_SPOT) : spots;
    }

    private Session firstSession() {
      ExchangeCalendar calendar = ExchangeCalendar.newYork();
      LocalDate day = start;
      if (day == null) {
        day =
            time != null && resumeAt == null
                ? dayOpeningAtOrAfter(time.instant(), calendar)
                : DEFAULT_START;
      }
      return calendar.session(calendar.nextTradingDay(day.minusDays(1)));
    }

    private static LocalDate dayOpeningAtOrAfter(Instant now, ExchangeCalendar calendar) {
      LocalDate today = calendar.dateOf(now);
      boolean opensLater =
          calendar.isTradingDay(today) && !calendar.session(today).open().isBefore(now);
      return opensLater ? today : today.plusDays(1);
    }
  }
}
