package io.tradeoracle.port;

/** The store could not be read or written. */
public class StoreException extends TradingException {

  private static final long serialVersionUID = 1L;

  public StoreException(String message, boolean retrySafe) {
    super(message, retrySafe);
  }

  public StoreException(String message, boolean retrySafe, Throwable cause) {
    super(message, retrySafe, cause);
  }
}
