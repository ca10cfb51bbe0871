package io.tradeoracle.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AccuracyCommandTest {

  private static final Path GOLDEN =
      Path.of(System.getProperty("tradeoracle.root"), "oracle-core/src/test/resources/golden");

  @TempDir private Path folder;

  @Test
  void noErrorIsLargerThanPromised() throws IOException {
    StringWriter out = new StringWriter();
    Path tables = folder.resolve("tables.csv");
    Files.writeString(
        tables,
        """
        function,unit,promised,coordinate,series,x,error
        Mills ratio,units in the last place,0.6,a,table,1,0.3
        Mills ratio,units in the last place,0.6,a,table,2,0.5
        """);

    int exitCode =
        new CommandLine(new AccuracyCommand())
            .setOut(new PrintWriter(out))
            .execute("--golden=" + GOLDEN, "--plots=" + folder, "--tables=" + tables);

    assertThat(out.toString())
        .contains(
            "**European price, a call**",
            "| all | 3200 |",
            "| table | 2 | 0.30 | 0.50 | 0.50 | 0 |",
            "**American price, reference**")
        .endsWith(String.format("%n0 values over their promise%n"));
    assertThat(exitCode).isZero();
    assertThat(folder.toFile().list())
        .contains("european-price-a-call.png", "american-price-reference.png", "mills-ratio.png");
  }
}
