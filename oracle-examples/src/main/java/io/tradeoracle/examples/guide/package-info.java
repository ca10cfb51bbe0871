/** The programs that the README shows; its code blocks are pieces of them. */
@NullMarked
package io.tradeoracle.examples.guide;

import org.jspecify.annotations.NullMarked;
