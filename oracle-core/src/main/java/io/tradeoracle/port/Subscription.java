package io.tradeoracle.port;

/** A registered listener. Closing it ends the calls to the listener; closing twice is harmless. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
