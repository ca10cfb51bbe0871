package io.tradeoracle.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** Stand-in. */
public record OptionContract(
    OccSymbol occSymbol,
    String underlying,
    ExerciseStyle style,
    SettlementSession session,
    Delivery delivery,
    int multiplier)
    implements Instrument {
  private static final Map<String, String> INDEX =
      Map.of("SPX", "SPX", "SPXW", "SPX", "NDX", "NDX", "NDXP", "NDX", "RUT", "RUT", "RUTW", "RUT");

  public static OptionContract of(OccSymbol symbol) {
    String index = INDEX.get(symbol.root());
    if (index == null) {
      return new OptionContract(
          symbol,
          symbol.root(),
          ExerciseStyle.AMERICAN,
          SettlementSession.PM,
          Delivery.SHARES,
          100);
    }
    boolean am = index.equals(symbol.root());
    return new OptionContract(
        symbol,
        index,
        ExerciseStyle.EUROPEAN,
        am ? SettlementSession.AM : SettlementSession.PM,
        Delivery.CASH,
        100);
  }

  @Override
  public String symbol() {
    return occSymbol.toString();
  }

  public LocalDate expiration() {
    return occSymbol.expiration();
  }

  public BigDecimal strike() {
    return occSymbol.strike();
  }

  public OptionRight right() {
    return occSymbol.right();
  }

  public boolean isAdjusted() {
    return occSymbol.isAdjusted();
  }
}
