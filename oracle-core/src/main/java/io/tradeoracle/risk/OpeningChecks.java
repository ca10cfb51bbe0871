package io.tradeoracle.risk;

import java.util.List;

/** What an order that opens is checked for: everything. */
final class OpeningChecks {

  /** One check, or a few that belong together. */
  @FunctionalInterface
  interface Check {
    void check(OpeningOrder order, Findings findings);
  }

  private static final List<Check> ALL =
      List.of(
          SessionChecks::breaker,
          SessionChecks::safety,
          SessionChecks::hours,
          SessionChecks::halt,
          StructureChecks::origin,
          StructureChecks::adjusted,
          StructureChecks::definedRisk,
          StructureChecks::maximumLoss,
          QuoteChecks::underlying,
          QuoteChecks::legs,
          QuoteChecks::structureCost,
          ExposureChecks::losses,
          ExposureChecks::structures,
          ExposureChecks::pace,
          ExposureChecks::greeks,
          FundsChecks::buyingPower,
          FundsChecks::optionLevel,
          FundsChecks::accountKind,
          FundsChecks::dayTrading,
          InputChecks::inputs,
          InputChecks::earnings);

  private OpeningChecks() {}

  static void check(OpeningOrder order, Findings findings) {
    for (int i = 0; i < ALL.size(); i++) {
      ALL.get(i).check(order, findings);
    }
  }
}
