package io.tradeoracle.strategy;

import static io.tradeoracle.model.OptionRight.CALL;
import static io.tradeoracle.model.OptionRight.PUT;
import static io.tradeoracle.strategy.ExpirationQuotes.plain;

import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Structure;
import io.tradeoracle.strategy.IvMeanReversion.DeltaRange;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks for what to buy: the straddle at the strike nearest the forward, or a strangle where one
 * straddle exceeds the budget. The worst price is the natural one: to pay more is never needed.
 */
final class StraddleSearch extends EntrySearch {

  StraddleSearch(IvMeanReversion rules, MarketView view, ExpirationQuotes quotes) {
    super(rules, view, quotes);
  }

  @Override
  Optional<Found> search() {
    double minimumBid = rules.bids().bought();
    Optional<BigDecimal> strike = quotes.strikeNearest(quotes.forward());
    Optional<OptionContract> put = strike.flatMap(k -> quotes.at(k, PUT, minimumBid));
    Optional<OptionContract> call = strike.flatMap(k -> quotes.at(k, CALL, minimumBid));
    if (put.isEmpty() || call.isEmpty()) {
      return withoutLegs(
          String.format(
              Locale.ROOT,
              "no %s to buy at the strike nearest the forward %.2f",
              put.isEmpty() ? "put" : "call",
              quotes.forward()));
    }
    Proposal straddle = proposal(Structure.straddle(put.get(), call.get()));
    if (!straddle.fits(budget())) {
      return strangleInsteadOf(straddle);
    }
    withLegs("straddle at " + plain(put.get().strike()));
    return judged("a straddle", straddle);
  }

  private Optional<Found> strangleInsteadOf(Proposal straddle) {
    DeltaRange range = rules.strangle();
    double minimumBid = rules.bids().bought();
    Optional<ExpirationQuotes.Leg> put = quotes.nearestDelta(PUT, range, minimumBid);
    Optional<ExpirationQuotes.Leg> call = quotes.nearestDelta(CALL, range, minimumBid);
    String tooMuch = "a straddle can lose " + straddle.maximumLoss().toPlainString();
    if (put.isEmpty() || call.isEmpty() || !isBelow(put.get(), call.get())) {
      return withoutLegs(
          String.format(
              Locale.ROOT,
              "%s, and no strangle at deltas from %.2f to %.2f",
              tooMuch,
              range.least(),
              range.most()));
    }
    withLegs(tooMuch + "; strangle of " + put.get().text() + ", " + call.get().text());
    return judged(
        "a strangle", proposal(Structure.strangle(put.get().contract(), call.get().contract())));
  }

  private static boolean isBelow(ExpirationQuotes.Leg put, ExpirationQuotes.Leg call) {
    return put.contract().strike().compareTo(call.contract().strike()) < 0;
  }

  private Optional<Found> judged(String what, Proposal proposal) {
    return judgeBudget(what, proposal)
        ? Optional.of(new Found(proposal, proposal.net()))
        : Optional.empty();
  }
}
