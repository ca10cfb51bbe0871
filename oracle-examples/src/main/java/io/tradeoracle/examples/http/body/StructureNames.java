package io.tradeoracle.examples.http.body;

import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.StructureKind;
import java.util.List;
import java.util.Locale;

/** What people call structures. */
final class StructureNames {

  private StructureNames() {}

  static String of(Structure structure) {
    return structure.kind() == StructureKind.SINGLE
        ? single(structure.legs().get(0))
        : structure.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns the name in words, or a plain word for legs that make no structure. */
  static String of(List<Structure.Leg> legs) {
    return legs.isEmpty() || legs.size() > Structure.MAXIMUM_LEGS
        ? "structure"
        : of(new Structure(legs));
  }

  private static String single(Structure.Leg leg) {
    return leg.instrument() instanceof OptionContract option
        ? option.right().name().toLowerCase(Locale.ROOT)
        : "shares";
  }
}
