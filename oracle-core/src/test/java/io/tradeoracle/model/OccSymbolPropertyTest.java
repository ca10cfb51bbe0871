package io.tradeoracle.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OccSymbolPropertyTest {

  private static final long FIRST_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(2099, 12, 31).toEpochDay();

  @Property
  void bothFormsReadBackAsTheSameSymbol(@ForAll("symbols") OccSymbol symbol) {
    assertThat(OccSymbol.parse(symbol.toString())).isEqualTo(symbol).hasSameHashCodeAs(symbol);
    OccSymbol padded = OccSymbol.parse(symbol.toPaddedString());
    assertThat(padded).isEqualTo(symbol);
    assertThat(padded.root()).isEqualTo(symbol.root());
    assertThat(padded.expiration()).isEqualTo(symbol.expiration());
    assertThat(padded.right()).isEqualTo(symbol.right());
    assertThat(padded.strike()).isEqualTo(symbol.strike());
  }

  @Provide
  Arbitrary<OccSymbol> symbols() {
    Arbitrary<String> letters =
        Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(1).ofMaxLength(3);
    Arbitrary<String> rest =
        Arbitraries.strings().withCharRange('A', 'Z').withCharRange('0', '9').ofMaxLength(3);
    return Combinators.combine(
            Combinators.combine(letters, rest).as(String::concat),
            Arbitraries.longs().between(FIRST_DAY, LAST_DAY).map(LocalDate::ofEpochDay),
            Arbitraries.of(OptionRight.class),
            Arbitraries.longs().between(1, 99_999_999).map(m -> BigDecimal.valueOf(m, 3)))
        .as(OccSymbol::new);
  }
}
