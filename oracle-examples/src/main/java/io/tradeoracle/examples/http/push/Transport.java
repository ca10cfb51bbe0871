package io.tradeoracle.examples.http.push;

/** A connection to one client. */
interface Transport {

  /** Hears how a send ended; may hear it more than once, on any thread, before send returns. */
  interface Ended {
    void done();

    void failed();
  }

  /**
   * Sends a frame. There is never more than one under way.
   *
   * @param lastEventId the newest event the client has once it has this
   */
  void send(Frame frame, long lastEventId, Ended ended);

  /** Says goodbye, if the connection still takes it, and closes. */
  void close(int code, String reason);

  /** Cuts the connection. */
  void abort();
}
