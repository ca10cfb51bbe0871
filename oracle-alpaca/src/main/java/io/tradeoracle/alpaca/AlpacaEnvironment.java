package io.tradeoracle.alpaca;

/** Which of Alpaca's trading environments orders go to. */
public enum AlpacaEnvironment {
  /** Simulated money. */
  PAPER,
  /** Real money. */
  LIVE
}
