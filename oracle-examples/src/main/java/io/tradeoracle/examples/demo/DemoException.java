package io.tradeoracle.examples.demo;

import java.io.Serial;

/** The demo cannot run, for a reason that its user can mend. The message is one line for people. */
public final class DemoException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  public DemoException(String message) {
    super(message);
  }

  public DemoException(String message, Throwable cause) {
    super(message, cause);
  }
}
