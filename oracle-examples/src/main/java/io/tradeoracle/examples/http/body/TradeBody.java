package io.tradeoracle.examples.http.body;

import io.tradeoracle.model.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** A closed round trip; it never changes. */
public record TradeBody(
    String id,
    String strategy,
    String underlying,
    String name,
    int units,
    Instant openedAt,
    Instant closedAt,
    PriceBody entry,
    PriceBody exit,
    BigDecimal profit,
    BigDecimal fees,
    String exitReason) {

  /** Returns what to send of a closed position of at least one unit. */
  public static TradeBody of(Position position) {
    long shares = (long) position.openedUnits() * position.structure().multiplier();
    return new TradeBody(
        position.id(),
        position.strategy(),
        position.underlying(),
        StructureNames.of(position.structure()),
        position.openedUnits(),
        position.openedAt(),
        position.updatedAt(),
        perShare(position.entryCash(), shares),
        perShare(position.exitCash(), shares),
        Numbers.money(position.realisedProfit()),
        Numbers.money(position.fees()),
        position.exitReason().name());
  }

  private static PriceBody perShare(BigDecimal cash, long shares) {
    return PriceBody.of(
        cash.negate().divide(BigDecimal.valueOf(shares), 6, RoundingMode.HALF_EVEN));
  }
}
