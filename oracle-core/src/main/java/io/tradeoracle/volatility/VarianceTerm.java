package io.tradeoracle.volatility;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.OptionRight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The model-free variance of one expiration: what a strip of options out of the money costs that
 * pays the logarithm of the underlying's price, so its variance, whatever the smile.
 *
 * <pre>σ² = (2 ÷ T) Σ ΔKᵢ ÷ Kᵢ² e^(RT) Q(Kᵢ) − (1 ÷ T) (F ÷ K₀ − 1)²</pre>
 *
 * <p>as Cboe computes its VIX index ("Cboe Volatility Index", white paper, 2019; K. Demeterfi, E.
 * Derman, M. Kamal and J. Zou, "More Than You Ever Wanted to Know About Volatility Swaps", 1999):
 * the forward F = K + e^(RT) (C − P) at the strike with the least difference between call and put;
 * K₀ the listed strike at F or immediately below it; Q the middle of the quote, of puts below K₀,
 * of calls above it, of both at it (where Cboe always has both, here one is enough, by parity); on
 * each side options nobody bids for are left out, and all beyond two such neighbours; ΔKᵢ half the
 * distance between the strikes beside, at the ends the distance to the one neighbour.
 *
 * @param variance σ², per year
 * @param forward F
 * @param atMoneyStrike K₀
 * @param strikes how many were summed
 */
public record VarianceTerm(double variance, double forward, double atMoneyStrike, int strikes) {

  private static final int NEEDED_STRIKES = 3;
  private static final int ZERO_BIDS_THAT_END = 2;

  private record Priced(double strike, double price) {}

  /**
   * Returns the variance, or nothing where no strike has call and put bid for, there is no listed
   * strike below the forward, or fewer than three strikes would be summed.
   *
   * @param slice European: American options are first replaced by {@link ChainSlice#asEuropean}
   * @param rate continuously compounded interest rate, a fraction per year
   * @throws IllegalArgumentException if the slice is American
   */
  public static Optional<VarianceTerm> of(ChainSlice slice, double rate) {
    if (slice.style() != ExerciseStyle.EUROPEAN) {
      throw new IllegalArgumentException("style must be EUROPEAN: " + slice.style());
    }
    double growth = StrictMath.exp(rate * slice.years());
    return slice.rows().stream()
        .filter(ChainSlice.Row::isPair)
        .min(Comparator.comparingDouble(row -> Math.abs(callLessPut(row))))
        .flatMap(row -> of(slice, growth, row.strike() + growth * callLessPut(row)));
  }

  private static double callLessPut(ChainSlice.Row row) {
    return row.call().mid() - row.put().mid();
  }

  private static Optional<VarianceTerm> of(ChainSlice slice, double growth, double forward) {
    List<ChainSlice.Row> rows = slice.rows();
    int middle = -1;
    while (middle + 1 < rows.size() && rows.get(middle + 1).strike() <= forward) {
      middle++;
    }
    if (middle < 0) {
      return Optional.empty();
    }
    List<Priced> strip = strip(rows, middle, atMoney(rows.get(middle), growth, forward));
    if (strip.size() < NEEDED_STRIKES || strip.stream().anyMatch(o -> Double.isNaN(o.price()))) {
      return Optional.empty();
    }
    double atMoney = rows.get(middle).strike();
    double excess = forward / atMoney - 1;
    double variance = (2 * growth * sum(strip) - excess * excess) / slice.years();
    return Optional.of(new VarianceTerm(variance, forward, atMoney, strip.size()));
  }

  /** Returns the mean of call and put, of which parity gives one that is not quoted, or NaN. */
  private static double atMoney(ChainSlice.Row row, double growth, double forward) {
    double half = 0.5 * (forward - row.strike()) / growth;
    if (row.isPair()) {
      return 0.5 * (row.call().mid() + row.put().mid());
    }
    if (row.call().isUsable()) {
      return row.call().mid() - half;
    }
    return row.put().isUsable() ? row.put().mid() + half : Double.NaN;
  }

  /** Returns what is summed, ascending by strike. */
  private static List<Priced> strip(List<ChainSlice.Row> rows, int middle, double atMoney) {
    List<Priced> strip = new ArrayList<>();
    addOutwards(strip, rows, middle - 1, -1, OptionRight.PUT);
    Collections.reverse(strip);
    strip.add(new Priced(rows.get(middle).strike(), atMoney));
    addOutwards(strip, rows, middle + 1, 1, OptionRight.CALL);
    return strip;
  }

  private static void addOutwards(
      List<Priced> strip, List<ChainSlice.Row> rows, int from, int step, OptionRight right) {
    int zeroBids = 0;
    for (int i = from; i >= 0 && i < rows.size() && zeroBids < ZERO_BIDS_THAT_END; i += step) {
      ChainSlice.Side side = rows.get(i).side(right);
      if (side.isUsable()) {
        strip.add(new Priced(rows.get(i).strike(), side.mid()));
      }
      zeroBids = side.bid() > 0 ? 0 : zeroBids + 1;
    }
  }

  private static double sum(List<Priced> strip) {
    double sum = 0;
    int last = strip.size() - 1;
    for (int i = 0; i <= last; i++) {
      Priced option = strip.get(i);
      int below = Math.max(0, i - 1);
      int above = Math.min(last, i + 1);
      double width = (strip.get(above).strike() - strip.get(below).strike()) / (above - below);
      sum += width / (option.strike() * option.strike()) * option.price();
    }
    return sum;
  }
}
