package io.tradeoracle.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The diagram of docs/database.md is that of the tables. */
class DatabasePageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("tradeoracle.root", ".."), "docs/database.md");
  private static final Pattern ENTITY = Pattern.compile("(?m)^  (\\w+) \\{\\n([^}]*)\\}");

  private final TestDatabase database = new TestDatabase();

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void everyTableIsDrawnAndEveryColumnDrawnExists() throws IOException {
    String page = Files.readString(PAGE);
    List<String> columns =
        database.rows(
            "select table_name || '.' || column_name from information_schema.columns"
                + " where table_schema = 'public'");
    TreeSet<String> tables = new TreeSet<>();
    ENTITY
        .matcher(page)
        .results()
        .forEach(
            entity -> {
              tables.add(entity.group(1));
              assertThat(entity.group(2).strip().lines())
                  .allMatch(
                      line ->
                          columns.contains(entity.group(1) + "." + line.strip().split(" ", -1)[1]));
            });
    assertThat(database.rows("select tablename from pg_tables where schemaname = 'public'"))
        .filteredOn(table -> !table.equals("trade_oracle_schema"))
        .containsExactlyInAnyOrderElementsOf(tables)
        .allMatch(table -> page.contains("`" + table + "`"));
  }
}
