package io.tradeoracle.examples.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tradeoracle.backtest.BacktestReport;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes the trades and the equity of a run as CSV. Both files are written whole beside their
 * places before either is put there, so a failure leaves nothing half-written.
 */
public record ReportFiles(Path directory) {

  private static final String UNFINISHED = ".unfinished";

  /** Writes {@code trades.csv} and {@code equity.csv}, and makes the folder if need be. */
  public void write(BacktestReport report) throws IOException {
    Files.createDirectories(directory);
    Path trades = directory.resolve("trades.csv");
    Path equity = directory.resolve("equity.csv");
    try {
      writeBeside(trades, csv -> writeTrades(csv, report));
      writeBeside(equity, csv -> writeEquity(csv, report.equityCurve()));
      putInPlace(trades);
      putInPlace(equity);
    } finally {
      Files.deleteIfExists(beside(trades));
      Files.deleteIfExists(beside(equity));
    }
  }

  private static void writeBeside(Path file, Consumer<CsvWriter> rows) throws IOException {
    try (CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(Files.newBufferedWriter(beside(file), StandardCharsets.UTF_8))) {
      rows.accept(csv);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void putInPlace(Path file) throws IOException {
    Files.move(
        beside(file), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + UNFINISHED);
  }

  private static void writeTrades(CsvWriter csv, BacktestReport report) {
    csv.writeRecord(
        "id",
        "strategy",
        "underlying",
        "structure",
        "units",
        "status",
        "openedAt",
        "updatedAt",
        "entryCash",
        "exitCash",
        "fees",
        "realisedProfit",
        "exitReason");
    Stream.concat(report.trades().stream(), report.openPositions().stream())
        .forEach(position -> csv.writeRecord(cells(position)));
  }

  private static List<String> cells(Position position) {
    return List.of(
        position.id(),
        position.strategy(),
        position.underlying(),
        position.structure().kind().name(),
        Integer.toString(position.openedUnits()),
        position.status().name(),
        position.openedAt().toString(),
        position.updatedAt().toString(),
        position.entryCash().toPlainString(),
        position.exitCash().toPlainString(),
        position.fees().toPlainString(),
        position.realisedProfit().toPlainString(),
        position.exitReason().name());
  }

  private static void writeEquity(CsvWriter csv, List<PortfolioSnapshot> curve) {
    csv.writeRecord("at", "cash", "equity", "previousCloseEquity", "openMaximumLoss", "markable");
    for (PortfolioSnapshot snapshot : curve) {
      csv.writeRecord(
          snapshot.at().toString(),
          snapshot.cash().toPlainString(),
          snapshot.equity().toPlainString(),
          snapshot.previousCloseEquity().toPlainString(),
          snapshot.openMaximumLoss().toPlainString(),
          Boolean.toString(snapshot.markable()));
    }
  }
}
