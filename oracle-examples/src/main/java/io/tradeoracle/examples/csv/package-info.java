/** CSV streams in which each row gets result columns. */
@NullMarked
package io.tradeoracle.examples.csv;

import org.jspecify.annotations.NullMarked;
