package io.tradeoracle.examples.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that belongs to one running process at a time. The operating system gives the claim back
 * when the process ends, however it ends.
 */
public final class DataFolder implements AutoCloseable {

  private static final String MARKER = "trade-oracle.txt";
  private static final String OWNER = "owner.txt";
  private static final String LOCK = "owner.lock";
  private static final int LONGEST_NOTE = 1_000;

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Claims a folder, making it if there is none.
   *
   * @param contents what the folder holds, in one line; a folder made for something else is refused
   * @throws IOException with one clear line if the folder is not ours, cannot be written, or is
   *     claimed by another process; nothing in it was touched
   */
  public static DataFolder claim(Path folder, String contents) throws IOException {
    Path path = folder.toAbsolutePath().normalize();
    prepare(path, contents);
    FileChannel channel =
        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new IOException("the data folder " + path + " is in use by " + owner(path));
    }
    DataFolder claimed = new DataFolder(path, channel, lock);
    claimed.note("");
    return claimed;
  }

  private static void prepare(Path path, String contents) throws IOException {
    Path marker = path.resolve(MARKER);
    try {
      Files.createDirectories(path);
      if (Files.notExists(marker)) {
        requireEmpty(path);
        Files.writeString(marker, contents + "\n");
      }
    } catch (java.nio.file.FileSystemException e) {
      throw new IOException("the data folder " + path + " cannot be written: " + e.getMessage(), e);
    }
    String found = Files.readString(marker).strip();
    if (!found.equals(contents)) {
      throw new IOException(
          "the data folder " + path + " holds \"" + found + "\", not \"" + contents + "\"");
    }
    if (!Files.isWritable(path)) {
      throw new IOException("the data folder " + path + " cannot be written");
    }
  }

  private static void requireEmpty(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      if (files.findAny().isPresent()) {
        throw new IOException(
            "the folder " + path + " is not empty and not ours; name another one");
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // claimed by this very process
    }
  }

  private static String owner(Path path) throws IOException {
    Path note = path.resolve(OWNER);
    return Files.exists(note) ? Files.readString(note).strip() : "another process";
  }

  /** Tells whoever is refused the folder where to find its owner, such as an address. */
  public void note(String text) throws IOException {
    String line =
        "process " + ProcessHandle.current().pid() + (text.isEmpty() ? "" : " at " + text);
    if (line.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException("text is too long: " + text.length() + " characters");
    }
    try (FileChannel note =
        FileChannel.open(
            path.resolve(OWNER),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      note.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Returns the folder, absolute. */
  public Path path() {
    return path;
  }

  /** Gives the claim back. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path.resolve(OWNER));
    lock.release();
    channel.close();
  }
}
