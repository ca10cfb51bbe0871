package io.tradeoracle.jdbc;

import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables {@code events} and {@code snapshots}. */
final class EventRows {

  /** The end of the log. */
  record Head(long number, String hash) {
    static final Head EMPTY = new Head(0, LogEntry.GENESIS);
  }

  private EventRows() {}

  static Head head(Handle handle) {
    return handle
        .createQuery("select number, hash from events order by number desc limit 1")
        .map((row, context) -> new Head(row.getLong("number"), row.getString("hash")))
        .findOne()
        .orElse(Head.EMPTY);
  }

  static Optional<String> hash(Handle handle, long number) {
    return handle
        .createQuery("select hash from events where number = ?")
        .bind(0, number)
        .mapTo(String.class)
        .findOne();
  }

  static List<LogEntry> after(Handle handle, long afterNumber, int limit) {
    return handle
        .createQuery(
            "select number, at_nanos, type, version, fields, previous_hash, hash from events"
                + " where number > ? order by number limit ?")
        .bind(0, afterNumber)
        .bind(1, limit)
        .map(EventRows::entry)
        .list();
  }

  private static LogEntry entry(ResultSet row, StatementContext context) throws SQLException {
    return new LogEntry(
        row.getLong("number"),
        Nanos.toInstant(row.getLong("at_nanos")),
        row.getString("type"),
        row.getInt("version"),
        PgText.readFields(row.getString("fields")),
        row.getString("previous_hash"),
        row.getString("hash"));
  }

  static void append(Handle transaction, List<LogEntry> entries) {
    PreparedBatch batch =
        transaction.prepareBatch(
            "insert into events (number, at_nanos, type, version, fields, previous_hash, hash)"
                + " values (?, ?, ?, ?, cast(? as jsonb), ?, ?)");
    for (LogEntry entry : entries) {
      batch.add(
          entry.number(),
          Nanos.of(entry.at()),
          entry.type(),
          entry.version(),
          PgText.writeFields(entry.fields()),
          entry.previousHash(),
          entry.hash());
    }
    batch.execute();
  }

  static void put(Handle transaction, Snapshot snapshot) {
    transaction.execute(
        "insert into snapshots (through_number, version, state) values (?, ?, cast(? as jsonb))"
            + " on conflict (through_number)"
            + " do update set version = excluded.version, state = excluded.state",
        snapshot.throughNumber(),
        snapshot.version(),
        PgText.writeFields(snapshot.state()));
  }

  static Optional<Snapshot> latestSnapshot(Handle handle) {
    return handle
        .createQuery(
            "select through_number, version, state from snapshots"
                + " order by through_number desc limit 1")
        .map(
            (row, context) ->
                new Snapshot(
                    row.getLong("through_number"),
                    row.getInt("version"),
                    PgText.readFields(row.getString("state"))))
        .findOne();
  }
}
