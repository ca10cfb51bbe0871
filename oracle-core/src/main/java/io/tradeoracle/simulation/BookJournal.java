package io.tradeoracle.simulation;

import io.tradeoracle.port.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The file the books are kept in: one line an entry, {@code length checksum entry}, with the
 * entry's bytes counted in decimal and their CRC-32 in hexadecimal. A line is on disk before {@link
 * #append} returns.
 *
 * <p>A crash can tear only the last line: it was not acknowledged and is cut off on opening. Damage
 * anywhere before is not repaired but reported.
 */
final class BookJournal implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;
  private final List<BookEntry> found = new ArrayList<>();
  private boolean failed;

  private BookJournal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens the file, or makes it. */
  static BookJournal open(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      BookJournal journal = new BookJournal(file, channel);
      channel.truncate(journal.read(Files.readAllBytes(file)));
      channel.position(channel.size());
      return journal;
    } catch (IOException e) {
      throw new StoreException("cannot open the exchange's journal " + file, true, e);
    }
  }

  /** Returns the entries that were in the file when it was opened. */
  List<BookEntry> found() {
    return List.copyOf(found);
  }

  /**
   * Writes an entry and forces it to disk.
   *
   * @throws StoreException if that failed; the journal then takes no more
   */
  void append(BookEntry entry) {
    if (failed) {
      throw new StoreException("a write to the exchange's journal failed: " + file, false);
    }
    try {
      ByteBuffer line = ByteBuffer.wrap(lineOf(entry));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(false);
    } catch (IOException e) {
      failed = true;
      throw new StoreException("cannot write to the exchange's journal " + file, false, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreException("cannot close the exchange's journal " + file, true, e);
    }
  }

  /** Reads the whole lines and returns where they end. */
  private int read(byte[] bytes) {
    int start = 0;
    for (int end = indexOfNewline(bytes, 0); end >= 0; end = indexOfNewline(bytes, start)) {
      String entry = checked(new String(bytes, start, end - start, StandardCharsets.UTF_8));
      boolean last = end == bytes.length - 1;
      if (entry.isEmpty() && last) {
        return start;
      }
      if (entry.isEmpty()) {
        throw new StoreException("damaged line at byte " + start + " of " + file, false);
      }
      found.add(EntryText.parse(entry));
      start = end + 1;
    }
    return start;
  }

  private static int indexOfNewline(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static byte[] lineOf(BookEntry entry) {
    String text = EntryText.format(entry);
    return (sealOf(text) + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the entry of a line; empty if length or checksum do not fit. */
  private static String checked(String line) {
    String[] parts = line.split(" ", 3);
    boolean whole = parts.length == 3 && sealOf(parts[2]).equals(parts[0] + " " + parts[1]);
    return whole ? parts[2] : "";
  }

  private static String sealOf(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    return bytes.length + " " + Long.toHexString(checksum.getValue());
  }
}
