package io.tradeoracle.jdbc;

import io.tradeoracle.port.FencedException;
import io.tradeoracle.port.FencingToken;
import org.jdbi.v3.core.Handle;

/** The row every writing transaction locks: it holds the newest token. */
final class Fence {

  /** What the row says. */
  record Row(long token, long changes) {}

  private Fence() {}

  /**
   * Locks the row until the transaction ends and keeps the token in it.
   *
   * @throws FencedException if it holds a newer one
   */
  static Row lock(Handle transaction, FencingToken token) {
    Row row = lock(transaction);
    requireNewest(token, row.token());
    if (row.token() < token.value()) {
      transaction.execute("update fence set token = ?", token.value());
    }
    return row;
  }

  /** Locks the row until the transaction ends, whatever token it holds. */
  static Row lock(Handle transaction) {
    return transaction
        .createQuery("select token, changes from fence for update")
        .map((row, context) -> new Row(row.getLong("token"), row.getLong("changes")))
        .one();
  }

  /**
   * Looks without a lock whether a token is still the newest.
   *
   * @throws FencedException if it is not
   */
  static void check(Handle handle, FencingToken token) {
    requireNewest(token, newest(handle));
  }

  /** Returns the newest token; 0 if there was none. */
  static long newest(Handle handle) {
    return handle.createQuery("select token from fence").mapTo(Long.class).one();
  }

  private static void requireNewest(FencingToken token, long newest) {
    if (token.value() < newest) {
      throw new FencedException(token, new FencingToken(newest));
    }
  }
}
