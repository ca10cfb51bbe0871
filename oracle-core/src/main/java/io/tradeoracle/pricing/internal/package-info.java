/** Kernels on primitives; not API. */
@NullMarked
package io.tradeoracle.pricing.internal;

import org.jspecify.annotations.NullMarked;
