package io.tradeoracle.risk;

import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PositionIntent;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The one door every order passes, single or multi-leg, automatic or asked for by a person, opening
 * or closing. An order that both opens and closes, such as a roll, has the intent to open and is
 * checked as one that opens. Immutable, so that any thread may use it.
 */
public final class RiskGate {

  private final RiskLimits limits;

  public RiskGate(RiskLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /** Returns the limits it checks. */
  public RiskLimits limits() {
    return limits;
  }

  /**
   * Judges an order.
   *
   * @param context the state of things at this instant, fit for the order's intent
   * @return approval with the order's maximum loss, or every check that failed
   * @throws IllegalArgumentException if the context's purpose is not the order's intent
   */
  public RiskDecision check(OrderRequest order, RiskContext context) {
    Findings findings = new Findings();
    CommonChecks.check(order, context, limits, findings);
    if (order.intent() == PositionIntent.OPEN
        && context.purpose() instanceof RiskContext.Opening opening) {
      OpeningOrder opened = new OpeningOrder(order, context, opening, limits);
      OpeningChecks.check(opened, findings);
      return findings.decision(opened.maximumLoss());
    }
    if (order.intent() == PositionIntent.CLOSE
        && context.purpose() instanceof RiskContext.Closing closing) {
      ClosingChecks.check(order, context, closing, limits, findings);
      return findings.decision(BigDecimal.ZERO);
    }
    throw new IllegalArgumentException(
        "the context is not for an order to " + order.intent() + ": " + context.purpose());
  }
}
