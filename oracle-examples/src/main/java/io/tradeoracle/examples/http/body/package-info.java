/** What the server sends, field by field as docs/openapi.yaml has it. */
@NullMarked
package io.tradeoracle.examples.http.body;

import org.jspecify.annotations.NullMarked;
