package io.tradeoracle.examples.http.web;

/** Answers one kind of request. Called by worker threads, which may wait. */
@FunctionalInterface
public interface Endpoint {

  /**
   * Returns the answer.
   *
   * @throws Problem if the request cannot be answered as asked
   */
  Reply answer(Request request);
}
