package io.tradeoracle.examples.http;

import io.tradeoracle.examples.demo.Desk;
import io.tradeoracle.examples.http.body.BreakerBody;
import io.tradeoracle.examples.http.body.ChainBody;
import io.tradeoracle.examples.http.body.ClockBody;
import io.tradeoracle.examples.http.body.DeskState;
import io.tradeoracle.examples.http.body.EvaluationsBody;
import io.tradeoracle.examples.http.body.HealthBody;
import io.tradeoracle.examples.http.body.ItemsBody;
import io.tradeoracle.examples.http.body.IvBody;
import io.tradeoracle.examples.http.body.LimitBody;
import io.tradeoracle.examples.http.body.PortfolioBody;
import io.tradeoracle.examples.http.body.PositionBody;
import io.tradeoracle.examples.http.body.RefusedBody;
import io.tradeoracle.examples.http.web.Json;
import io.tradeoracle.model.Position;
import io.tradeoracle.port.CacheRegion;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the desk knows now. Thread-safe; callers may wait for the engine. */
final class DeskViews {

  private static final int CLOSED_SHOWN = 500;
  private static final String ONLY = "all";

  private static final CacheRegion<String> PORTFOLIO =
      CacheRegion.ofText("http-portfolio", Duration.ofSeconds(10));
  private static final CacheRegion<String> LIMITS =
      CacheRegion.ofText("http-limits", Duration.ofHours(1));
  private static final CacheRegion<IvBody.Past> IV_HISTORY =
      new CacheRegion<>(
          "http-iv-history",
          Duration.ofMinutes(5),
          Json::text,
          text -> Json.own(IvBody.Past.class, text));

  private final Desk desk;
  private final EngineQuestions questions;

  DeskViews(Desk desk, EngineQuestions questions) {
    this.desk = desk;
    this.questions = questions;
  }

  long eventId() {
    return desk.store().durableThrough();
  }

  ClockBody clock() {
    return ClockBody.of(desk.clock(), desk.calendar(), eventId());
  }

  HealthBody health() {
    return HealthBody.of(desk.health());
  }

  DeskState state() {
    return questions.state();
  }

  /** Returns the portfolio as text, from the cache if it is there. */
  String portfolio() {
    return desk.cache().get(PORTFOLIO, ONLY, () -> text(questions.state()));
  }

  /** Returns the portfolio as text and keeps it in the cache, for it has changed. */
  String keepPortfolio(DeskState changed) {
    String text = text(changed);
    desk.cache().put(PORTFOLIO, ONLY, text);
    return text;
  }

  void forgetPortfolio() {
    desk.cache().invalidate(PORTFOLIO, ONLY);
  }

  private String text(DeskState state) {
    return Json.text(PortfolioBody.of(state, desk.limits(), eventId()));
  }

  ItemsBody<PositionBody> positions(DeskState state) {
    List<PositionBody> positions =
        new ArrayList<>(
            state.positions().stream()
                .map(mark -> PositionBody.of(mark, state.at(), desk.calendar()))
                .toList());
    Collections.reverse(positions);
    return ItemsBody.all(positions);
  }

  EvaluationsBody evaluations() {
    return EvaluationsBody.of(
        desk.looks(), desk.health(), desk.store().projections().openPositions());
  }

  RefusedBody refused(DeskState state) {
    return RefusedBody.of(state.quotes());
  }

  /** Returns the breaker as stored, or as the engine has it before the first change. */
  BreakerBody breaker() {
    return BreakerBody.of(
        desk.store().projections().breaker().orElseGet(() -> questions.state().breaker()));
  }

  String limits() {
    return desk.cache()
        .get(LIMITS, ONLY, () -> Json.text(ItemsBody.all(LimitBody.of(desk.limits()))));
  }

  List<String> underlyings() {
    return desk.underlyings();
  }

  IvBody iv(String underlying) {
    EngineQuestions.Market now = questions.market(underlying);
    LocalDate today = desk.calendar().dateOf(now.at());
    IvBody.Past past =
        desk.cache()
            .get(
                IV_HISTORY,
                underlying,
                () ->
                    IvBody.Past.of(
                        desk.history().dailyIvBefore(underlying, today, 2 * IvBody.WINDOW)));
    return IvBody.of(
        underlying,
        now.market().spot(),
        now.market().volatility(),
        past,
        IvBody.entries(underlying, positions(), desk.calendar()));
  }

  private List<Position> positions() {
    List<Position> all = new ArrayList<>(desk.store().projections().openPositions());
    all.addAll(desk.store().projections().closedPositions(0, CLOSED_SHOWN));
    return all;
  }

  /** One underlying's options at one moment, of which a chain of any expiration can be made. */
  record Quoted(
      EngineQuestions.Market now,
      List<ChainBody.Expiration> expirations,
      Map<String, Integer> held) {

    ChainBody chain(Optional<LocalDate> expiration) {
      return ChainBody.of(now.market(), now.at(), expirations, expiration, held);
    }
  }

  /** Quotes are never cached. */
  Quoted quoted(String underlying) {
    EngineQuestions.Market now = questions.market(underlying);
    LocalDate today = desk.calendar().dateOf(now.at());
    Map<String, Integer> held = new HashMap<>();
    desk.store()
        .projections()
        .openPositions()
        .forEach(
            position ->
                position
                    .legs()
                    .forEach(
                        leg ->
                            held.merge(leg.instrument().symbol(), leg.quantity(), Integer::sum)));
    return new Quoted(now, ChainBody.expirations(now.market(), today), held);
  }
}
