package io.tradeoracle.engine;

import io.tradeoracle.model.OptionChain;
import io.tradeoracle.pricing.Carry;

/** Where interest rates and dividend yields come from. Called by the engine's thread only. */
public interface CarrySource {

  /**
   * Returns what holding the underlying costs and earns until an option expires.
   *
   * @param yearsToExpiration time to the option's settlement
   */
  Carry carry(String underlying, double yearsToExpiration);

  /** Hears each chain the engine puts together, about once a minute; some sources learn from it. */
  default void observe(OptionChain chain) {}

  /** Returns where the figures come from, for people. */
  String description();

  /** Returns a source that always gives the same. */
  static CarrySource constant(Carry carry) {
    return new CarrySource() {
      @Override
      public Carry carry(String underlying, double yearsToExpiration) {
        return carry;
      }

      @Override
      public String description() {
        return String.format(
            java.util.Locale.ROOT,
            "constant: rate %.4f, dividend yield %.4f",
            carry.rate(),
            carry.dividendYield());
      }
    };
  }
}
