/** The demo: a market, an engine and its memory in one process, shown over HTTP. */
@NullMarked
package io.tradeoracle.examples.demo;

import org.jspecify.annotations.NullMarked;
