package io.tradeoracle.bench.pricing;

import io.tradeoracle.pricing.ImpliedVolatility;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many implied volatilities of each set a library finds, and how many of those are right. */
final class Coverage {

  private record Library(String name, Accepted.Solver solver) {}

  private static final List<Library> LIBRARIES =
      List.of(
          new Library("Trade Oracle", (in, price) -> ImpliedVolatility.european(in, price).orNaN()),
          new Library("Strata", Strata::impliedVolatility),
          new Library("finmath-lib", Finmath::impliedVolatility),
          new Library("Brent", Brent::impliedVolatility));

  private Coverage() {}

  static String table() {
    List<String> lines = new ArrayList<>();
    lines.add("| implied volatilities of " + OptionSet.SIZE + " | set | found | within 1e-8 |");
    lines.add("| --- | --- | --- | --- |");
    for (OptionSet.Kind kind : OptionSet.Kind.values()) {
      OptionSet set = OptionSet.of(kind);
      for (Library library : LIBRARIES) {
        Accepted accepted = Accepted.by(library.solver(), set);
        lines.add(
            "| %s | %s | %d | %d |"
                .formatted(
                    library.name(),
                    kind.name().toLowerCase(Locale.ROOT),
                    accepted.count(),
                    accepted.right()));
      }
    }
    return String.join("\n", lines);
  }
}
