package io.tradeoracle.engine;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.FeeSchedule;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.TickSchedule;
import io.tradeoracle.port.Broker;
import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.InMemoryTickStore;
import io.tradeoracle.port.InMemoryTradeStore;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.port.TickStore;
import io.tradeoracle.port.TradeStore;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.risk.RiskLimits;
import io.tradeoracle.strategy.Strategy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts an engine together. What is not set has a default: New York calendar, standard limits and
 * fees, an in-memory store, the system's clock, commands run by the engine's own thread.
 */
public final class TradingEngineBuilder {

  /** The ports and the surroundings, apart from market and broker. */
  record Setup(
      TradeStore store,
      TickStore tickStore,
      boolean recordTicks,
      FencingToken token,
      InstantSource time,
      Executor executor,
      BooleanSupplier lease,
      boolean sharedSolving) {}

  private final MarketData marketData;
  private final Broker broker;
  private final InstantSource time;
  private final List<Strategy> strategies = new ArrayList<>();
  private final Set<String> underlyings = new LinkedHashSet<>();
  private RiskLimits limits = RiskLimits.defaults();
  private ExchangeCalendar calendar = ExchangeCalendar.newYork();
  private FeeSchedule fees = FeeSchedule.standard();
  private CarrySource carry = CarrySource.constant(new Carry(0, 0));
  private @Nullable IvHistory ivHistory;
  private EarningsCalendar earnings = EarningsCalendar.NOT_CONFIGURED;
  private Function<OptionContract, TickSchedule> ticks = contract -> TickSchedule.PENNY;
  private EngineListener listener = new EngineListener() {};
  private TradeStore store = new InMemoryTradeStore();
  private TickStore tickStore = new InMemoryTickStore();
  private boolean recordTicks;
  private FencingToken token = new FencingToken(1);
  private Executor executor = Runnable::run;
  private BooleanSupplier lease = () -> true;
  private boolean sharedSolving;

  TradingEngineBuilder(MarketData marketData, Broker broker, InstantSource time) {
    this.marketData = Objects.requireNonNull(marketData, "marketData");
    this.broker = Objects.requireNonNull(broker, "broker");
    this.time = Objects.requireNonNull(time, "time");
  }

  /** Adds a strategy; names must differ. At least one is needed. */
  public TradingEngineBuilder strategy(Strategy strategy) {
    strategies.add(Objects.requireNonNull(strategy, "strategy"));
    return this;
  }

  /** Adds an underlying to watch and trade. At least one is needed. */
  public TradingEngineBuilder underlying(String symbol) {
    underlyings.add(Objects.requireNonNull(symbol, "symbol"));
    return this;
  }

  /** Sets the limits every order is checked against. */
  public TradingEngineBuilder riskLimits(RiskLimits riskLimits) {
    limits = Objects.requireNonNull(riskLimits, "riskLimits");
    return this;
  }

  /** Sets what trading costs: it sizes positions and is part of the credit strategies ask for. */
  public TradingEngineBuilder fees(FeeSchedule feeSchedule) {
    fees = Objects.requireNonNull(feeSchedule, "feeSchedule");
    return this;
  }

  /** Sets where interest rates and dividend yields come from; both are 0 by default. */
  public TradingEngineBuilder carry(CarrySource source) {
    carry = Objects.requireNonNull(source, "source");
    return this;
  }

  /** Sets where past volatilities come from; the tick store by default. */
  public TradingEngineBuilder ivHistory(IvHistory history) {
    ivHistory = Objects.requireNonNull(history, "history");
    return this;
  }

  /** Sets where earnings dates come from; not configured by default. */
  public TradingEngineBuilder earnings(EarningsCalendar source) {
    earnings = Objects.requireNonNull(source, "source");
    return this;
  }

  /** Sets the price steps of single options; those of the Penny Program by default. */
  public TradingEngineBuilder ticks(Function<OptionContract, TickSchedule> schedule) {
    ticks = Objects.requireNonNull(schedule, "schedule");
    return this;
  }

  /** Sets who hears what the engine does. */
  public TradingEngineBuilder listener(EngineListener engineListener) {
    listener = Objects.requireNonNull(engineListener, "engineListener");
    return this;
  }

  /** Sets the store of events, snapshots and projections, and the token its writes carry. */
  public TradingEngineBuilder store(TradeStore tradeStore, FencingToken fencingToken) {
    store = Objects.requireNonNull(tradeStore, "tradeStore");
    token = Objects.requireNonNull(fencingToken, "fencingToken");
    return this;
  }

  /**
   * Sets the store of history.
   *
   * @param everyQuote whether every quote is kept; daily volatilities always are
   */
  public TradingEngineBuilder tickStore(TickStore history, boolean everyQuote) {
    tickStore = Objects.requireNonNull(history, "history");
    recordTicks = everyQuote;
    return this;
  }

  /**
   * Sets what runs commands to the broker and writes of history; the engine's own thread by
   * default, which then waits for them. Live trading wants an executor of another thread.
   */
  public TradingEngineBuilder executor(Executor commandExecutor) {
    executor = Objects.requireNonNull(commandExecutor, "commandExecutor");
    return this;
  }

  /**
   * Lets the process's common pool help when the volatilities of many quotes are to be solved at
   * once; the engine's own thread solves them all by default. They are the same either way.
   */
  public TradingEngineBuilder sharedSolving() {
    sharedSolving = true;
    return this;
  }

  /**
   * Sets what says whether the right to trade is still held; it always is by default. Without it
   * nothing more leaves, neither to open nor to close. Asked just before each order, by the threads
   * of the engine and of the executor; must be quick.
   */
  public TradingEngineBuilder lease(BooleanSupplier held) {
    lease = Objects.requireNonNull(held, "held");
    return this;
  }

  /**
   * Returns the engine; it does nothing until run or polled.
   *
   * @throws IllegalArgumentException if there is no strategy or no underlying, or two strategies
   *     have one name
   */
  public TradingEngine build() {
    if (strategies.isEmpty() || underlyings.isEmpty()) {
      throw new IllegalArgumentException(
          "an engine needs a strategy and an underlying: "
              + strategies.size()
              + ", "
              + underlyings.size());
    }
    if (strategies.stream().map(Strategy::name).distinct().count() != strategies.size()) {
      throw new IllegalArgumentException(
          "two strategies have one name: " + strategies.stream().map(Strategy::name).toList());
    }
    EngineParts parts =
        new EngineParts(
            strategies,
            underlyings,
            limits,
            calendar,
            fees,
            carry,
            ivHistory == null ? IvHistory.of(tickStore) : ivHistory,
            earnings,
            ticks,
            listener,
            new EngineStatistics());
    return new TradingEngine(
        marketData,
        broker,
        parts,
        new Setup(store, tickStore, recordTicks, token, time, executor, lease, sharedSolving));
  }
}
