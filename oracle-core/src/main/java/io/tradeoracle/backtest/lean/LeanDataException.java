package io.tradeoracle.backtest.lean;

import io.tradeoracle.port.TradingException;

/**
 * Recorded data is missing, damaged or not in the format expected. The message is one line that
 * names the file, and the row where there is one. Reading again is always safe.
 */
public final class LeanDataException extends TradingException {

  private static final long serialVersionUID = 1L;

  LeanDataException(String message) {
    super(message, true);
  }

  LeanDataException(String message, Throwable cause) {
    super(message, true, cause);
  }
}
