package io.tradeoracle.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.Equity;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OccSymbol;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.Structure.Leg;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The gate's own arithmetic on integers against the model's on decimals. */
class StructureRiskPropertyTest {

  @Property
  void agreesWithTheModel(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int size,
      @ForAll @IntRange(min = -5000, max = 5000) int netCents) {
    Structure structure = structure(new Random(seed), size);
    BigDecimal net = BigDecimal.valueOf(netCents, 2);
    long loss = StructureRisk.maximumLoss(structure, StructureRisk.units(net));

    assertThat(StructureRisk.isDefined(structure)).isEqualTo(structure.isDefinedRisk());
    assertThat(StructureRisk.multiplier(structure)).isEqualTo(structure.multiplier());
    if (structure.hasBoundedLoss()) {
      assertThat(StructureRisk.dollars(loss)).isEqualByComparingTo(structure.maximumLoss(net));
    } else {
      assertThat(loss).isEqualTo(StructureRisk.UNKNOWN);
    }
  }

  private static Structure structure(Random random, int size) {
    Map<String, Leg> legs = new LinkedHashMap<>();
    while (legs.size() < size) {
      int ratio = (1 + random.nextInt(3)) * (random.nextBoolean() ? 1 : -1);
      Instrument instrument = instrument(random);
      int lots = instrument instanceof Equity ? 100 : 1;
      legs.put(instrument.symbol(), new Leg(instrument, ratio * lots));
    }
    return new Structure(legs.values().stream().toList());
  }

  private static Instrument instrument(Random random) {
    if (random.nextInt(6) == 0) {
      return new Equity("XYZ");
    }
    return OptionContract.of(
        new OccSymbol(
            "XYZ",
            LocalDate.of(2026, 12, 18),
            random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT,
            BigDecimal.valueOf(50_000 + 125L * random.nextInt(800), 3)));
  }

  @Test
  void convertsDollarsExactlyAndRoundsFinerFiguresUp() {
    assertThat(StructureRisk.units(new BigDecimal("-1.2"))).isEqualTo(-12_000);
    assertThat(StructureRisk.units(new BigDecimal("0.0001"))).isEqualTo(1);
    assertThat(StructureRisk.units(new BigDecimal("0.00001"))).isEqualTo(1);
    assertThat(StructureRisk.units(new BigDecimal("-0.00001"))).isZero();
    assertThat(StructureRisk.units(new BigDecimal("99999999999999.9999")))
        .isEqualTo(999_999_999_999_999_999L);
  }
}
