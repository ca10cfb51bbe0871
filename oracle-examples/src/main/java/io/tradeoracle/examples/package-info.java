/** Command line and demo. */
@NullMarked
package io.tradeoracle.examples;

import org.jspecify.annotations.NullMarked;
