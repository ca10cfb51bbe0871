/** The demo's desk over HTTP: what is known, pushed as it changes, and a few controls. */
@NullMarked
package io.tradeoracle.examples.http;

import org.jspecify.annotations.NullMarked;
