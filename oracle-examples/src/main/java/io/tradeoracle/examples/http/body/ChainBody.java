package io.tradeoracle.examples.http.body;

import io.tradeoracle.engine.EngineView.OptionMarket;
import io.tradeoracle.engine.EngineView.UnderlyingMarket;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.volatility.SmileQuote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The quoted options of one expiration, with Greeks and the smile. */
public record ChainBody(
    String underlying,
    @Nullable BigDecimal spot,
    @Nullable BigDecimal forward,
    List<Expiration> expirations,
    @Nullable LocalDate expiration,
    Instant asOf,
    @Nullable Double newestQuoteAgeSeconds,
    List<Strike> strikes,
    Smile smile) {

  /** Shown where none was asked for: where the standard strategy trades. */
  private static final int USUAL_DAYS = 30;

  /** A date with quoted options. */
  public record Expiration(LocalDate date, long days) {}

  /** Call and put of one strike. */
  public record Strike(BigDecimal strike, @Nullable OptionBody call, @Nullable OptionBody put) {}

  /** Returns the dates with quoted options, ascending. */
  public static List<Expiration> expirations(UnderlyingMarket market, LocalDate today) {
    return market.options().stream()
        .map(option -> option.contract().expiration())
        .distinct()
        .sorted()
        .map(date -> new Expiration(date, ChronoUnit.DAYS.between(today, date)))
        .toList();
  }

  /** Returns the wanted date if it is quoted, else the first that is not very near. */
  public static Optional<LocalDate> choose(
      List<Expiration> expirations, Optional<LocalDate> wanted) {
    return wanted
        .filter(date -> expirations.stream().anyMatch(known -> known.date().equals(date)))
        .or(
            () ->
                expirations.stream()
                    .filter(known -> known.days() >= USUAL_DAYS)
                    .map(Expiration::date)
                    .findFirst())
        .or(() -> expirations.stream().map(Expiration::date).reduce((first, last) -> last));
  }

  /**
   * Computes the body: some hundred prices, so not on the engine's thread.
   *
   * @param held signed contracts by symbol
   */
  public static ChainBody of(
      UnderlyingMarket market,
      Instant now,
      List<Expiration> expirations,
      Optional<LocalDate> expiration,
      Map<String, Integer> held) {
    List<OptionMarket> options =
        market.options().stream()
            .filter(o -> expiration.filter(o.contract().expiration()::equals).isPresent())
            .toList();
    double forward = options.stream().findFirst().map(o -> forward(o, market)).orElse(Double.NaN);
    double years =
        options.stream()
            .mapToDouble(OptionMarket::yearsToSettlement)
            .findFirst()
            .orElse(Double.NaN);
    List<Strike> strikes = strikes(options, market.spot(), held);
    return new ChainBody(
        market.symbol(),
        Numbers.rounded(market.spot(), 2),
        Numbers.rounded(forward, 4),
        expirations,
        expiration.orElse(null),
        now,
        newestAge(options, now),
        strikes,
        Smile.fit(smileQuotes(strikes, forward), forward, years));
  }

  private static double forward(OptionMarket option, UnderlyingMarket market) {
    double carry = option.carry().rate() - option.carry().dividendYield();
    return market.spot() * Math.exp(carry * option.yearsToSettlement());
  }

  private static @Nullable Double newestAge(List<OptionMarket> options, Instant now) {
    return options.stream()
        .map(option -> option.quote().exchangeTime())
        .max(Comparator.naturalOrder())
        .map(newest -> Duration.between(newest, now).toMillis() / 1e3)
        .orElse(null);
  }

  private static List<Strike> strikes(
      List<OptionMarket> options, double spot, Map<String, Integer> held) {
    SortedMap<BigDecimal, Strike> strikes = new TreeMap<>();
    for (OptionMarket option : options) {
      BigDecimal strike = option.contract().strike();
      Strike known = strikes.getOrDefault(strike, new Strike(strike, null, null));
      int quantity = held.getOrDefault(option.contract().symbol(), 0);
      OptionBody side = OptionBody.of(option, spot, quantity);
      strikes.put(
          strike,
          option.contract().right() == OptionRight.CALL
              ? new Strike(strike, side, known.put())
              : new Strike(strike, known.call(), side));
    }
    return List.copyOf(strikes.values());
  }

  /** Out of the money, where volatility is most of the price. */
  private static List<SmileQuote> smileQuotes(List<Strike> strikes, double forward) {
    List<SmileQuote> quotes = new ArrayList<>();
    for (Strike strike : strikes) {
      OptionBody side = strike.strike().doubleValue() < forward ? strike.put() : strike.call();
      if (side != null && side.iv() != null && side.iv().signum() > 0 && side.refusal() == null) {
        quotes.add(
            new SmileQuote(
                strike.strike().doubleValue(),
                Objects.requireNonNull(side.iv()).doubleValue(),
                spread(side)));
      }
    }
    return quotes;
  }

  /** A bid too low for a volatility of its own, or one above the offer's, tells no spread. */
  private static double spread(OptionBody side) {
    return side.ivSpread() >= 0 ? side.ivSpread() : Double.NaN;
  }
}
