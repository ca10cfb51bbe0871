/** Plumbing that knows nothing of trading: routes, problems, limits, headers, files. */
@NullMarked
package io.tradeoracle.examples.http.web;

import org.jspecify.annotations.NullMarked;
