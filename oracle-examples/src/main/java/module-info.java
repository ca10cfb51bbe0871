/** Command line and demo. */
module io.tradeoracle.examples {
  requires com.fasterxml.jackson.databind;
  requires de.siegmar.fastcsv;
  requires info.picocli;
  requires io.tradeoracle.core;
  requires me.tongfei.progressbar;
  requires java.naming;
  requires java.sql;
  requires org.apache.commons.compress;
  requires org.postgresql.jdbc;
  requires static org.jspecify;

  // picocli fills the annotated fields of the commands.
  opens io.tradeoracle.examples to
      info.picocli;
}
