package io.tradeoracle.strategy;

import static io.tradeoracle.strategy.SignalDirection.BUY_VOLATILITY;
import static io.tradeoracle.strategy.SignalDirection.SELL_VOLATILITY;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.ExitPolicy;
import io.tradeoracle.model.OptionalInput;
import io.tradeoracle.model.Session;
import io.tradeoracle.strategy.IvMeanReversion.RankRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One evaluation of {@link IvMeanReversion}. Used once. */
final class IvMeanReversionEvaluation {

  private final IvMeanReversion rules;
  private final MarketView view;
  private final ExchangeCalendar calendar;
  private final LocalDate today;
  private final double ivRank;
  private final List<Condition> conditions = new ArrayList<>();

  IvMeanReversionEvaluation(IvMeanReversion rules, MarketView view) {
    this.rules = rules;
    this.view = view;
    this.calendar = view.calendar();
    this.today = calendar.dateOf(view.at());
    this.ivRank = view.volatility().ivRank();
  }

  Evaluation evaluate() {
    conditions.add(sessionTime());
    conditions.add(impliedVolatility());
    conditions.add(rank());
    conditions.add(
        Condition.of(
                "no open position",
                !view.positionOpen(),
                view.positionOpen() ? "one is" : "none is")
            .showing(view.positionOpen() ? "1" : "0", "of 1"));
    conditions.add(
        Condition.of(
                "not stopped",
                !view.stopped(),
                view.stopped()
                    ? "stopped, and the rank has not come back since"
                    : "no stop stands in the way")
            .showing(view.stopped() ? "stopped" : "no stop", ""));
    return new Evaluation(
        rules.name(),
        view.underlying(),
        view.at(),
        conditions,
        isBlocked() ? List.of() : signal().stream().toList());
  }

  private boolean isBlocked() {
    return conditions.stream().anyMatch(Condition::blocks);
  }

  private Condition sessionTime() {
    String name = "session time";
    if (!calendar.isTradingDay(today)) {
      return Condition.of(name, false, "no session on " + today);
    }
    Session session = calendar.session(today);
    Instant from = session.open().plus(rules.session().afterOpen());
    Instant to = session.close().minus(rules.session().beforeClose());
    return Condition.of(
            name,
            !view.at().isBefore(from) && !view.at().isAfter(to),
            text("%s in New York; entries from %s to %s", time(view.at()), time(from), time(to)))
        .showing(clock(view.at()), clock(from) + "–" + clock(to));
  }

  private LocalTime time(Instant instant) {
    return LocalTime.ofInstant(instant, calendar.zone());
  }

  private String clock(Instant instant) {
    return time(instant).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private Condition impliedVolatility() {
    VolatilityView volatility = view.volatility();
    String name = "implied volatility";
    return volatility.hasRank()
        ? Condition.of(
                name, true, text("%.4f; %s", volatility.impliedVolatility(), volatility.detail()))
            .showing(text("%.1f%%", 100 * volatility.impliedVolatility()), "30 days")
        : Condition.unavailable(name, volatility.detail());
  }

  private Condition rank() {
    String name = "IV rank";
    RankRule rule = rules.rank();
    int count = view.volatility().observations();
    if (!view.volatility().hasRank()) {
      return Condition.unavailable(name, text("none (%d observations)", count));
    }
    if (ivRank > rule.sellAbove()) {
      return Condition.of(
              name, true, text("%.2f > %.2f (%d observations)", ivRank, rule.sellAbove(), count))
          .showing(text("%.2f", ivRank), text("> %.2f", rule.sellAbove()));
    }
    if (ivRank < rule.buyBelow()) {
      return Condition.of(
              name, true, text("%.2f < %.2f (%d observations)", ivRank, rule.buyBelow(), count))
          .showing(text("%.2f", ivRank), text("< %.2f", rule.buyBelow()));
    }
    return Condition.of(
            name,
            false,
            text(
                "%.2f is from %.2f to %.2f (%d observations)",
                ivRank, rule.buyBelow(), rule.sellAbove(), count))
        .showing(text("%.2f", ivRank), text("< %.2f or > %.2f", rule.buyBelow(), rule.sellAbove()));
  }

  private SignalDirection direction() {
    return ivRank > rules.rank().sellAbove() ? SELL_VOLATILITY : BUY_VOLATILITY;
  }

  private Optional<Signal> signal() {
    Optional<ExpirationQuotes> expiration = ExpirationQuotes.nearest(view, rules.days());
    conditions.add(
        Condition.of(
                "expiration",
                expiration.isPresent(),
                expiration
                    .map(found -> found + ", " + found.days() + " days")
                    .orElseGet(
                        () ->
                            text(
                                "none from %d to %d days",
                                rules.days().least(), rules.days().most())))
            .showing(
                expiration.map(found -> found.days() + " days").orElse("none"),
                rules.days().least() + "–" + rules.days().most()));
    return expiration.flatMap(this::signalIn);
  }

  private Optional<Signal> signalIn(ExpirationQuotes quotes) {
    conditions.add(earnings(plannedExit(quotes)));
    if (isBlocked()) {
      return Optional.empty();
    }
    EntrySearch search =
        direction() == SELL_VOLATILITY
            ? new CondorSearch(rules, view, quotes)
            : new StraddleSearch(rules, view, quotes);
    Optional<EntrySearch.Found> found = search.search();
    conditions.addAll(search.conditions());
    return found.map(this::signalFor);
  }

  /** Returns the first session with so few days left that the exit by time is due. */
  private LocalDate plannedExit(ExpirationQuotes quotes) {
    int exitDays = rules.exits(direction()).exitDaysToExpiration();
    return calendar.nextTradingDay(quotes.settlementDate().minusDays(exitDays + 1L));
  }

  /** Reports come after the close of their day, so one on the day of the exit is no danger. */
  private Condition earnings(LocalDate plannedExit) {
    String name = "earnings";
    OptionalInput<LocalDate> report = view.nextEarnings();
    if (report instanceof OptionalInput.NotConfigured) {
      return Condition.notConfigured(name);
    }
    if (report instanceof OptionalInput.Unavailable<LocalDate> unavailable) {
      return Condition.unavailable(name, unavailable.reason());
    }
    if (report instanceof OptionalInput.Value<LocalDate> known) {
      return earnings(name, known.value(), plannedExit);
    }
    return Condition.of(name, true, "no report is announced");
  }

  private Condition earnings(String name, LocalDate report, LocalDate plannedExit) {
    if (report.isBefore(today)) {
      return Condition.unavailable(name, "the report of " + report + " is past, the next unknown");
    }
    boolean met = !report.isBefore(plannedExit);
    return Condition.of(
            name,
            met,
            "the report of "
                + report
                + (met ? " is not before" : " is before")
                + " the planned exit on "
                + plannedExit)
        .showing(report.toString(), "≥ " + plannedExit);
  }

  private Signal signalFor(EntrySearch.Found found) {
    Proposal proposal = found.proposal();
    return new Signal(
        rules.name(),
        view.underlying(),
        direction(),
        proposal.structure(),
        found.worstNet(),
        exits(),
        text(
            "IV rank %.2f: %s at net %s, no worse than %s",
            ivRank,
            proposal.structure().kind(),
            proposal.net().toPlainString(),
            found.worstNet().toPlainString()));
  }

  private ExitPolicy exits() {
    ExitPolicy exits = rules.exits(direction());
    return direction() == SELL_VOLATILITY
            && view.nextEarnings() instanceof OptionalInput.Value<LocalDate> report
        ? exits.closingBy(closeAheadOf(report.value()).minus(rules.beforeReport()))
        : exits;
  }

  /** Returns the last close before a report that comes after the close of its day. */
  private Instant closeAheadOf(LocalDate report) {
    LocalDate day = calendar.previousTradingDay(report.plusDays(1));
    return calendar.session(day).close();
  }

  private static String text(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures);
  }
}
