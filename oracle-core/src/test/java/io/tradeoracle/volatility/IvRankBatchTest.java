package io.tradeoracle.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IvRankBatchTest {

  @Test
  void everySymbolHasTheNumbersOfItsOwnWindow() {
    int symbols = 7;
    int window = 20;
    IvRankBatch batch = new IvRankBatch(symbols, window, 5);
    IvRank[] ranks = new IvRank[symbols];
    IvPercentile[] percentiles = new IvPercentile[symbols];
    Arrays.setAll(ranks, i -> new IvRank(window, 5));
    Arrays.setAll(percentiles, i -> new IvPercentile(window, 5));
    SplittableRandom random = new SplittableRandom(11);
    double[] iv = new double[symbols];
    double[] rank = new double[symbols];
    double[] percentile = new double[symbols];

    for (int day = 0; day < 100; day++) {
      for (int tick = 0; tick < 3; tick++) {
        for (int i = 0; i < symbols; i++) {
          // Coarse, so that ties and flat ranges occur; symbol 0 is flat throughout.
          iv[i] = i == 0 ? 0.2 : Math.rint(20 * random.nextDouble()) / 100;
        }
        batch.ranks(iv, rank);
        batch.percentiles(iv, percentile);
        for (int i = 0; i < symbols; i++) {
          assertThat(rank[i]).isEqualTo(Double.valueOf(ranks[i].update(iv[i])));
          assertThat(percentile[i]).isEqualTo(Double.valueOf(percentiles[i].update(iv[i])));
        }
      }
      batch.close(iv);
      for (int i = 0; i < symbols; i++) {
        ranks[i].close(iv[i]);
        percentiles[i].close(iv[i]);
      }
    }
    assertThat(rank[0]).isNaN();
    assertThat(percentile[0]).isZero();
    assertThat(Arrays.stream(rank)).anyMatch(value -> value > 0 && value < 1);
  }

  @Test
  void aValueThatIsNoneLeavesTheWindowAsItWas() {
    IvRankBatch batch = new IvRankBatch(2, 3, 2);
    batch.close(new double[] {0.25, 0.25});
    batch.close(new double[] {0.75, Double.NaN});
    batch.close(1, -1);
    batch.close(1, Double.POSITIVE_INFINITY);

    double[] ranks = {0.5, Double.NaN};
    batch.ranks(ranks, ranks);

    assertThat(ranks).containsExactly(0.5, Double.NaN);
    assertThat(batch.rank(1, -0.1)).isNaN();
    assertThat(batch.percentile(1, Double.POSITIVE_INFINITY)).isNaN();
    assertThat(batch.rank(1, 0.5)).isEqualTo(1);
    assertThat(batch.percentile(1, 0.5)).isEqualTo(0.5);
  }

  @Test
  void refusesOtherLengthsBeforeItSetsAnything() {
    IvRankBatch batch = new IvRankBatch(2, 3, 1);
    double[] ranks = {7, 7};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> batch.ranks(new double[3], ranks))
        .withMessage("iv must have one value for each of 2 symbols: 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> batch.percentiles(new double[2], new double[1]))
        .withMessageContaining("percentiles");
    assertThatIllegalArgumentException().isThrownBy(() -> batch.close(new double[1]));
    assertThatIllegalArgumentException().isThrownBy(() -> new IvRankBatch(0, 3, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new IvRankBatch(1, 3, 4));
    assertThat(ranks).containsExactly(7, 7);
  }
}
