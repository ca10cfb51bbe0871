/** Market data and broker adapter for Alpaca. */
module io.tradeoracle.alpaca {
  requires transitive io.tradeoracle.core;
  requires static org.jspecify;

  exports io.tradeoracle.alpaca;
}
