package io.tradeoracle.simulation;

import io.tradeoracle.model.Delivery;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.LifecycleEvent.Kind;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import java.math.BigDecimal;
import java.time.Instant;

/** What the end of a contract does to an account. */
final class ContractEnd {

  /** From this much in the money on, contracts are exercised without anybody asking. */
  private static final BigDecimal EXERCISED_FROM = new BigDecimal("0.01");

  private ContractEnd() {}

  static boolean isInTheMoney(OptionContract contract, BigDecimal spot) {
    return Margin.intrinsic(contract, spot).compareTo(EXERCISED_FROM) >= 0;
  }

  /**
   * Returns how a position ends at expiration.
   *
   * @param quantity what is held: positive long, negative short
   * @param spot settlement price of the underlying
   */
  static LifecycleEvent atExpiration(
      String id, OptionContract contract, int quantity, BigDecimal spot, Instant at) {
    if (!isInTheMoney(contract, spot)) {
      return new LifecycleEvent(
          id, Kind.EXPIRED_WORTHLESS, contract, -quantity, 0, BigDecimal.ZERO, at);
    }
    if (contract.delivery() == Delivery.SHARES) {
      return delivery(id, contract, quantity, at);
    }
    BigDecimal cash =
        Margin.intrinsic(contract, spot)
            .multiply(BigDecimal.valueOf((long) quantity * contract.multiplier()));
    return new LifecycleEvent(id, Kind.CASH_SETTLED, contract, -quantity, 0, cash, at);
  }

  /** Returns the exercise of a long position, or the assignment of a short one, against shares. */
  static LifecycleEvent delivery(String id, OptionContract contract, int quantity, Instant at) {
    int side = contract.right() == OptionRight.CALL ? 1 : -1;
    int shares = Math.multiplyExact(quantity * side, contract.multiplier());
    BigDecimal cash = contract.strike().multiply(BigDecimal.valueOf(shares)).negate();
    Kind kind = quantity > 0 ? Kind.EXERCISED : Kind.ASSIGNED;
    return new LifecycleEvent(id, kind, contract, -quantity, shares, cash, at);
  }
}
