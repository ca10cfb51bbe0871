package io.tradeoracle.model;

import java.util.Comparator;
import java.util.List;

/** Names combinations of legs. */
final class StructureClassification {

  private StructureClassification() {}

  static StructureKind kindOf(List<Structure.Leg> legs) {
    if (legs.size() == 1) {
      return StructureKind.SINGLE;
    }
    boolean unitOptions =
        legs.stream()
            .allMatch(
                leg -> leg.instrument() instanceof OptionContract && Math.abs(leg.ratio()) == 1);
    if (!unitOptions || legs.stream().map(leg -> option(leg).expiration()).distinct().count() > 1) {
      return StructureKind.CUSTOM;
    }
    return switch (legs.size()) {
      case 2 -> pair(legs.get(0), legs.get(1));
      case 4 -> isIronCondor(legs) ? StructureKind.IRON_CONDOR : StructureKind.CUSTOM;
      default -> StructureKind.CUSTOM;
    };
  }

  private static StructureKind pair(Structure.Leg first, Structure.Leg second) {
    boolean sameRight = option(first).right() == option(second).right();
    if (sameRight) {
      return first.ratio() == -second.ratio() ? StructureKind.VERTICAL : StructureKind.CUSTOM;
    }
    if (first.ratio() != second.ratio()) {
      return StructureKind.CUSTOM;
    }
    boolean sameStrike = option(first).strike().compareTo(option(second).strike()) == 0;
    return sameStrike ? StructureKind.STRADDLE : StructureKind.STRANGLE;
  }

  /** Outer legs one way, inner legs the other, puts below calls; the inner strikes may be one. */
  private static boolean isIronCondor(List<Structure.Leg> legs) {
    List<Structure.Leg> byStrike =
        legs.stream()
            .sorted(
                Comparator.comparing((Structure.Leg leg) -> option(leg).strike())
                    .thenComparing(leg -> option(leg).right(), Comparator.reverseOrder()))
            .toList();
    int wing = byStrike.get(0).ratio();
    return isLeg(byStrike.get(0), OptionRight.PUT, wing)
        && isLeg(byStrike.get(1), OptionRight.PUT, -wing)
        && isLeg(byStrike.get(2), OptionRight.CALL, -wing)
        && isLeg(byStrike.get(3), OptionRight.CALL, wing);
  }

  private static boolean isLeg(Structure.Leg leg, OptionRight right, int ratio) {
    return option(leg).right() == right && leg.ratio() == ratio;
  }

  private static OptionContract option(Structure.Leg leg) {
    return (OptionContract) leg.instrument();
  }
}
