package io.tradeoracle.pricing.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementaryTablesTest {

  private static final String FOLDER = "/io/tradeoracle/pricing/internal/";

  @Test
  void theKeptTablesAreTheOnesMadeHere() throws IOException {
    assertKept("elementary.table", ElementaryTables.elementary());
    assertKept("mills.table", ElementaryTables.mills());
  }

  private static void assertKept(String name, List<Double> made) throws IOException {
    try (InputStream kept = ElementaryTables.class.getResourceAsStream(FOLDER + name)) {
      assertThat(kept).as(name).isNotNull().hasBinaryContent(ElementaryTables.bytes(made));
    }
  }
}
