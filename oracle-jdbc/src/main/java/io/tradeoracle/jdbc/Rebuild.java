package io.tradeoracle.jdbc;

import io.tradeoracle.engine.ProjectionReplay;
import io.tradeoracle.port.LogEntry;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Makes the projections again from the log. */
final class Rebuild {

  private static final int PAGE = 1_000;

  private final Jdbi jdbi;
  private final Database database;

  Rebuild(Jdbi jdbi, Database database) {
    this.jdbi = jdbi;
    this.database = database;
  }

  long run() {
    try {
      return jdbi.inTransaction(this::replay);
    } catch (JdbiException e) {
      throw database.failure(e);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw database.failure("cannot be rebuilt: " + e.getMessage());
    }
  }

  private long replay(Handle transaction) {
    Fence.lock(transaction);
    ProjectionRows.clear(transaction);
    ProjectionReplay replay = new ProjectionReplay();
    long through = 0;
    long changes = 0;
    for (List<LogEntry> page = EventRows.after(transaction, 0, PAGE);
        !page.isEmpty();
        page = EventRows.after(transaction, through, PAGE)) {
      ProjectionRows rows = new ProjectionRows(changes);
      page.forEach(entry -> rows.add(replay.apply(entry)));
      rows.write(transaction);
      changes = rows.changes();
      through = page.get(page.size() - 1).number();
    }
    return through;
  }
}
