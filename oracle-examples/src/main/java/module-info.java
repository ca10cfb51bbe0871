/** Command line and demo. */
module io.tradeoracle.examples {
  requires com.fasterxml.jackson.databind;
  requires de.siegmar.fastcsv;
  requires info.picocli;
  requires io.tradeoracle.core;
  requires io.tradeoracle.jdbc;
  requires io.tradeoracle.redis;
  requires me.tongfei.progressbar;
  requires java.desktop;
  requires java.naming;
  requires java.sql;
  requires org.apache.commons.compress;
  requires org.postgresql.jdbc;
  requires micrometer.core;
  requires micrometer.registry.prometheus;
  requires org.slf4j;
  requires static org.jspecify;
  requires undertow.core;
  requires xchart;
  requires xnio.api;

  // picocli fills the annotated fields of the commands.
  opens io.tradeoracle.examples to
      info.picocli;

  // Jackson reads and makes the bodies.
  opens io.tradeoracle.examples.http to
      com.fasterxml.jackson.databind;
  opens io.tradeoracle.examples.http.body to
      com.fasterxml.jackson.databind;
  opens io.tradeoracle.examples.http.push to
      com.fasterxml.jackson.databind;
  opens io.tradeoracle.examples.http.web to
      com.fasterxml.jackson.databind;
}
