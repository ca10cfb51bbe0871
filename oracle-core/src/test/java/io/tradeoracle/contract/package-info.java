/**
 * What every implementation of a port promises, as tests: extend a suite, hand it your
 * implementation, and run it. The suites need JUnit Jupiter and AssertJ and nothing else.
 */
@NullMarked
package io.tradeoracle.contract;

import org.jspecify.annotations.NullMarked;
