package io.tradeoracle.strategy;

import static io.tradeoracle.model.OptionRight.CALL;
import static io.tradeoracle.model.OptionRight.PUT;
import static io.tradeoracle.strategy.ExpirationQuotes.plain;

import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Structure;
import io.tradeoracle.strategy.IvMeanReversion.CondorRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks for the iron condor to sell: the short legs by delta, then the widest wings that the budget
 * bears, then whether the credit pays for them.
 */
final class CondorSearch extends EntrySearch {

  private static final String CREDIT = "credit";

  private final CondorRule rule;

  CondorSearch(IvMeanReversion rules, MarketView view, ExpirationQuotes quotes) {
    super(rules, view, quotes);
    this.rule = rules.condor();
  }

  private record Condor(BigDecimal width, Proposal proposal) {}

  @Override
  Optional<Found> search() {
    double minimumBid = rules.bids().sold();
    Optional<ExpirationQuotes.Leg> put = quotes.nearestDelta(PUT, rule.shortLegs(), minimumBid);
    Optional<ExpirationQuotes.Leg> call = quotes.nearestDelta(CALL, rule.shortLegs(), minimumBid);
    if (put.isEmpty() || call.isEmpty()) {
      return withoutLegs(
          String.format(
              Locale.ROOT,
              "no %s to sell at a delta from %.2f to %.2f",
              put.isEmpty() ? "put" : "call",
              rule.shortLegs().least(),
              rule.shortLegs().most()));
    }
    return withWings(put.get(), call.get());
  }

  private Optional<Found> withWings(ExpirationQuotes.Leg put, ExpirationQuotes.Leg call) {
    String sold = put.text() + ", " + call.text();
    List<Condor> condors = condors(put.contract(), call.contract());
    if (condors.isEmpty()) {
      return withoutLegs(
          String.format(
              Locale.ROOT, "%s: no equal wings up to %.2f wide", sold, rule.widestWing() * spot()));
    }
    withLegs(sold);
    Condor chosen =
        condors.stream()
            .filter(condor -> condor.proposal().fits(budget()))
            .findFirst()
            .orElseGet(() -> condors.get(condors.size() - 1));
    return judgeBudget("a condor " + plain(chosen.width()) + " wide", chosen.proposal())
            && judgeCredit(chosen)
        ? Optional.of(new Found(chosen.proposal(), worstNet(chosen)))
        : Optional.empty();
  }

  /** Returns the condors with wings of one width, the widest first. */
  private List<Condor> condors(OptionContract shortPut, OptionContract shortCall) {
    List<Condor> condors = new ArrayList<>();
    if (shortPut.strike().compareTo(shortCall.strike()) > 0) {
      return condors;
    }
    double minimumBid = rules.bids().bought();
    for (OptionContract longPut : quotes.putsBelow(shortPut.strike(), minimumBid)) {
      BigDecimal width = shortPut.strike().subtract(longPut.strike());
      if (width.doubleValue() <= rule.widestWing() * spot()) {
        quotes
            .at(shortCall.strike().add(width), CALL, minimumBid)
            .map(longCall -> Structure.ironCondor(longPut, shortPut, shortCall, longCall))
            .ifPresent(condor -> condors.add(new Condor(width, proposal(condor))));
      }
    }
    return condors;
  }

  private boolean judgeCredit(Condor condor) {
    Proposal proposal = condor.proposal();
    BigDecimal credit = proposal.net().negate().subtract(proposal.perShare(proposal.fees()));
    boolean met =
        credit.compareTo(condor.width().multiply(rule.leastCredit())) >= 0
            && credit.compareTo(condor.width().multiply(rule.mostCredit())) <= 0;
    BigDecimal share = credit.divide(condor.width(), 3, RoundingMode.HALF_EVEN);
    judge(
        Condition.of(
                CREDIT,
                met,
                String.format(
                    Locale.ROOT,
                    "%s after fees is %s of the width of %s; from %s to %s is wanted",
                    credit.setScale(4, RoundingMode.HALF_EVEN).toPlainString(),
                    share.toPlainString(),
                    plain(condor.width()),
                    rule.leastCredit().toPlainString(),
                    rule.mostCredit().toPlainString()))
            .showing(
                percent(share), percent(rule.leastCredit()) + "–" + percent(rule.mostCredit())));
    return met;
  }

  private static String percent(BigDecimal fraction) {
    return fraction.movePointRight(2).setScale(0, RoundingMode.HALF_EVEN).toPlainString() + "%";
  }

  /**
   * Returns the net price at which the credit is just enough, or the budget just bears the loss.
   */
  private BigDecimal worstNet(Condor condor) {
    Proposal proposal = condor.proposal();
    BigDecimal leastCredit =
        condor.width().multiply(rule.leastCredit()).add(proposal.perShare(proposal.fees()));
    BigDecimal worst = leastCredit.negate().min(proposal.highestNetWithin(budget()));
    return Proposal.TICKS.inOurFavour(worst.doubleValue());
  }
}
