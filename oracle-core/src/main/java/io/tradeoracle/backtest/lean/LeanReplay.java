package io.tradeoracle.backtest.lean;

import io.tradeoracle.backtest.BacktestSource;
import io.tradeoracle.engine.CarrySource;
import io.tradeoracle.engine.EarningsCalendar;
import io.tradeoracle.engine.IvHistory;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.simulation.DisplayedSize;
import io.tradeoracle.simulation.SimulatedExchange;
import io.tradeoracle.simulation.VirtualTime;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a recorded day on virtual time, without look-ahead.
 *
 * <p>A bar is stamped with the start of its minute; its closing values are told when the minute is
 * over, with that instant as their exchange time. A minute without a bar is a minute without an
 * event: the quote did not change. At each full minute the exchange (the <em>venue</em>) first
 * hears how the bars that end now closed, whose sizes are shared with their opening, then how those
 * that begin now opened, with fresh sizes; after that the {@link #data() market data} tells the
 * closes. A decision made on them reaches the exchange later, so it meets the next opening. Within
 * each of the three the underlying comes first, then the options in OCC symbol order.
 *
 * <p>The recording has one size a bar, the last one; both the opening and the closing quote show
 * it. A side without a quote has price and size 0.
 *
 * <p>Only bars in trading hours are told: from the opening to the contract's last trade of the day,
 * the underlying's to the close of its options. What was quoted before the opening is not used.
 *
 * <p>Not thread-safe: everything is told on the thread that runs the time.
 */
public final class LeanReplay implements BacktestSource {

  private static final long SECONDS_PER_MINUTE = 60;

  private final LeanDay day;
  private final IvHistory ivHistory;
  private final CarrySource carry;
  private final VirtualTime time;
  private final LeanMarketData data;
  private final Line underlying;
  private final Map<OptionContract, Line> options = new LinkedHashMap<>();
  private final Schedule schedule;
  private final Instant open;
  private final Instant end;
  private BiConsumer<MarketEvent, DisplayedSize> venue = (event, size) -> {};
  private final Instant from;
  private @Nullable ForkJoinTask<Minute> ahead;
  private int minuteTold;
  private long optionBarsTold;
  private boolean started;

  /**
   * Prepares a day; nothing is told before {@link #start}.
   *
   * @param ivHistory the past of the underlying's volatility
   * @param carry interest and dividends
   */
  public LeanReplay(LeanDay day, IvHistory ivHistory, CarrySource carry) {
    this(day, ivHistory, carry, day.session().open());
  }

  private LeanReplay(LeanDay day, IvHistory ivHistory, CarrySource carry, Instant from) {
    this.day = Objects.requireNonNull(day, "day");
    this.ivHistory = Objects.requireNonNull(ivHistory, "ivHistory");
    this.carry = Objects.requireNonNull(carry, "carry");
    ExchangeCalendar calendar = ExchangeCalendar.newYork();
    open = day.session().open();
    end = calendar.optionsClose(day.root(), day.date());
    if (from.isBefore(open)) {
      throw new IllegalArgumentException(
          "instant must not be before the opening, " + open + ": " + from);
    }
    this.from = from;
    time = new VirtualTime(from);
    int openMinute = minuteOf(open);
    underlying = new Line(day.underlyingBars(), open, openMinute, minuteOf(end));
    day.optionBars()
        .forEach(
            (contract, bars) ->
                options.put(
                    contract,
                    new Line(
                        new Bars.OptionQuotes(contract, bars),
                        open,
                        openMinute,
                        endMinute(calendar.lastTrade(contract)))));
    schedule = new Schedule(lines(), openMinute, minuteOf(end));
    minuteTold = openMinute - 1;
    data = new LeanMarketData(this);
  }

  /** Returns the minute from which on a contract is not traded that day. */
  private int endMinute(Instant lastTrade) {
    if (!lastTrade.isAfter(open)) {
      return minuteOf(open);
    }
    return minuteOf(lastTrade.isBefore(end) ? lastTrade : end);
  }

  /** Returns the day's replay with the volatility history and the rates that the folder has. */
  public static LeanReplay of(LeanDataFolder folder, LeanDay day) {
    return new LeanReplay(day, folder.ivHistory(day.date()), folder.carrySource(day.date()));
  }

  /**
   * Returns another replay of the same day that goes on at an instant. Of the time before it tells
   * nothing, except, at once when it starts, the newest quote of each instrument: to the venue as
   * it last was, to the engine how the last bar closed, both with the exchange time they had. From
   * then on it tells what a replay that never stopped would.
   *
   * @param instant from the opening on; there is nothing more to tell after {@link #end()}
   * @throws IllegalArgumentException if the instant is before the opening
   */
  public LeanReplay resumedAt(Instant instant) {
    LeanReplay resumed = new LeanReplay(day, ivHistory, carry, instant);
    if (resumed.isResumed()) {
      resumed.minuteTold = minuteOf(instant.isBefore(end) ? instant : end);
    }
    return resumed;
  }

  /** Returns the time, which stands at the opening, or where the replay is resumed. */
  @Override
  public VirtualTime time() {
    return time;
  }

  @Override
  public Set<String> underlyings() {
    return Set.of(day.underlying());
  }

  @Override
  public MarketData data() {
    return data;
  }

  @Override
  public void connect(SimulatedExchange exchange) {
    connect(exchange::onMarketEvent);
  }

  void connect(BiConsumer<MarketEvent, DisplayedSize> exchange) {
    venue = exchange;
  }

  @Override
  public CarrySource carry() {
    return carry;
  }

  @Override
  public IvHistory ivHistory() {
    return ivHistory;
  }

  /** Returns none: earnings are not recorded. */
  @Override
  public EarningsCalendar earnings() {
    return EarningsCalendar.NOT_CONFIGURED;
  }

  /** Returns the first instant at which something is told: the opening. */
  public Instant opening() {
    return open;
  }

  /** Returns the last instant at which something is told: the close of the options. */
  public Instant end() {
    return end;
  }

  /**
   * Puts the day's minutes on the time, one task each, so that they come before whatever else is
   * put on the same instants later.
   *
   * @throws IllegalStateException if it was started before
   */
  @Override
  public void start() {
    if (started) {
      throw new IllegalStateException("the replay was started before");
    }
    started = true;
    if (isResumed()) {
      time.schedule(from, this::tellNewest);
    }
    for (Instant at = open; !at.isAfter(end); at = at.plusSeconds(SECONDS_PER_MINUTE)) {
      if (!isResumed() || at.isAfter(from)) {
        time.schedule(at, this::tell);
      }
    }
  }

  /** A replay that goes on at the very opening is one that starts. */
  private boolean isResumed() {
    return from.isAfter(open);
  }

  /** Returns how many option bars were told up to now. */
  public long optionBarsTold() {
    return optionBarsTold;
  }

  /** Returns how many option bars of the day lie outside trading hours and are never told. */
  public long optionBarsOutsideHours() {
    return options.values().stream().mapToLong(Line::leftOut).sum();
  }

  LeanDay day() {
    return day;
  }

  /** Returns the newest quote told of a contract, or null before the first. */
  @Nullable OptionQuote latest(OptionContract contract) {
    Line line = options.get(contract);
    return line == null ? null : (OptionQuote) line.latest(minuteTold);
  }

  /** The underlying first. */
  private List<Line> lines() {
    List<Line> lines = new ArrayList<>(List.of(underlying));
    lines.addAll(options.values());
    return lines;
  }

  private void tell() {
    minuteTold = minuteOf(time.instant());
    Minute minute = take(minuteTold);
    optionBarsTold += minute.closes().stream().filter(OptionQuote.class::isInstance).count();
    minute.closes().forEach(event -> venue.accept(event, DisplayedSize.SHARED));
    minute.opens().forEach(event -> venue.accept(event, DisplayedSize.FRESH));
    minute.closes().forEach(data::tell);
  }

  /** What is told at one minute. */
  private record Minute(List<MarketEvent> closes, List<MarketEvent> opens) {}

  private Minute minute(int minute) {
    return new Minute(schedule.closes(minute), schedule.opens(minute));
  }

  /**
   * Returns a minute and has the next one prepared by the common pool meanwhile: it follows from
   * the recording alone, and nobody sees it before its time.
   */
  private Minute take(int minute) {
    Minute taken = ahead == null ? minute(minute) : ahead.join();
    ahead = ForkJoinPool.commonPool().submit(() -> minute(minute + 1));
    return taken;
  }

  private void tellNewest() {
    for (Line line : lines()) {
      MarketEvent newest = line.newest(minuteTold);
      if (newest != null) {
        venue.accept(newest, DisplayedSize.FRESH);
      }
    }
    lines().stream()
        .map(line -> line.latest(minuteTold))
        .filter(Objects::nonNull)
        .forEach(data::tell);
  }

  /** Returns the minute of the day in New York. */
  private static int minuteOf(Instant instant) {
    return instant.atZone(ExchangeCalendar.newYork().zone()).get(ChronoField.MINUTE_OF_DAY);
  }
}
