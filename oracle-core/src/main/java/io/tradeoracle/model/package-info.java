/** What is traded, quoted, wanted and held; the exchange calendar; money. */
@NullMarked
package io.tradeoracle.model;

import org.jspecify.annotations.NullMarked;
