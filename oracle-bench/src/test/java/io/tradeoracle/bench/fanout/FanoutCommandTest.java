package io.tradeoracle.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Half a minute for a handful of fills: two processes, a database and a trading desk. */
@Tag("proof")
class FanoutCommandTest {

  @TempDir private Path folder;

  @Test
  void everyClientGetsEveryFillOfTheDemo() throws IOException {
    Path json = folder.resolve("fanout.json");
    StringWriter out = new StringWriter();

    int exitCode =
        new CommandLine(new FanoutCommand())
            .setOut(new PrintWriter(out))
            .execute("--clients=3", "--fills=2", "--warm-up=1", "--speed=2000", "--json=" + json);

    assertThat(exitCode).isZero();
    assertThat(out.toString()).contains("2 fills", "3 WebSocket clients", "lost 0, repeated 0");
    JsonNode fills = new ObjectMapper().readTree(json.toFile()).get("fills");
    assertThat(fills).hasSize(2);
    for (JsonNode fill : fills) {
      assertThat(fill.get("millis")).hasSize(3);
      assertThat(fill.get("millis")).allSatisfy(ms -> assertThat(ms.asDouble()).isPositive());
    }
  }
}
