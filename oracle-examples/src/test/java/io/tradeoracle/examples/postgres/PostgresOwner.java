package io.tradeoracle.examples.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** A process that starts a server, says where, and waits to be killed. */
final class PostgresOwner {

  private PostgresOwner() {}

  public static void main(String[] arguments) throws IOException {
    DataFolder claimed = DataFolder.claim(Path.of(arguments[0]), arguments[1]);
    LocalPostgres server = LocalPostgres.start(Path.of(arguments[2]));
    claimed.note("http://127.0.0.1:1");
    System.out.println(server.jdbcUrl());
    if (System.in.read() < 0) {
      System.out.println("nobody is left to wait for");
    }
  }
}
