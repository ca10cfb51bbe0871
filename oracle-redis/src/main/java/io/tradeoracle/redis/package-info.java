/** Cache, event bus and lease through Redis. */
@NullMarked
package io.tradeoracle.redis;

import org.jspecify.annotations.NullMarked;
