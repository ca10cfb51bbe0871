/** What we may do: limits, sizes, the one gate every order passes, and the circuit breaker. */
@NullMarked
package io.tradeoracle.risk;

import org.jspecify.annotations.NullMarked;
