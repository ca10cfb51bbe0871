package io.tradeoracle.model;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * An account as the broker reports it.
 *
 * @param cash dollars, negative if borrowed
 * @param buyingPower dollars that opening option orders may still use
 * @param optionLevel 0 none, 1 covered, 2 long options, 3 spreads
 */
public record Account(BigDecimal cash, BigDecimal buyingPower, int optionLevel) {

  public Account {
    Objects.requireNonNull(cash, "cash");
    Objects.requireNonNull(buyingPower, "buyingPower");
    if (optionLevel < 0 || optionLevel > 3) {
      throw new IllegalArgumentException("optionLevel must be 0 to 3: " + optionLevel);
    }
  }
}
