package io.tradeoracle.examples.http.body;

import io.tradeoracle.engine.EngineView.PositionMark;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.ExitReason;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.Structure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open position and where it stands between its exits.
 *
 * @param profit dollars after fees, marked at the mid; null where there is no mid
 * @param profitFraction of the entry's credit or debit
 * @param wayFraction −1 at the stop, 0 at the entry, 1 at the target
 */
public record PositionBody(
    String id,
    String strategy,
    String underlying,
    String name,
    int units,
    @Nullable LocalDate expiration,
    @Nullable Long daysToExpiration,
    String status,
    List<LegBody> legs,
    @Nullable PriceBody entry,
    @Nullable PriceBody mid,
    @Nullable PriceBody natural,
    @Nullable BigDecimal profit,
    @Nullable BigDecimal profitFraction,
    BigDecimal fees,
    @Nullable PriceBody stop,
    @Nullable PriceBody target,
    @Nullable BigDecimal wayFraction,
    @Nullable LocalDate exitDate,
    Instant openedAt,
    Instant updatedAt,
    @Nullable String exitReason) {

  public static PositionBody of(PositionMark mark, Instant now, ExchangeCalendar calendar) {
    Position position = mark.position();
    LocalDate expiration = expiration(position, calendar);
    BigDecimal profit = profit(mark);
    return new PositionBody(
        position.id(),
        position.strategy(),
        position.underlying(),
        StructureNames.of(position.structure()),
        position.openedUnits(),
        expiration,
        expiration == null ? null : ChronoUnit.DAYS.between(calendar.dateOf(now), expiration),
        position.status().name(),
        position.legs().stream().map(LegBody::of).toList(),
        PriceBody.of(mark.entry()),
        PriceBody.of(mark.mid()),
        PriceBody.of(mark.natural()),
        profit,
        profit == null ? null : Numbers.ratio(profit, position.entryCash().abs()),
        Numbers.money(position.fees()),
        PriceBody.of(mark.stop()),
        PriceBody.of(mark.target()),
        Numbers.fraction(way(mark)),
        exitDate(position, expiration, calendar),
        position.openedAt(),
        position.updatedAt(),
        position.exitReason() == ExitReason.NONE ? null : position.exitReason().name());
  }

  private static @Nullable LocalDate expiration(Position position, ExchangeCalendar calendar) {
    return position.structure().contracts().stream()
        .map(calendar::settlementDate)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  /** The stop is judged at the mid, the target at the natural price, as the engine does. */
  static double way(PositionMark mark) {
    double atEntry = -mark.entry();
    if (Double.isNaN(mark.mid()) || mark.mid() >= atEntry) {
      return -Math.min(1, (mark.mid() - atEntry) / (mark.stop() - atEntry));
    }
    if (Double.isNaN(mark.natural())) {
      return Double.NaN;
    }
    double gained = (atEntry - mark.natural()) / (atEntry - mark.target());
    return Math.max(0, Math.min(1, gained));
  }

  private static @Nullable BigDecimal profit(PositionMark mark) {
    Position position = mark.position();
    boolean delivered =
        position.legs().stream()
            .anyMatch(leg -> !(leg.instrument() instanceof OptionContract) && leg.quantity() != 0);
    if (position.openedUnits() == 0 || delivered || Double.isNaN(mark.mid())) {
      return null;
    }
    double toClose = mark.mid() * position.structure().multiplier() * heldUnits(position);
    return Numbers.money(
        position.realisedProfit().subtract(BigDecimal.valueOf(toClose)).doubleValue());
  }

  private static int heldUnits(Position position) {
    Structure.Leg first = position.structure().legs().get(0);
    return position.quantityOf(first.instrument()) / first.ratio();
  }

  private static @Nullable LocalDate exitDate(
      Position position, @Nullable LocalDate expiration, ExchangeCalendar calendar) {
    LocalDate byDays = null;
    if (expiration != null) {
      int days = position.exits().exitDaysToExpiration();
      byDays = days == 0 ? expiration : calendar.nextTradingDay(expiration.minusDays(days + 1L));
    }
    if (position.exits().closeBy().equals(Instant.MAX)) {
      return byDays;
    }
    LocalDate byInstant = calendar.dateOf(position.exits().closeBy());
    return byDays == null || byInstant.isBefore(byDays) ? byInstant : byDays;
  }
}
