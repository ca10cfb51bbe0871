/** Cache, event bus and lease through Redis. */
module io.tradeoracle.redis {
  requires transitive io.tradeoracle.core;
  requires io.netty.common;
  requires io.netty.handler; // Lettuce, an automatic module, cannot ask for it itself.
  requires lettuce.core;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.tradeoracle.redis;
}
