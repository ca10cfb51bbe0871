/** PostgreSQL store. */
module io.tradeoracle.jdbc {
  requires transitive io.tradeoracle.core;
  requires static org.jspecify;

  exports io.tradeoracle.jdbc;
}
