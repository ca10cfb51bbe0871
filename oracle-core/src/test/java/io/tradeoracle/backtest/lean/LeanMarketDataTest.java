package io.tradeoracle.backtest.lean;

import static io.tradeoracle.backtest.lean.LeanFixture.row;

import io.tradeoracle.contract.MarketDataContract;
import io.tradeoracle.engine.CarrySource;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.pricing.Carry;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LeanMarketDataTest extends MarketDataContract {

  private static final int MINUTES = 5;

  @TempDir private static Path directory;

  private LeanReplay replay = written();

  @BeforeEach
  void startReplay() {
    replay.start();
  }

  @Override
  protected MarketData open() {
    return replay.data();
  }

  @Override
  protected String underlying() {
    return "ACME";
  }

  @Override
  protected void publishRound() {
    replay.time().runUntil(replay.time().instant().plusSeconds(60));
  }

  private static LeanReplay written() {
    String rows =
        IntStream.range(0, MINUTES)
            .mapToObj(minute -> row(minute, 40_000, 41_000, 10))
            .collect(Collectors.joining());
    LeanFixture files =
        new LeanFixture(directory)
            .zip(LeanFixture.OPTIONS, Map.of(LeanFixture.CALL, rows, LeanFixture.PUT, rows))
            .zip(LeanFixture.QUOTES, Map.of("20151224_acme_minute_quote.csv", rows));
    return new LeanReplay(
        files.open().day("ACME", LocalDate.of(2015, 12, 24)),
        new FirstHourHistory(),
        CarrySource.constant(new Carry(0, 0)));
  }
}
