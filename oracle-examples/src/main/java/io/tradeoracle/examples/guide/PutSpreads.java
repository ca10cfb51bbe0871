package io.tradeoracle.examples.guide;

import io.tradeoracle.model.ExitPolicy;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.model.Structure;
import io.tradeoracle.strategy.Condition;
import io.tradeoracle.strategy.Evaluation;
import io.tradeoracle.strategy.MarketView;
import io.tradeoracle.strategy.Signal;
import io.tradeoracle.strategy.SignalDirection;
import io.tradeoracle.strategy.Strategy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Sells the put spread 5 % below the market whenever it holds none. */
public final class PutSpreads implements Strategy {

  private static final ExitPolicy EXITS =
      new ExitPolicy(new BigDecimal("0.5"), new BigDecimal("2"), 21, Instant.MAX);

  @Override
  public String name() {
    return "put-spreads";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Evaluation evaluate(MarketView view) {
    List<OptionChain.Entry> puts = putsBelow(0.95 * view.spot(), view);
    Condition idle = Condition.of("nothing open", !view.positionOpen(), "");
    Condition listed = Condition.of("two puts listed", puts.size() >= 2, puts.size() + " puts");
    List<Signal> signals =
        idle.blocks() || listed.blocks() ? List.of() : List.of(sell(puts, view.underlying()));
    return new Evaluation(name(), view.underlying(), view.at(), List.of(idle, listed), signals);
  }

  /** The chain is in OCC symbol order: the puts of one day come by ascending strike. */
  private static List<OptionChain.Entry> putsBelow(double strike, MarketView view) {
    LocalDate today = view.calendar().dateOf(view.at());
    return view.chain().expirations().stream()
        .filter(day -> !day.isBefore(today.plusDays(30)))
        .findFirst()
        .map(view.chain()::expiring)
        .orElse(List.of())
        .stream()
        .filter(entry -> entry.contract().right() == OptionRight.PUT)
        .filter(entry -> entry.contract().strike().doubleValue() <= strike)
        .toList();
  }

  private Signal sell(List<OptionChain.Entry> puts, String underlying) {
    OptionChain.Entry sold = puts.get(puts.size() - 1);
    OptionChain.Entry bought = puts.get(puts.size() - 2);
    BigDecimal natural =
        BigDecimal.valueOf(bought.quote().ask() - sold.quote().bid())
            .setScale(2, RoundingMode.HALF_UP);
    return new Signal(
        name(),
        underlying,
        SignalDirection.BULLISH,
        Structure.vertical(bought.contract(), sold.contract()),
        natural,
        EXITS,
        "nothing open");
  }
}
