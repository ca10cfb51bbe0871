/** Runs of a strategy on a recorded or a simulated market: pace, progress and report. */
@NullMarked
package io.tradeoracle.examples.run;

import org.jspecify.annotations.NullMarked;
