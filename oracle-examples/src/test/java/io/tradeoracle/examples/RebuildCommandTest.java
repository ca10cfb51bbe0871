package io.tradeoracle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RebuildCommandTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String url) {
    return Main.run(
        InputStream.nullInputStream(),
        new ByteArrayOutputStream(),
        err,
        "rebuild",
        "--jdbc-url",
        url);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void namesADatabaseThatDoesNotAnswerInOneLineWithoutThePassword() {
    assertThat(run("jdbc:postgresql://localhost:1/trades?user=me&password=s3cr3t")).isEqualTo(1);
    assertThat(said())
        .startsWith("oracle-examples rebuild: database trades at localhost:1 cannot be reached: ")
        .doesNotContain("s3cr3t")
        .hasLineCount(1);
  }

  @Test
  void refusesAnAddressOfAnotherDatabase() {
    assertThat(run("jdbc:mysql://me:s3cr3t@localhost/trades")).isEqualTo(2);
    assertThat(said())
        .contains("jdbcUrl must begin with jdbc:postgresql:")
        .doesNotContain("s3cr3t");
  }
}
