package io.tradeoracle.jdbc;

import org.jdbi.v3.core.Handle;

/** Runs questions to the database; what it answers is durable. */
@FunctionalInterface
interface Reads {

  /** A question. */
  @FunctionalInterface
  interface Query<T> {
    T ask(Handle handle);
  }

  /**
   * Returns the answer.
   *
   * @throws io.tradeoracle.port.StoreException if there is none
   */
  <T> T read(Query<T> query);
}
