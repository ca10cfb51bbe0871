package io.tradeoracle.pricing.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ElementaryTablesTest {

  @Test
  void theKeptTableIsTheOneMadeHere() throws IOException {
    double[] made = ElementaryTables.all();
    ByteBuffer bytes = ByteBuffer.allocate(made.length * Double.BYTES);
    bytes.asDoubleBuffer().put(made);
    try (InputStream kept =
        ElementaryTables.class.getResourceAsStream(
            "/io/tradeoracle/pricing/internal/elementary.table")) {
      assertThat(kept).isNotNull().hasBinaryContent(bytes.array());
    }
  }
}
