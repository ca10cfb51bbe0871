package io.tradeoracle.backtest;

import io.tradeoracle.engine.CarrySource;
import io.tradeoracle.engine.EarningsCalendar;
import io.tradeoracle.engine.IvHistory;
import io.tradeoracle.engine.IvPoint;
import io.tradeoracle.model.OptionalInput;
import io.tradeoracle.port.DailyIv;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.simulation.SimulatedExchange;
import io.tradeoracle.simulation.SimulatedMarket;
import io.tradeoracle.simulation.VirtualTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A simulated market with its generated past. */
final class SimulatedSource implements BacktestSource {

  private final SimulatedMarket market;
  private final MarketData venue;
  private final MarketData data;

  SimulatedSource(SimulatedMarket market) {
    this.market = market;
    // The venue hears of each quote before the engine does.
    venue = market.data();
    data = market.data();
  }

  @Override
  public VirtualTime time() {
    return market.time();
  }

  @Override
  public Set<String> underlyings() {
    return market.underlyings();
  }

  @Override
  public MarketData data() {
    return data;
  }

  @Override
  public void connect(SimulatedExchange exchange) {
    venue.subscribe(exchange::onMarketEvent);
    venue.watchUnderlyings(market.underlyings());
  }

  @Override
  public void start() {
    market.start();
  }

  @Override
  public CarrySource carry() {
    return CarrySource.constant(market.carry());
  }

  @Override
  public IvHistory ivHistory() {
    return new GeneratedHistory(market);
  }

  @Override
  public EarningsCalendar earnings() {
    return (underlying, now) ->
        market
            .nextEarnings(underlying, now)
            .<OptionalInput<LocalDate>>map(OptionalInput.Value::new)
            .orElseGet(OptionalInput.None::new);
  }

  private record GeneratedHistory(SimulatedMarket market) implements IvHistory {
    @Override
    public Optional<List<Double>> before(
        String underlying, LocalDate day, List<IvPoint> today, int limit) {
      List<Double> all =
          market.ivHistory(underlying).stream().map(DailyIv::impliedVolatility).toList();
      return Optional.of(all.subList(Math.max(0, all.size() - limit), all.size()));
    }

    @Override
    public String description() {
      return "generated";
    }
  }
}
