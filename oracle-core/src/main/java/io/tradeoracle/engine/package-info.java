/**
 * The loop that trades: a deterministic function of its event log, owned by one thread. All I/O is
 * outside it.
 */
@NullMarked
package io.tradeoracle.engine;

import org.jspecify.annotations.NullMarked;
