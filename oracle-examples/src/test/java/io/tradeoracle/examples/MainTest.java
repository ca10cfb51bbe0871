package io.tradeoracle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @ParameterizedTest
  @ValueSource(strings = {"--help", "iv-rank --help", "iv-rank -h"})
  void explainsItselfOnStandardOutput(String args) {
    CommandLineRun run = CommandLineRun.of("", args.split(" "));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: oracle-examples").contains("--version");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "iv-rank --version", "iv-rank -V"})
  void namesItsVersionOnStandardOutput(String args) {
    CommandLineRun run = CommandLineRun.of("", args.split(" "));

    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines()).singleElement().asString().startsWith("Trade Oracle ");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "--nonsense",
        "iv-rank --nonsense",
        "iv-rank surplus",
        "iv-rank --window",
        "iv-rank --window many",
        "iv-rank --window 1.5",
        "iv-rank --window 99999999999",
        "iv-rank --window 0",
        "iv-rank --window -1",
        "iv-rank --window 100001"
      })
  void answersMisuseWithOneLineAndExitCodeTwo(String args) {
    CommandLineRun run = CommandLineRun.of("ivDecimal\n0.2\n", args.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).singleElement().asString().startsWith("oracle-examples");
  }

  @Test
  void asksForACommand() {
    CommandLineRun run = CommandLineRun.of("");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith("oracle-examples: a command is needed: ")
        .contains("iv-rank");
  }

  @Test
  void saysWhichOptionIsWrong() {
    assertThat(CommandLineRun.of("", "iv-rank", "--window", "many").err())
        .contains("--window", "many");
    assertThat(CommandLineRun.of("", "iv-rank", "--window", "-1").err())
        .isEqualToIgnoringNewLines("oracle-examples iv-rank: --window must be 1 to 100000: -1");
  }
}
