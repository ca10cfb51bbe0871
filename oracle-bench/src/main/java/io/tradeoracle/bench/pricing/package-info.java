/**
 * What a price costs: this library's pricing and, in the same run on the same options, other
 * libraries'.
 */
@NullMarked
package io.tradeoracle.bench.pricing;

import org.jspecify.annotations.NullMarked;
