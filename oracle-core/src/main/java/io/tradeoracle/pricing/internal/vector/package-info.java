/** Batch kernels for the incubating vector module, loaded only where it is there. */
@NullMarked
package io.tradeoracle.pricing.internal.vector;

import org.jspecify.annotations.NullMarked;
