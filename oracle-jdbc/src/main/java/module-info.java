/** PostgreSQL store. */
module io.tradeoracle.jdbc {
  requires transitive io.tradeoracle.core;
  requires static org.jspecify;
  requires com.fasterxml.jackson.databind;
  requires com.zaxxer.hikari;
  requires flyway.core;
  requires java.sql;
  requires org.jdbi.v3.core;
  requires org.postgresql.jdbc;
  requires org.slf4j;

  exports io.tradeoracle.jdbc;
}
