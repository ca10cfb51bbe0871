/**
 * A seeded market and an exchange behind the ports, on virtual time: the same seed gives the same
 * run to the bit.
 */
@NullMarked
package io.tradeoracle.simulation;

import org.jspecify.annotations.NullMarked;
