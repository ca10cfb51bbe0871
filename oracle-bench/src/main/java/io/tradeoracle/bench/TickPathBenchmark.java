package io.tradeoracle.bench;

import io.tradeoracle.engine.CarrySource;
import io.tradeoracle.engine.IvHistory;
import io.tradeoracle.engine.IvPoint;
import io.tradeoracle.engine.TradingEngine;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.port.DailyIv;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.simulation.SimulatedExchange;
import io.tradeoracle.simulation.SimulatedMarket;
import io.tradeoracle.simulation.VirtualTime;
import io.tradeoracle.strategy.IvMeanReversion;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Quote in, decision out: the quotes of a simulated morning, one a call, each at its own time. Most
 * calls check a quote and solve its implied volatility; the first of each minute also values the
 * account and asks the strategy. The percentiles tell the two apart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TickPathBenchmark {

  private static final String SYMBOL = "ACME";
  private static final Duration MORNING = Duration.ofHours(1);

  private final SimulatedMarket source =
      SimulatedMarket.builder().underlying(SYMBOL, 120).seed(1).build();
  private final List<MarketEvent> morning = new ArrayList<>();
  private ScriptedMarket market = new ScriptedMarket();
  private VirtualTime time = new VirtualTime(source.firstSession().open());
  private TradingEngine engine = engine();
  private int next;

  /** Records the morning. */
  @Setup
  public void record() {
    MarketData quotes = source.data();
    quotes.subscribe(morning::add);
    quotes.watchUnderlyings(source.underlyings());
    source.start();
    source.time().runUntil(source.firstSession().open().plus(MORNING));
  }

  @Benchmark
  public int quote() {
    if (next == morning.size()) {
      beginAgain();
    }
    MarketEvent event = morning.get(next++);
    time.runUntil(event.receiveTime());
    market.send(event);
    return engine.poll();
  }

  private void beginAgain() {
    engine.close();
    market = new ScriptedMarket();
    time = new VirtualTime(source.firstSession().open());
    engine = engine();
    next = 0;
  }

  private TradingEngine engine() {
    SimulatedExchange exchange =
        SimulatedExchange.builder(time, ExchangeCalendar.newYork()).build();
    TradingEngine made =
        TradingEngine.builder(market, exchange, time)
            .underlying(SYMBOL)
            .strategy(IvMeanReversion.withDefaults())
            .carry(CarrySource.constant(source.carry()))
            .ivHistory(new GeneratedPast(source.ivHistory(SYMBOL)))
            .build();
    made.poll();
    return made;
  }

  private record GeneratedPast(List<DailyIv> days) implements IvHistory {

    @Override
    public Optional<List<Double>> before(
        String underlying, LocalDate day, List<IvPoint> today, int limit) {
      return Optional.of(
          days.stream()
              .skip(Math.max(0, days.size() - limit))
              .map(DailyIv::impliedVolatility)
              .toList());
    }

    @Override
    public String description() {
      return "generated";
    }
  }
}
