package io.tradeoracle.model;

import java.util.Objects;

/**
 * An input that an application may or may not supply, such as earnings dates. Whether it is missing
 * by choice or by failure makes a difference: the second blocks entries.
 */
public sealed interface OptionalInput<T> {

  /** Nobody supplies it; it blocks nothing unless the limits require it. */
  record NotConfigured<T>() implements OptionalInput<T> {}

  /** It is configured but could not be had. */
  record Unavailable<T>(String reason) implements OptionalInput<T> {
    public Unavailable {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** It was asked for and there is none: no report is announced. */
  record None<T>() implements OptionalInput<T> {}

  /** It is known. */
  record Value<T>(T value) implements OptionalInput<T> {
    public Value {
      Objects.requireNonNull(value, "value");
    }
  }
}
