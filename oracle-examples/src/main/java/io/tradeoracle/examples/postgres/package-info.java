/** A PostgreSQL server of the demo's own, from the binaries on the class path. */
@NullMarked
package io.tradeoracle.examples.postgres;

import org.jspecify.annotations.NullMarked;
