package io.tradeoracle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IvRankCommandTest {

  private static CommandLineRun ivRank(int window, String... lines) {
    return CommandLineRun.of(
        String.join("\n", lines) + "\n", "iv-rank", "--window", String.valueOf(window));
  }

  @Test
  void ranksEveryRowOnceTheWindowIsFull() {
    CommandLineRun run = ivRank(3, "day,ivDecimal", "1,0.25", "2,0.75", "3,0.5", "4,0.75", "5,1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines())
        .containsExactly(
            "day,ivDecimal,ivRank,ivPercentile,status",
            "1,0.25,,,too_few_observations",
            "2,0.75,,,too_few_observations",
            "3,0.5,0.5,0.33333333333333331,ok",
            "4,0.75,1,0.33333333333333331,ok",
            "5,1,1,0.66666666666666663,ok");
  }

  @Test
  void aFlatRangeHasPercentileZeroAndNoRank() {
    assertThat(ivRank(2, "ivDecimal", "0.2", "0.2").outLines()).last().isEqualTo("0.2,NaN,0,ok");
  }

  @Test
  void aBadRowGetsAStatusAndIsNotCounted() {
    CommandLineRun run =
        ivRank(
            2,
            "ivDecimal,n",
            "0.2,1",
            "nan,2",
            "-INF,3",
            "Infinity,4",
            ",5",
            "-0.1,6",
            "1e999,7",
            "0x1p-2,8",
            "0.1d,9",
            "x,10",
            "0.4,11");

    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines()).hasSize(12);
    assertThat(run.outLines().subList(2, 11))
        .allSatisfy(line -> assertThat(line).endsWith(",,,invalid_input"));
    assertThat(run.outLines()).last().isEqualTo("0.4,11,1,0.5,ok");
  }

  @Test
  void ranksOver252ObservationsByDefault() {
    String[] lines = new String[254];
    lines[0] = "ivDecimal";
    for (int i = 1; i < lines.length; i++) {
      lines[i] = String.valueOf(i / 1024.0);
    }
    CommandLineRun run = CommandLineRun.of(String.join("\n", lines), "iv-rank");

    assertThat(run.outLines().get(251)).endsWith(",,,too_few_observations");
    assertThat(run.outLines().get(252)).endsWith(",1,0.99603174603174605,ok");
  }

  @Test
  void refusesInputWithoutTheColumn() {
    CommandLineRun run = ivRank(2, "iv", "0.2");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualToIgnoringNewLines("oracle-examples iv-rank: the input has no column ivDecimal");
  }
}
