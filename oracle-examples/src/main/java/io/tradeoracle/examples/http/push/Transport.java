package io.tradeoracle.examples.http.push;

import java.util.List;

/** A connection to one client. */
interface Transport {

  /** Hears how a send ended; may hear it more than once, on any thread, before send returns. */
  interface Ended {
    void done();

    void failed();
  }

  /** Sends some frames. There is never more than one such block under way. */
  void send(List<Outgoing> block, Ended ended);

  /** Says goodbye, if the connection still takes it, and closes. */
  void close(int code, String reason);

  /** Cuts the connection. */
  void abort();
}
