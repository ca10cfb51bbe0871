package io.tradeoracle.examples.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server with its data in a folder, reachable from this machine only, by a password
 * that is made once and kept beside the data for their owner's eyes. It writes through to the disk
 * before it says so, as a server that is trusted with money must.
 *
 * <p>The server is a process group of its own: what interrupts the demo does not interrupt it, and
 * a demo that is killed leaves it running. The next start finds it by its data folder and goes on
 * with it.
 */
public final class LocalPostgres implements AutoCloseable {

  private static final String USER = "trade_oracle";
  private static final String DATABASE = "trade_oracle";
  private static final String MAJOR_VERSION = "18";
  private static final String HOST = "127.0.0.1";
  private static final int PORT_LINE = 3;
  private static final int START_ATTEMPTS = 3;
  private static final Duration START_LIMIT = Duration.ofSeconds(25);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(8);

  private final PostgresBinaries binaries;
  private final ServerUser user;
  private final Path data;
  private final Path log;
  private final String password;
  private final int port;
  private boolean stopped;

  private LocalPostgres(
      PostgresBinaries binaries, ServerUser user, Path data, Path log, String password)
      throws IOException {
    this.binaries = binaries;
    this.user = user;
    this.data = data;
    this.log = log;
    this.password = password;
    Optional<Integer> running = runningPort();
    this.port = running.isPresent() ? running.get() : startServer();
    createDatabase();
  }

  /**
   * Starts the server of a folder, or goes on with the one that is running there. The caller must
   * have {@linkplain DataFolder claimed} the folder, or one above it.
   *
   * @throws IOException with one clear line if it cannot be started
   */
  public static LocalPostgres start(Path folder) throws IOException {
    Path home = folder.toAbsolutePath().normalize();
    Files.createDirectories(home);
    Path data = home.resolve("data");
    requireReadable(data);
    PostgresBinaries binaries = PostgresBinaries.in(home);
    ServerUser user = ServerUser.of(home);
    String password = password(home.resolve("password.txt"));
    Path log = home.resolve("server.log");
    if (Files.notExists(data)) {
      initialise(binaries, user, home, data, log);
    }
    return new LocalPostgres(binaries, user, data, log, password);
  }

  private static void requireReadable(Path data) throws IOException {
    Path version = data.resolve("PG_VERSION");
    if (Files.exists(version) && !Files.readString(version).strip().equals(MAJOR_VERSION)) {
      throw new IOException(
          "the data in "
              + data
              + " are PostgreSQL "
              + Files.readString(version).strip()
              + "'s, this is "
              + MAJOR_VERSION);
    }
  }

  private static String password(Path file) throws IOException {
    if (Files.notExists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.deleteIfExists(next);
      createForOwnerOnly(next);
      Files.writeString(next, HexFormat.of().formatHex(random));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file).strip();
  }

  private static void createForOwnerOnly(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  /** Data that are half made are made again: they get their name only when they are whole. */
  private static void initialise(
      PostgresBinaries binaries, ServerUser user, Path home, Path data, Path log)
      throws IOException {
    Path unfinished = home.resolve("data.unfinished");
    PostgresBinaries.deleteTree(unfinished);
    run(
        user,
        log,
        START_LIMIT,
        binaries.command("initdb"),
        "--pgdata=" + unfinished,
        "--username=" + USER,
        "--pwfile=" + home.resolve("password.txt"),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C");
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Returns the port of a server that runs on the data already. */
  private Optional<Integer> runningPort() throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (Files.notExists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.size() > PORT_LINE && isServer(lines.get(0).strip())) {
      return Optional.of(Integer.parseInt(lines.get(PORT_LINE).strip()));
    }
    // After a crash of the machine its number may be another program's: PostgreSQL would wait for
    // that one to end.
    Files.delete(pidFile);
    return Optional.empty();
  }

  private static boolean isServer(String pid) {
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().command())
        .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
        .orElse(false);
  }

  private int startServer() throws IOException {
    IOException last = null;
    for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
      int free = freePort();
      try {
        run(
            user,
            log,
            START_LIMIT,
            binaries.command("pg_ctl"),
            "start",
            "--wait",
            "--timeout=" + START_LIMIT.toSeconds(),
            "--pgdata=" + data,
            "--log=" + log,
            "--options=" + options(free));
        return free;
      } catch (IOException e) {
        last = e; // the port may have been taken in between
      }
    }
    throw new IOException("PostgreSQL does not start, " + log + " says why", last);
  }

  private static String options(int port) {
    return "-c port="
        + port
        + " -c listen_addresses="
        + HOST
        + " -c unix_socket_directories="
        + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on -c max_connections=60";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void createDatabase() throws IOException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://" + HOST + ":" + port + "/postgres");
    source.setUser(USER);
    source.setPassword(password);
    source.setLoginTimeout((int) START_LIMIT.toSeconds());
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select 1 from pg_database where datname = '" + DATABASE + "'")) {
      if (!found.next()) {
        statement.execute("create database " + DATABASE);
      }
    } catch (SQLException e) {
      throw new IOException(
          "PostgreSQL runs in " + data + " but does not answer us: " + e.getMessage(), e);
    }
  }

  private static void run(
      ServerUser user, Path log, Duration limit, List<String> program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(user.prefix());
    command.addAll(program);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    // Not a pipe: the server would keep it open, and stop at its end.
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException(program.get(0) + " did not end within " + limit.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + program.get(0) + " ran", e);
    }
    if (process.exitValue() != 0) {
      throw new IOException(program.get(0) + " failed, " + log + " says why");
    }
  }

  /** Returns the database's address. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + HOST + ":" + port + "/" + DATABASE;
  }

  public String user() {
    return USER;
  }

  /** Returns the password, not to be shown. */
  public String password() {
    return password;
  }

  /**
   * Stops the server, ending what connections there are. Stopping twice is harmless.
   *
   * @throws IOException if it does not stop in time
   */
  public synchronized void stop() throws IOException {
    if (stopped) {
      return;
    }
    Optional<ProcessHandle> server = serverProcess();
    run(
        user,
        log,
        STOP_LIMIT.plusSeconds(1),
        binaries.command("pg_ctl"),
        "stop",
        "--mode=fast",
        "--wait",
        "--timeout=" + STOP_LIMIT.toSeconds(),
        "--pgdata=" + data);
    awaitEnd(server);
    stopped = true;
  }

  private Optional<ProcessHandle> serverProcess() throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    return Files.exists(pidFile)
        ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
        : Optional.empty();
  }

  /** The server gives its data free a moment before it ends. */
  private void awaitEnd(Optional<ProcessHandle> server) throws IOException {
    if (server.isEmpty()) {
      return;
    }
    try {
      server.get().onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("PostgreSQL in " + data + " was told to stop but has not ended", e);
    }
  }

  /** The same as {@link #stop}. */
  @Override
  public void close() throws IOException {
    stop();
  }

  @Override
  public String toString() {
    return "PostgreSQL in " + data + " at port " + port;
  }
}
