package io.tradeoracle.backtest.lean;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** A zip of CSV files, read whole and checked against its checksums. */
final class LeanZip {

  /** The largest file read. A contract's day has some 400 rows of at most 100 bytes. */
  private static final int MAX_ENTRY_BYTES = 64 << 20;

  private static final int BUFFER = 1 << 16;
  private static final byte[] SIGNATURE = {'P', 'K'};
  private static final String DIRECTORY_END = "PK\5\6";

  /** The directory's end has 22 bytes and a comment of at most 65,535. */
  private static final int DIRECTORY_END_REACH = 22 + 65_535;

  private byte[] buffer = new byte[BUFFER];

  private LeanZip() {}

  /**
   * Returns what a reader makes of the rows of each file in the zip, by the files' names. While a
   * file is unpacked those before it are read by the common pool: the reader must not share
   * anything.
   *
   * <p>Read as a stream: some recorded zips have extra fields in their directory which newer Java
   * versions refuse to open by name.
   *
   * @throws LeanDataException if the zip is damaged, or the reader's for the first file it refuses
   */
  static <T> SortedMap<String, T> read(Path file, Function<NumberRows, T> reader) {
    SortedMap<String, ForkJoinTask<T>> tasks = new LeanZip().unpack(file, reader);
    if (tasks.isEmpty()) {
      throw new LeanDataException(file + " is an empty zip");
    }
    SortedMap<String, T> results = new TreeMap<>();
    tasks.forEach((name, task) -> results.put(name, task.join()));
    return results;
  }

  private <T> SortedMap<String, ForkJoinTask<T>> unpack(Path file, Function<NumberRows, T> reader) {
    SortedMap<String, ForkJoinTask<T>> tasks = new TreeMap<>();
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        ZipInputStream zip = new ZipInputStream(bytes)) {
      requireSignature(bytes);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = entryBytes(zip, entry, file);
        NumberRows rows = new NumberRows(file + " " + entry.getName(), content, content.length);
        tasks.put(entry.getName(), ForkJoinPool.commonPool().submit(() -> reader.apply(rows)));
      }
      requireDirectory(file);
    } catch (ZipException | EOFException e) {
      throw new LeanDataException(file + " is no readable zip: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new LeanDataException(file + " cannot be read: " + e.getMessage(), e);
    }
    return tasks;
  }

  /** The stream checks each file's size and checksum when its end is reached. */
  private byte[] entryBytes(ZipInputStream zip, ZipEntry entry, Path file) throws IOException {
    int length = 0;
    int count = zip.read(buffer, 0, buffer.length);
    while (count >= 0 && length <= MAX_ENTRY_BYTES) {
      length += count;
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * length);
      }
      count = zip.read(buffer, length, buffer.length - length);
    }
    if (length == 0 || length > MAX_ENTRY_BYTES) {
      throw new LeanDataException(
          file + " " + entry.getName() + ": size must be 1 to " + MAX_ENTRY_BYTES + ": " + length);
    }
    return Arrays.copyOf(buffer, length);
  }

  /** A stream that is no zip has no entries, which would look like an empty one. */
  private static void requireSignature(InputStream bytes) throws IOException {
    bytes.mark(SIGNATURE.length);
    byte[] first = bytes.readNBytes(SIGNATURE.length);
    bytes.reset();
    if (!Arrays.equals(first, SIGNATURE)) {
      throw new ZipException("it does not begin as a zip");
    }
  }

  /** A zip ends with its directory: one that lacks it was cut off, maybe between two files. */
  private static void requireDirectory(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(DIRECTORY_END_REACH, bytes.length())];
      bytes.seek(bytes.length() - tail.length);
      bytes.readFully(tail);
      String text = new String(tail, StandardCharsets.ISO_8859_1);
      if (!text.contains(DIRECTORY_END)) {
        throw new ZipException("its end is missing");
      }
    }
  }

  /** Returns what a reader makes of the one file of this name that the zip must hold. */
  static <T> T readOnly(Path file, String expected, Function<NumberRows, T> reader) {
    SortedMap<String, T> results = read(file, reader);
    for (String name : results.keySet()) {
      if (!name.equals(expected)) {
        throw new LeanDataException(file + " must hold nothing but " + expected + ": " + name);
      }
    }
    return results.values().iterator().next();
  }
}
