/**
 * Cache, event bus and lease through Redis. {@link io.tradeoracle.redis.RedisPorts} connects and
 * gives all three; what they guarantee, and what happens while Redis is away, is told there.
 */
@NullMarked
package io.tradeoracle.redis;

import org.jspecify.annotations.NullMarked;
