package io.tradeoracle.examples.http.body;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next what to give as cursor for the page after; null if there is none
 */
public record ItemsBody<T>(List<T> items, @Nullable String next) {
  public ItemsBody {
    items = List.copyOf(items);
  }

  /** Returns a list that has one page only. */
  public static <T> ItemsBody<T> all(List<T> items) {
    return new ItemsBody<>(items, null);
  }
}
