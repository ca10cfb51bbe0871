package io.tradeoracle.backtest.lean;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small LEAN folder: one half day of ACME, opening at 34,200,000 ms, or whatever a test adds. */
final class LeanFixture {

  static final String OPTIONS = "option/usa/minute/acme/20151224_quote_american.zip";
  static final String QUOTES = "equity/usa/minute/acme/20151224_quote.zip";
  static final String TRADES = "equity/usa/minute/acme/20151224_trade.zip";
  static final String CALL = optionName("call", 1_000_000);
  static final String PUT = optionName("put", 1_000_000);

  private final Path directory;

  LeanFixture(Path directory) {
    this.directory = directory;
  }

  static String optionName(String right, int strike) {
    return "20151224_acme_minute_quote_american_" + right + "_" + strike + "_20160115.csv";
  }

  /** Writes a share with one call and one put, each with two bars from the opening. */
  LeanFixture acme() {
    return zip(
            OPTIONS,
            Map.of(
                CALL, row(0, 50_000, 51_000, 11, 52_000, 53_000, 12) + row(1, 51_000, 51_500, 13),
                PUT, row(0, 40_000, 40_500, 14) + row(1, 41_000, 41_500, 15)))
        .zip(
            QUOTES,
            Map.of(
                "20151224_acme_minute_quote.csv",
                row(0, 1_000_000, 1_001_000, 300) + row(1, 1_002_000, 1_003_000, 400)));
  }

  /** Returns a row whose opening and closing quotes are the same. */
  static String row(int minute, int bid, int ask, int size) {
    return row(minute, bid, bid, size, ask, ask, size);
  }

  static String row(
      int minute, int bidOpen, int bidClose, int bidSize, int askOpen, int askClose, int askSize) {
    return millis(minute)
        + side(bidOpen, bidClose, bidSize)
        + side(askOpen, askClose, askSize)
        + "\n";
  }

  static int millis(int minute) {
    return 34_200_000 + 60_000 * minute;
  }

  private static String side(int open, int close, int size) {
    int high = Math.max(open, close);
    int low = Math.min(open, close);
    return "," + open + "," + high + "," + low + "," + close + "," + size;
  }

  LeanFixture zip(String path, Map<String, String> entries) {
    Path file = file(path);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  LeanFixture text(String path, String text) {
    try {
      Files.writeString(file(path), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Returns a file's path, with its folder made. */
  Path file(String path) {
    Path file = directory.resolve(path);
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  LeanDataFolder open() {
    return new LeanDataFolder(directory);
  }
}
