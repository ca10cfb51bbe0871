package io.tradeoracle.pricing.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class GuessTablesTest {

  @Test
  void theKeptTablesAreTheOnesMadeHere() throws IOException {
    double[] fast = GuessTables.fast();
    double[] general = GuessTables.general();
    ByteBuffer bytes = ByteBuffer.allocate((fast.length + general.length) * Double.BYTES);
    bytes.asDoubleBuffer().put(fast).put(general);
    try (InputStream kept =
        GuessTables.class.getResourceAsStream(
            "/io/tradeoracle/pricing/internal/volatility-guess.table")) {
      assertThat(kept).isNotNull().hasBinaryContent(bytes.array());
    }
  }
}
