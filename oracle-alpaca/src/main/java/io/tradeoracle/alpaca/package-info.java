/** Market data and broker adapter for Alpaca. */
@NullMarked
package io.tradeoracle.alpaca;

import org.jspecify.annotations.NullMarked;
