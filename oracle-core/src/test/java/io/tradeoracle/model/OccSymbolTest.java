package io.tradeoracle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OccSymbolTest {

  private static final LocalDate JAN_4 = LocalDate.of(2021, 1, 4);

  @Test
  void readsEveryPart() {
    OccSymbol symbol = OccSymbol.parse("SPXW210104C03700000");
    assertThat(symbol.root()).isEqualTo("SPXW");
    assertThat(symbol.expiration()).isEqualTo(JAN_4);
    assertThat(symbol.right()).isEqualTo(OptionRight.CALL);
    assertThat(symbol.strike()).isEqualTo(new BigDecimal("3700.000"));
  }

  @Test
  void readsThePaddedForm() {
    assertThat(OccSymbol.parse("SPXW  210104C03700000"))
        .isEqualTo(OccSymbol.parse("SPXW210104C03700000"));
    assertThat(OccSymbol.parse("F     210104P00008500").strike()).isEqualByComparingTo("8.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "F210104P00008500",
        "AAPL1240119C00150000",
        "ABCDEF991231P99999999",
        "X000101C00000001",
        "SPY240229C00500500"
      })
  void writesWhatItRead(String text) {
    OccSymbol symbol = OccSymbol.parse(text);
    assertThat(symbol).hasToString(text);
    assertThat(symbol.toPaddedString()).hasSize(21);
    assertThat(OccSymbol.parse(symbol.toPaddedString())).isEqualTo(symbol);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "|length must be 16 to 21: 0",
        "210104C03700000|length must be 16 to 21: 15",
        "SPXW   210104C03700000|length must be 16 to 21: 22",
        "SPXW 210104C03700000|root must be",
        " SPXW 210104C03700000|root must be",
        "SP XW 210104C03700000|root must be",
        "      210104C03700000|root must be",
        "SPXW\t 210104C03700000|root must be",
        "spxw210104C03700000|root must be",
        "1SPX210104C03700000|root must be",
        "BRK.B210104C03700000|root must be",
        "ÄB210104C03700000|root must be",
        "SPXW210230C03700000|expiration must be a date: 210230",
        "SPXW230229C03700000|expiration must be a date: 230229",
        "SPXW211301C03700000|expiration must be a date: 211301",
        "SPXW210100C03700000|expiration must be a date: 210100",
        "SPXW2101O4C03700000|must be digits 0-9: 'O'",
        "SPXW21010٤C03700000|must be digits 0-9: '٤'",
        "SPXW210104X03700000|right must be C or P: 'X'",
        "SPXW210104c03700000|right must be C or P: 'c'",
        "SPXW210104C0370000 |must be digits 0-9: ' '",
        "SPXW210104C-3700000|must be digits 0-9: '-'",
        "SPXW210104C00000000|strike must be positive"
      })
  void saysWhatIsWrong(String text, String reason) {
    String given = text == null ? "" : text;
    assertThatThrownBy(() -> OccSymbol.parse(given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("OCC symbol '" + given + "': ")
        .hasMessageContaining(reason);
  }

  @Test
  void keepsTheStrikeAtThreeDecimals() {
    OccSymbol symbol = symbolWithStrike("2.5");
    assertThat(symbol.strike()).isEqualTo(new BigDecimal("2.500"));
    assertThat(symbol).isEqualTo(symbolWithStrike("2.5000000")).hasToString("F210104P00002500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0.0005", "2.5001", "100000", "1E+9"})
  void refusesStrikesThatDoNotFit(String strike) {
    assertThatThrownBy(() -> symbolWithStrike(strike))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("strike must")
        .hasMessageEndingWith(": " + strike);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999-12-31", "2100-01-01"})
  void refusesYearsOfAnotherCentury(LocalDate expiration) {
    assertThatThrownBy(() -> new OccSymbol("F", expiration, OptionRight.PUT, BigDecimal.TEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expiration.toString());
  }

  @Test
  void knowsAdjustedContractsByTheirRoot() {
    assertThat(OccSymbol.parse("AAPL1240119C00150000").isAdjusted()).isTrue();
    assertThat(OccSymbol.parse("AAPL240119C00150000").isAdjusted()).isFalse();
  }

  @Test
  void ordersByCompactText() {
    assertThat(OccSymbol.parse("SPX210104P00000001"))
        .isLessThan(OccSymbol.parse("SPXW200101C00000001"))
        .isGreaterThan(OccSymbol.parse("SPX210104C00000002"));
    assertThat(OccSymbol.parse("A1220101C00001000"))
        .isLessThan(OccSymbol.parse("A210101C00001000"));
  }

  private static OccSymbol symbolWithStrike(String strike) {
    return new OccSymbol("F", JAN_4, OptionRight.PUT, new BigDecimal(strike));
  }
}
