package io.tradeoracle.backtest.lean;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip of CSV files, read whole and checked against its checksums. */
final class LeanZip {

  /** The largest file read. A contract's day has some 400 rows of at most 100 bytes. */
  private static final long MAX_ENTRY_BYTES = 64L << 20;

  private LeanZip() {}

  /** Hands the rows of each file in the zip to a reader, in order of the files' names. */
  static void read(Path file, BiConsumer<String, NumberRows> reader) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<ZipEntry> entries = new ArrayList<>(zip.stream().toList());
      if (entries.isEmpty()) {
        throw new LeanDataException(file + " is an empty zip");
      }
      entries.sort(Comparator.comparing(ZipEntry::getName));
      for (ZipEntry entry : entries) {
        byte[] bytes = bytes(zip, entry, file);
        String name = file + " " + entry.getName();
        reader.accept(entry.getName(), new NumberRows(name, bytes, bytes.length));
      }
    } catch (ZipException e) {
      throw new LeanDataException(file + " is no readable zip: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new LeanDataException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Returns what a reader makes of the one file of this name that the zip must hold. */
  static <T> T readOnly(Path file, String expected, Function<NumberRows, T> reader) {
    List<T> results = new ArrayList<>(1);
    read(
        file,
        (name, rows) -> {
          if (!name.equals(expected)) {
            throw new LeanDataException(file + " must hold nothing but " + expected + ": " + name);
          }
          results.add(reader.apply(rows));
        });
    return results.get(0);
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry, Path file) throws IOException {
    long size = entry.getSize();
    if (size <= 0 || size > MAX_ENTRY_BYTES) {
      throw new LeanDataException(
          file + " " + entry.getName() + ": size must be 1 to " + MAX_ENTRY_BYTES + ": " + size);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) size);
      // ZipFile itself does not look at the checksum.
      CRC32 checksum = new CRC32();
      checksum.update(bytes);
      if (bytes.length != size || in.read() != -1 || checksum.getValue() != entry.getCrc()) {
        throw new ZipException("checksum of " + entry.getName() + " differs");
      }
      return bytes;
    }
  }
}
