package io.tradeoracle.port;

/** Market data could not be had. */
public final class MarketDataException extends TradingException {

  private static final long serialVersionUID = 1L;

  public MarketDataException(String message, boolean retrySafe) {
    super(message, retrySafe);
  }

  public MarketDataException(String message, boolean retrySafe, Throwable cause) {
    super(message, retrySafe, cause);
  }
}
