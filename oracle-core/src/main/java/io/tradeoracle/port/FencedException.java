package io.tradeoracle.port;

/** The store refused a write because another instance holds a newer lease. Never retry it. */
public final class FencedException extends StoreException {

  private static final long serialVersionUID = 1L;

  public FencedException(FencingToken used, FencingToken newest) {
    super("write refused: lease token " + used.value() + " is older than " + newest.value(), false);
  }
}
