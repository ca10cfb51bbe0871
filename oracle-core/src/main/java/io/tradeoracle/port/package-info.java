/**
 * The outside world: market data, broker, stores, cache, bus and lease, each with an in-memory
 * version. Every implementation of a port passes the port's contract suite.
 */
@NullMarked
package io.tradeoracle.port;

import org.jspecify.annotations.NullMarked;
