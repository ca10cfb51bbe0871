package io.tradeoracle.strategy;

/** What a signal bets on. */
public enum SignalDirection {
  /** Implied volatility will fall, or more is paid for it than will be realised. */
  SELL_VOLATILITY,
  /** Implied volatility will rise, or less is paid for it than will be realised. */
  BUY_VOLATILITY,
  /** The underlying will rise. */
  BULLISH,
  /** The underlying will fall. */
  BEARISH
}
