package io.tradeoracle.backtest.lean;

import static io.tradeoracle.backtest.lean.LeanFixture.CALL;
import static io.tradeoracle.backtest.lean.LeanFixture.OPTIONS;
import static io.tradeoracle.backtest.lean.LeanFixture.PUT;
import static io.tradeoracle.backtest.lean.LeanFixture.QUOTES;
import static io.tradeoracle.backtest.lean.LeanFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.model.OptionContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeanDataFolderTest {

  private static final LocalDate DAY = LocalDate.of(2015, 12, 24);

  @TempDir private Path directory;

  @Test
  void readsContractsInSymbolOrderWithTheirBars() {
    LeanDay day = acme().open().day("acme", DAY);

    assertThat(day.underlying()).isEqualTo("ACME");
    assertThat(day.contracts())
        .extracting(OptionContract::symbol)
        .containsExactly("ACME160115C00100000", "ACME160115P00100000");
    assertThat(day.optionBarsRead()).isEqualTo(4);
    assertThat(day.session().isHalfDay()).isTrue();
  }

  @Test
  void readsFilesWithoutAFinalNewlineAndWithCarriageReturns() {
    LeanFixture files = acme();
    files.zip(
        OPTIONS, Map.of(CALL, row(0, 1, 2, 3).replace("\n", "\r\n") + row(1, 1, 2, 3).strip()));

    assertThat(files.open().day("ACME", DAY).optionBarsRead()).isEqualTo(2);
  }

  @Test
  void saysThatTheFolderIsMissing() {
    assertThatExceptionOfType(LeanDataException.class)
        .isThrownBy(() -> new LeanDataFolder(directory.resolve("nowhere")))
        .withMessage("data folder is missing: " + directory.resolve("nowhere"));
  }

  @Test
  void saysThatTheFolderHoldsNoOptions() {
    assertThatExceptionOfType(LeanDataException.class)
        .isThrownBy(() -> new LeanDataFolder(directory))
        .withMessageContaining("neither option/ nor indexoption/");
  }

  @Test
  void saysThatASymbolIsUnknown() {
    assertFails("ZZZZ", DAY, "unknown symbol ZZZZ: neither ");
  }

  @ParameterizedTest
  @CsvSource({
    "2015-12-23, no option quotes of ACME on 2015-12-23: ",
    "2015-12-25, 2015-12-25 is no trading day",
    "1999-12-23, date must be in the years 2000 to 2099: 1999-12-23"
  })
  void saysThatADayHasNoData(LocalDate day, String message) {
    assertFails("ACME", day, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../acme", "A/B", "ACMEACME"})
  void refusesWhatIsNoSymbol(String text) {
    LeanDataFolder folder = acme().open();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> folder.day(text, DAY))
        .withMessageContaining("underlying must be a symbol");
  }

  @Test
  void saysThatTheUnderlyingIsMissing() throws IOException {
    acme();
    Files.delete(directory.resolve(QUOTES));

    assertThatExceptionOfType(LeanDataException.class)
        .isThrownBy(() -> new LeanDataFolder(directory).day("ACME", DAY))
        .withMessageStartingWith("no quotes or trades of ACME on 2015-12-24: ");
  }

  @Test
  void saysThatAZipIsUnreadable() {
    acme().text(OPTIONS, "no zip");

    assertFails(OPTIONS + " is no readable zip: ");
  }

  @Test
  void saysThatAZipIsTruncated() throws IOException {
    acme();
    Path file = directory.resolve(OPTIONS);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    assertFails(OPTIONS + " is no readable zip: ");
  }

  @Test
  void noticesAWrongChecksum() throws IOException {
    acme();
    Path file = directory.resolve(OPTIONS);
    byte[] bytes = Files.readAllBytes(file);
    // Each file is followed by PK 7 8 and its checksum.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("PK\u0007\b") + 4] ^= 1;
    Files.write(file, bytes);

    assertFails(OPTIONS + " is no readable zip: invalid entry CRC");
  }

  @Test
  void refusesAnEmptyZipAndAnEmptyFile() {
    acme().zip(OPTIONS, Map.of());
    assertFails(OPTIONS + " is an empty zip");

    acme().zip(OPTIONS, Map.of(CALL, ""));
    assertFails(CALL + ": size must be ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time,bid,bid,bid,bid,1,2,2,2,2,1 | time must be a whole number",
        "34200000,1,1,1,1,1,2,2,2,2 | too short: ask is missing",
        "34200000,1,1,1,1,1,2,2,2,2,1,7 | too many cells",
        "34200000,1,1,,1,1,2,2,2,2,1 | bid must have all four prices or none",
        "34200000,1,1,1,1,,2,2,2,2,1 | bid size is missing",
        "34200000,1,1,1,1,1,2,-2,2,2,1 | ask must be a whole number",
        "34200000,1.5,1,1,1,1,2,2,2,2,1 | bid must be a whole number",
        "34200000,1,1,1,1,1,2,99999999999,2,2,1 | ask is too large",
        "34200001,1,1,1,1,1,2,2,2,2,1 | full minute of the day",
        "86400000,1,1,1,1,1,2,2,2,2,1 | full minute of the day",
        "34140000,1,1,1,1,1,2,2,2,2,1 | later than in the row before",
        ",1,1,1,1,1,2,2,2,2,1 | time is missing"
      })
  void namesFileLineAndFaultOfAMalformedRow(String row, String fault) {
    acme().zip(OPTIONS, Map.of(CALL, row(-1, 1, 2, 3) + row + "\n"));

    assertFails(OPTIONS + " " + CALL + " line 2: ", fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "readme.txt | name must be",
        "20151223_acme_minute_quote_american_call_1000000_20160115.csv | name must be",
        "20151224_acme_minute_trade_american_call_1000000_20160115.csv | name must be",
        "20151224_acme_minute_quote_american_call_1000000_20161315.csv | must be a date",
        "20151224_acme_minute_quote_american_call_0_20160115.csv | strike must be positive",
        "20151224_acme_minute_quote_american_call_1000001_20160115.csv | three decimals"
      })
  void refusesAFileThatIsNoContractOfTheDay(String name, String fault) {
    acme().zip(OPTIONS, Map.of(name, row(0, 1, 2, 3)));

    assertFails(OPTIONS + " " + name, fault);
  }

  @Test
  void refusesAContractGivenTwice() {
    String samePut = PUT.replace("put_1000000", "put_01000000");
    acme().zip(OPTIONS, Map.of(PUT, row(0, 1, 2, 3), samePut, row(0, 1, 2, 3)));

    assertFails(OPTIONS + " holds a contract twice: ");
  }

  @Test
  void refusesAnUnderlyingFileOfAnotherName() {
    acme().zip(QUOTES, Map.of("20151223_acme_minute_quote.csv", row(0, 1, 2, 3)));

    assertFails(QUOTES + " must hold nothing but 20151224_acme_minute_quote.csv: ");
  }

  @Test
  void refusesAnIndexWhoseTermsAreUnknown() {
    acme()
        .zip(
            "indexoption/usa/minute/djx/20151224_quote_european.zip",
            Map.of(
                "20151224_djx_minute_quote_european_call_1750000_20160115.csv", row(0, 1, 2, 3)));

    assertFails("DJX", DAY, "Unknown index root");
  }

  private LeanFixture acme() {
    return new LeanFixture(directory).acme();
  }

  private void assertFails(String... parts) {
    assertThatExceptionOfType(LeanDataException.class)
        .isThrownBy(() -> new LeanDataFolder(directory).day("ACME", DAY))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts).doesNotContain("\n"));
  }

  private void assertFails(String symbol, LocalDate day, String message) {
    LeanDataFolder folder = acme().open();
    assertThatExceptionOfType(LeanDataException.class)
        .isThrownBy(() -> folder.day(symbol, day))
        .withMessageContaining(message);
  }
}
