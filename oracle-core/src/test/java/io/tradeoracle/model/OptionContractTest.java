package io.tradeoracle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionContractTest {

  @ParameterizedTest
  @CsvSource({
    "SPX, SPX, EUROPEAN, AM, CASH",
    "SPXW, SPX, EUROPEAN, PM, CASH",
    "XSP, XSP, EUROPEAN, PM, CASH",
    "NDX, NDX, EUROPEAN, AM, CASH",
    "NDXP, NDX, EUROPEAN, PM, CASH",
    "RUT, RUT, EUROPEAN, AM, CASH",
    "RUTW, RUT, EUROPEAN, PM, CASH",
    "VIX, VIX, EUROPEAN, AM, CASH",
    "VIXW, VIX, EUROPEAN, AM, CASH",
    "SPY, SPY, AMERICAN, PM, SHARES",
    "GOOG, GOOG, AMERICAN, PM, SHARES",
    "AAPL1, AAPL, AMERICAN, PM, SHARES",
    "BRKB12, BRKB, AMERICAN, PM, SHARES"
  })
  void rootsImplyTheTerms(
      String root,
      String underlying,
      ExerciseStyle style,
      SettlementSession session,
      Delivery delivery) {
    OptionContract contract = contract(root);
    assertThat(contract)
        .isEqualTo(
            new OptionContract(contract.occSymbol(), underlying, style, session, delivery, 100));
    assertThat(contract.symbol()).isEqualTo(root + "240119C00150000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"OEX", "XEO", "DJX", "MRUT", "XND", "NANOS", "SPEQX", "CBTX", "SPX1", "OEX2"})
  void refusesUnknownIndexRoots(String root) {
    assertThatThrownBy(() -> contract(root))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown index root, refused: " + root);
  }

  @Test
  void adjustedContractsSaySo() {
    assertThat(contract("AAPL1").isAdjusted()).isTrue();
    assertThat(contract("AAPL").isAdjusted()).isFalse();
  }

  @Test
  void hashIsTheSymbolsAndEqualityCoversTheTerms() {
    OptionContract contract = contract("GOOG");
    assertThat(contract).isEqualTo(contract("GOOG")).hasSameHashCodeAs(contract.symbol());
    assertThat(contract)
        .isNotEqualTo(
            new OptionContract(
                contract.occSymbol(),
                contract.underlying(),
                contract.style(),
                contract.session(),
                contract.delivery(),
                10));
  }

  @Test
  void refusesTermsThatCannotBe() {
    OccSymbol symbol = contract("GOOG").occSymbol();
    assertThatThrownBy(() -> americanOnShares(symbol, "GOOG", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("multiplier must be positive: 0");
    assertThatThrownBy(() -> americanOnShares(symbol, " ", 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("underlying must not be blank: ' '");
  }

  private static OptionContract americanOnShares(OccSymbol symbol, String underlying, int size) {
    return new OptionContract(
        symbol, underlying, ExerciseStyle.AMERICAN, SettlementSession.PM, Delivery.SHARES, size);
  }

  private static OptionContract contract(String root) {
    return OptionContract.parse(root + "240119C00150000");
  }
}
