/** Fits the smiles of a chain and draws them. */
@NullMarked
package io.tradeoracle.examples.smile;

import org.jspecify.annotations.NullMarked;
