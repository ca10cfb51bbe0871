/** Cache, event bus and lease through Redis. */
module io.tradeoracle.redis {
  requires transitive io.tradeoracle.core;
  requires io.netty.common;
  // Lettuce, an automatic module, cannot ask for these itself.
  requires io.netty.handler;
  requires io.netty.resolver.dns;
  requires lettuce.core;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.tradeoracle.redis;
}
