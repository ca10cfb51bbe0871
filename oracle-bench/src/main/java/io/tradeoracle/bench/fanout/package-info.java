/** How long a fill takes from its commit to everybody who listens to the demo. */
@NullMarked
package io.tradeoracle.bench.fanout;

import org.jspecify.annotations.NullMarked;
