package io.tradeoracle.risk;

/** Who asks for an order. While the breaker is HALTED it decides what may still leave. */
public sealed interface OrderOrigin {

  /**
   * A strategy's entry, or an exit of one of its positions.
   *
   * @param intraday whether it opens and closes within a day, which has a daily limit of its own
   * @param scalp whether it lives on small moves, which needs tighter spreads
   */
  record Strategy(String name, boolean intraday, boolean scalp) implements OrderOrigin {
    public Strategy {
      Require.text("name", name);
    }

    /** A strategy that holds for days. */
    public Strategy(String name) {
      this(name, false, false);
    }
  }

  /** A named person. */
  record Person(String name) implements OrderOrigin {
    public Person {
      Require.text("name", name);
    }
  }

  /** The flatten policy. */
  record Flatten() implements OrderOrigin {}

  /** The expiration-day close of a structure, so that no short leg is left to expire. */
  record ExpiryFlat() implements OrderOrigin {}
}
