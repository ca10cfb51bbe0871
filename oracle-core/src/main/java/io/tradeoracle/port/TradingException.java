package io.tradeoracle.port;

/**
 * The outside world failed: I/O, a server, a network. It says whether doing the same again is safe.
 * Its message never holds a credential.
 */
public class TradingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean retrySafe;

  /**
   * @param retrySafe whether the same call may be made again without a risk of doing it twice
   */
  public TradingException(String message, boolean retrySafe) {
    super(message);
    this.retrySafe = retrySafe;
  }

  /** As above, with what caused it. */
  public TradingException(String message, boolean retrySafe, Throwable cause) {
    super(message, cause);
    this.retrySafe = retrySafe;
  }

  /** Returns whether the same call may be made again without a risk of doing it twice. */
  public final boolean isRetrySafe() {
    return retrySafe;
  }
}
