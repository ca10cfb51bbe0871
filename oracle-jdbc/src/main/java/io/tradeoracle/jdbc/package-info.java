/** PostgreSQL store. */
@NullMarked
package io.tradeoracle.jdbc;

import org.jspecify.annotations.NullMarked;
