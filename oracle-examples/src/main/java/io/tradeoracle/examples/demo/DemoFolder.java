package io.tradeoracle.examples.demo;

import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a demo keeps its data in. One process at a time holds it, until it is closed or
 * the process ends, however it ends. A folder belongs to one market for ever.
 */
final class DemoFolder implements AutoCloseable {

  private static final String IDENTITY = "demo.properties";
  private static final String LOCK = "lock";
  private static final String RUNNING = "running";
  private static final String SEED = "seed";
  private static final String RECORDING = "recording";
  private static final String ID = "id";

  private final Path path;
  private final FileChannel lockFile;
  private final MarketChoice market;
  private final String id;
  private final boolean isNew;

  private DemoFolder(
      Path path, FileChannel lockFile, Properties identity, MarketChoice market, boolean isNew) {
    this.path = path;
    this.lockFile = lockFile;
    this.market = market;
    this.id = identity.getProperty(ID, "");
    this.isNew = isNew;
  }

  /**
   * Opens a folder, or makes it.
   *
   * @throws DemoException if it cannot be used, holds something else or another market, or is in
   *     use
   */
  static DemoFolder open(DemoSettings settings) throws DemoException {
    Path path = settings.folder().toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      requireOurs(path);
      FileChannel lockFile = lock(path);
      try {
        return identified(path, lockFile, settings);
      } catch (IOException | DemoException | RuntimeException e) {
        lockFile.close();
        throw e;
      }
    } catch (IOException e) {
      throw new DemoException("cannot use the data folder " + path + ": " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    return kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ") + ", " + e.getMessage();
  }

  private static void requireOurs(Path path) throws IOException, DemoException {
    if (Files.exists(path.resolve(IDENTITY))) {
      return;
    }
    try (Stream<Path> files = Files.list(path)) {
      Optional<Path> foreign =
          files
              .filter(file -> !file.endsWith(LOCK) && !file.endsWith(IDENTITY + ".next"))
              .findFirst();
      if (foreign.isPresent()) {
        throw new DemoException(
            path + " is no data folder of the demo: it holds " + foreign.get().getFileName());
      }
    }
  }

  private static FileChannel lock(Path path) throws IOException, DemoException {
    FileChannel channel =
        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) != null) {
      return channel;
    }
    channel.close();
    String running = new DurableFile(path.resolve(RUNNING)).read().orElse("it is still starting");
    throw new DemoException("a demo runs on " + path + " already: " + running.strip());
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static DemoFolder identified(Path path, FileChannel lockFile, DemoSettings settings)
      throws IOException, DemoException {
    DurableFile file = new DurableFile(path.resolve(IDENTITY));
    Properties identity = new Properties();
    Optional<String> text = file.read();
    if (text.isPresent()) {
      identity.load(new StringReader(text.get()));
    } else {
      identity = newIdentity(settings);
      file.write(text(identity));
    }
    MarketChoice market = market(path, identity, settings);
    return new DemoFolder(path, lockFile, identity, market, text.isEmpty());
  }

  private static Properties newIdentity(DemoSettings settings) {
    Properties identity = new Properties();
    identity.setProperty(ID, UUID.randomUUID().toString());
    settings
        .recording()
        .ifPresentOrElse(
            recording -> identity.setProperty(RECORDING, recording.identity()),
            () ->
                identity.setProperty(
                    SEED, Long.toString(settings.seed().orElse(DemoSettings.DEFAULT_SEED))));
    return identity;
  }

  private static String text(Properties identity) {
    StringBuilder text = new StringBuilder("# A data folder of the Trade Oracle demo.\n");
    identity.stringPropertyNames().stream()
        .sorted()
        .forEach(
            name -> text.append(name + "=" + identity.getProperty(name) + "\n"));
    return text.toString();
  }

  private static MarketChoice market(Path path, Properties identity, DemoSettings settings)
      throws DemoException {
    String seed = identity.getProperty(SEED);
    MarketChoice kept =
        seed == null ? null : new MarketChoice.Simulated(parse(path, seed));
    OptionalLong asked = settings.seed();
    MarketChoice wanted =
        settings
            .recording()
            .<MarketChoice>map(recording -> recording)
            .orElseGet(
                () ->
                    kept != null && asked.isEmpty()
                        ? kept
                        : new MarketChoice.Simulated(asked.orElse(DemoSettings.DEFAULT_SEED)));
    String keptIdentity =
        kept == null ? identity.getProperty(RECORDING, "unknown") : kept.identity();
    if (!keptIdentity.equals(wanted.identity())) {
      throw new DemoException(
          "the data folder "
              + path
              + " belongs to another market ("
              + keptIdentity
              + "): name another one by --data-dir for this one ("
              + wanted.identity()
              + ")");
    }
    return wanted;
  }

  private static long parse(Path path, String seed) throws DemoException {
    try {
      return Long.parseLong(seed);
    } catch (NumberFormatException e) {
      throw new DemoException("the seed in " + path.resolve(IDENTITY) + " is no number", e);
    }
  }

  Path path() {
    return path;
  }

  /** Returns the market that the folder belongs to. */
  MarketChoice market() {
    return market;
  }

  /** Returns a name that no other folder has. */
  String id() {
    return id;
  }

  /** Returns whether it was made just now. */
  boolean isNew() {
    return isNew;
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /** Tells those who want to use the folder too who holds it. */
  void announce(String url) throws IOException {
    long process = ProcessHandle.current().pid();
    new DurableFile(file(RUNNING))
        .write(
            "it is at "
                + url
                + " (process "
                + process
                + "); to stop it press Ctrl-C there or run: kill "
                + process
                + "\n");
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file(RUNNING));
      lockFile.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot let go of " + path, e);
    }
  }
}
