package io.tradeoracle.engine;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.FeeSchedule;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.TickSchedule;
import io.tradeoracle.risk.RiskLimits;
import io.tradeoracle.strategy.Strategy;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What an engine is made of besides its ports; checked and filled with defaults by the builder. */
record EngineParts(
    List<Strategy> strategies,
    Set<String> underlyings,
    RiskLimits limits,
    ExchangeCalendar calendar,
    FeeSchedule fees,
    CarrySource carry,
    IvHistory ivHistory,
    EarningsCalendar earnings,
    Function<OptionContract, TickSchedule> ticks,
    EngineListener listener,
    EngineStatistics statistics) {
  EngineParts {
    strategies = List.copyOf(strategies);
    underlyings = Set.copyOf(underlyings);
  }
}
