package io.tradeoracle.engine;

import io.tradeoracle.model.Equity;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * What to trade next to close a position. Shares that an assignment left go first, then all options
 * as one order where the broker takes it, else bought legs of a kind one by one: what was sold is
 * bought back before what covers it is sold. An option nobody bids for cannot be sold; it is left
 * to expire.
 */
final class ExitPlan {

  /** Some units of a structure, as traded. */
  record Closing(Structure structure, int units) {}

  private ExitPlan() {}

  /** Returns what to trade now, each an order of its own; empty if nothing can be traded. */
  static List<Closing> next(Position position, MarketBook book, BrokerLink broker) {
    List<Holding> shares =
        position.legs().stream()
            .filter(leg -> leg.instrument() instanceof Equity && leg.quantity() != 0)
            .toList();
    if (!shares.isEmpty()) {
      return oneByOne(shares);
    }
    List<Holding> options = position.legs().stream().filter(leg -> isClosable(leg, book)).toList();
    if (options.isEmpty()) {
      return List.of();
    }
    Closing together = together(options);
    if (options.size() <= Structure.MAXIMUM_LEGS
        && broker.takesAsOneOrder(together.structure(), PositionIntent.CLOSE)) {
      return List.of(together);
    }
    List<Holding> sold = options.stream().filter(leg -> leg.quantity() < 0).toList();
    return oneByOne(sold.isEmpty() ? options : sold);
  }

  private static boolean isClosable(Holding leg, MarketBook book) {
    if (!(leg.instrument() instanceof OptionContract contract) || leg.quantity() == 0) {
      return false;
    }
    Quote quote = book.option(contract).map(QuotedOption::quote).orElse(null);
    return quote == null || leg.quantity() < 0 || quote.bid() > 0;
  }

  private static Closing together(List<Holding> legs) {
    int units =
        legs.stream()
            .mapToInt(leg -> Math.abs(leg.quantity()))
            .reduce(0, ExitPlan::greatestDivisor);
    List<Structure.Leg> closing = new ArrayList<>();
    legs.forEach(leg -> closing.add(new Structure.Leg(leg.instrument(), -leg.quantity() / units)));
    return new Closing(new Structure(closing), units);
  }

  private static List<Closing> oneByOne(List<Holding> legs) {
    return legs.stream().map(leg -> together(List.of(leg))).toList();
  }

  private static int greatestDivisor(int a, int b) {
    return b == 0 ? a : greatestDivisor(b, a % b);
  }
}
