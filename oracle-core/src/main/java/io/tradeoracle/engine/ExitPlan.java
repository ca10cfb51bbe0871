package io.tradeoracle.engine;

import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * What to trade next to close a position. Shares that an assignment left go first, then all the
 * rest as one order where the broker takes it, else leg by leg: what was sold is bought back before
 * what covers it is sold. An option nobody bids for cannot be sold; it is left to expire.
 */
final class ExitPlan {

  /** Some units of a structure, as traded. */
  record Closing(Structure structure, int units) {}

  private ExitPlan() {}

  /** Returns what to trade now, each an order of its own; empty if nothing can be traded. */
  static List<Closing> next(Position position, MarketBook book, BrokerLink broker) {
    List<Holding> delivered = ManagedPosition.deliveries(position);
    if (!delivered.isEmpty()) {
      return oneByOne(delivered);
    }
    List<Holding> legs = position.legs().stream().filter(leg -> isClosable(leg, book)).toList();
    if (legs.isEmpty()) {
      return List.of();
    }
    if (legs.size() <= Structure.MAXIMUM_LEGS) {
      Closing together = together(legs);
      if (broker.takesAsOneOrder(together.structure(), PositionIntent.CLOSE)) {
        return List.of(together);
      }
    }
    List<Holding> sold = legs.stream().filter(leg -> leg.quantity() < 0).toList();
    return oneByOne(sold.isEmpty() ? legs : sold);
  }

  private static boolean isClosable(Holding leg, MarketBook book) {
    if (!(leg.instrument() instanceof OptionContract contract) || leg.quantity() <= 0) {
      return leg.quantity() != 0;
    }
    Quote quote = book.option(contract).map(QuotedOption::quote).orElse(null);
    return quote == null || quote.bid() > 0;
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
