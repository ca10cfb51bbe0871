package io.tradeoracle.strategy;

import io.tradeoracle.model.Structure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks for a structure to open in one expiration, and notes how each condition stood. Used once.
 */
abstract sealed class EntrySearch permits CondorSearch, StraddleSearch {

  /** A structure and the highest net price at which it is still worth opening. */
  record Found(Proposal proposal, BigDecimal worstNet) {}

  private static final String LEGS = "legs";
  private static final String BUDGET = "budget";

  final IvMeanReversion rules;
  final ExpirationQuotes quotes;
  private final MarketView view;
  private final LocalDate today;
  private final List<Condition> conditions = new ArrayList<>();

  EntrySearch(IvMeanReversion rules, MarketView view, ExpirationQuotes quotes) {
    this.rules = rules;
    this.view = view;
    this.quotes = quotes;
    this.today = view.calendar().dateOf(view.at());
  }

  abstract Optional<Found> search();

  /** Returns the conditions judged by the search, in order. */
  final List<Condition> conditions() {
    return conditions;
  }

  final Proposal proposal(Structure structure) {
    return Proposal.of(structure, quotes, view.fees(), today);
  }

  final double spot() {
    return view.spot();
  }

  final BigDecimal budget() {
    return view.budget();
  }

  final void judge(Condition condition) {
    conditions.add(condition);
  }

  final <T> Optional<T> withoutLegs(String detail) {
    judge(Condition.of(LEGS, false, detail).showing("none", ""));
    return Optional.empty();
  }

  final void withLegs(String detail) {
    judge(Condition.of(LEGS, true, detail).showing("found", ""));
  }

  /** Notes and returns whether a proposal fits the budget. */
  final boolean judgeBudget(String what, Proposal proposal) {
    boolean fits = proposal.fits(budget());
    String loss = proposal.maximumLoss().toPlainString();
    String most = budget().toPlainString();
    judge(
        Condition.of(
                BUDGET,
                fits,
                String.format(
                    Locale.ROOT,
                    "%s can lose %s with fees, %s the budget of %s",
                    what,
                    loss,
                    fits ? "within" : "above",
                    most))
            .showing("$" + dollars(proposal.maximumLoss()), "≤ " + dollars(budget())));
    return fits;
  }

  private static String dollars(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
