package io.tradeoracle.examples.http.body;

import io.tradeoracle.engine.EngineStatistics;
import io.tradeoracle.engine.QuoteRefusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How many quotes were read, and why some were refused; most frequent reason first. */
public record RefusedBody(long read, long usable, List<Reason> reasons, @Nullable Last last) {

  /** How often one reason occurred. */
  public record Reason(String code, String label, long count) {}

  /** The quote refused last. */
  public record Last(String symbol, String code, String label, Instant at) {

    static Last of(EngineStatistics.RefusedQuote refused) {
      return new Last(
          refused.quote().contract().symbol(),
          refused.reason().name(),
          RefusedBody.label(refused.reason()),
          refused.quote().quote().receiveTime());
    }
  }

  public static RefusedBody of(DeskState.Quotes quotes) {
    return new RefusedBody(
        quotes.read(),
        quotes.usable(),
        quotes.refused().entrySet().stream()
            .map(e -> new Reason(e.getKey().name(), label(e.getKey()), e.getValue()))
            .sorted(Comparator.comparingLong(Reason::count).reversed().thenComparing(Reason::code))
            .toList(),
        quotes.lastRefused().map(Last::of).orElse(null));
  }

  static String label(QuoteRefusal refusal) {
    return switch (refusal) {
      case NO_BID -> "nobody bids";
      case NO_ASK -> "nobody offers";
      case NO_SIZE -> "no contracts behind the price";
      case NO_UNDERLYING -> "no price of the underlying";
      case FEED -> "feed not allowed";
      default -> refusal.name().toLowerCase(Locale.ROOT);
    };
  }
}
