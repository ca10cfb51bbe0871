package io.tradeoracle.port;

/** The broker could not be reached or answered with nonsense. */
public final class BrokerException extends TradingException {

  private static final long serialVersionUID = 1L;

  public BrokerException(String message, boolean retrySafe) {
    super(message, retrySafe);
  }

  public BrokerException(String message, boolean retrySafe, Throwable cause) {
    super(message, retrySafe, cause);
  }
}
