package io.tradeoracle.model;

import java.math.BigDecimal;
import java.util.Objects;

/** At what price an order may fill. */
public sealed interface OrderPrice {

  /**
   * Fill at this net price or better.
   *
   * @param net dollars per unit and per share as cash we pay: a debit is positive, a credit
   *     negative, opening and closing alike. Raising it always walks towards the market.
   */
  record Limit(BigDecimal net) implements OrderPrice {
    public Limit {
      // One scale for one price: 2.5 and 2.50 are unequal as BigDecimal.
      net =
          Objects.requireNonNull(net, "net")
              .setScale(Math.max(2, net.stripTrailingZeros().scale()));
    }
  }

  /** Fill at whatever the market pays. */
  record Market() implements OrderPrice {}

  static OrderPrice limit(BigDecimal net) {
    return new Limit(net);
  }

  static OrderPrice market() {
    return new Market();
  }
}
