package io.tradeoracle.examples.http;

import io.tradeoracle.examples.http.body.ItemsBody;
import io.tradeoracle.examples.http.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pages of a list that grows at its front. A cursor is the place and the name of the last item
 * given: if the list has grown since, the item is found further back, and nothing comes twice.
 */
final class Pages {

  private static final int BLOCK = 500;

  /** How far an item is looked for behind its old place. */
  private static final int FURTHEST = 10_000;

  private Pages() {}

  /** Reads a part of a list, newest first. */
  @FunctionalInterface
  interface Source<T> {
    List<T> read(int offset, int limit);
  }

  private record Cursor(int offset, String key) {

    static Cursor parse(String text) {
      int mark = text.indexOf('~');
      try {
        int offset = Integer.parseInt(text.substring(0, Math.max(0, mark)));
        if (offset >= 0) {
          return new Cursor(offset, text.substring(mark + 1));
        }
      } catch (NumberFormatException e) {
        // Told below.
      }
      throw Problem.parameter("cursor", "what next of a page before said", text);
    }
  }

  /**
   * Returns a page.
   *
   * @param key names an item, unique in the list
   */
  static <T> ItemsBody<T> page(
      Source<T> source, Function<T, String> key, int limit, Optional<String> cursor) {
    int offset = cursor.map(text -> behind(source, key, Cursor.parse(text))).orElse(0);
    List<T> read = source.read(offset, limit + 1);
    if (read.size() <= limit) {
      return new ItemsBody<>(read, null);
    }
    String last = key.apply(read.get(limit - 1));
    return new ItemsBody<>(read.subList(0, limit), (offset + limit - 1) + "~" + last);
  }

  private static <T> int behind(Source<T> source, Function<T, String> key, Cursor cursor) {
    for (int offset = cursor.offset(); offset < cursor.offset() + FURTHEST; offset += BLOCK) {
      List<T> block = source.read(offset, BLOCK);
      for (int i = 0; i < block.size(); i++) {
        if (key.apply(block.get(i)).equals(cursor.key())) {
          return offset + i + 1;
        }
      }
      if (block.size() < BLOCK) {
        break;
      }
    }
    return cursor.offset() + 1;
  }
}
