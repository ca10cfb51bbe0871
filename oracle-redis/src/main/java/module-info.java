/** Cache, event bus and lease through Redis. */
module io.tradeoracle.redis {
  requires transitive io.tradeoracle.core;
  requires static org.jspecify;

  exports io.tradeoracle.redis;
}
