/** Pushes what changes to those who listen, by WebSocket or server-sent events. */
@NullMarked
package io.tradeoracle.examples.http.push;

import org.jspecify.annotations.NullMarked;
