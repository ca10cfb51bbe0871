package io.tradeoracle.engine;

/** Our own code asked for something an order cannot do. Nothing was changed. */
final class IllegalTransitionException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  IllegalTransitionException(String message) {
    super(message);
  }
}
