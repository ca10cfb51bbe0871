package io.tradeoracle.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A structure held, or once held, as one thing: opened by a signal, changed only by fills and
 * life-cycle events, closed by its exit policy. Immutable.
 *
 * @param id our name for it, unique for ever
 * @param strategy the strategy that opened it
 * @param underlying symbol of the underlying
 * @param structure one unit as opened
 * @param exits when it is to be closed
 * @param status where it stands
 * @param legs what is held now of each instrument, delivered shares included
 * @param openedUnits whole units bought or sold by opening fills
 * @param entryCash cash of all opening fills in dollars, without fees: negative if we paid
 * @param exitCash cash of closing fills and life-cycle events in dollars, without trading fees
 * @param fees all fees so far in dollars
 * @param openedAt first fill; before that, when it was wanted
 * @param updatedAt last change
 * @param exitReason why it is or was closed; {@link ExitReason#NONE} while no exit was decided
 */
public record Position(
    String id,
    String strategy,
    String underlying,
    Structure structure,
    ExitPolicy exits,
    PositionStatus status,
    List<Holding> legs,
    int openedUnits,
    BigDecimal entryCash,
    BigDecimal exitCash,
    BigDecimal fees,
    Instant openedAt,
    Instant updatedAt,
    ExitReason exitReason) {

  /**
   * What is held of one instrument.
   *
   * @param quantity contracts or shares: positive long, negative short, 0 when gone
   */
  public record Holding(Instrument instrument, int quantity) {
    public Holding {
      Objects.requireNonNull(instrument, "instrument");
    }
  }

  public Position {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(underlying, "underlying");
    Objects.requireNonNull(structure, "structure");
    Objects.requireNonNull(exits, "exits");
    Objects.requireNonNull(status, "status");
    legs = List.copyOf(legs);
    Objects.requireNonNull(entryCash, "entryCash");
    Objects.requireNonNull(exitCash, "exitCash");
    Objects.requireNonNull(fees, "fees");
    Objects.requireNonNull(openedAt, "openedAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
    Objects.requireNonNull(exitReason, "exitReason");
  }

  /** Returns whether nothing is held of any leg. */
  public boolean isFlat() {
    return legs.stream().allMatch(leg -> leg.quantity() == 0);
  }

  /** Returns what is held of an instrument: positive long, negative short, 0 if nothing. */
  public int quantityOf(Instrument instrument) {
    return legs.stream()
        .filter(leg -> leg.instrument().equals(instrument))
        .mapToInt(Holding::quantity)
        .sum();
  }

  /** Returns profit (or, negative, loss) in dollars after fees; final once closed. */
  public BigDecimal realisedProfit() {
    return entryCash.add(exitCash).subtract(fees);
  }
}
