package io.tradeoracle.examples.http.push;

import io.undertow.server.handlers.sse.ServerSentEventConnection;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * A stream of server-sent events. The id of everything sent is the newest event the client has, so
 * that it resumes behind it whatever it heard last.
 */
final class SseTransport implements Transport {

  private final ServerSentEventConnection connection;

  SseTransport(ServerSentEventConnection connection) {
    this.connection = connection;
  }

  @Override
  public void send(List<Outgoing> block, Ended ended) {
    for (int i = 0; i < block.size(); i++) {
      send(block.get(i), i == block.size() - 1, ended);
    }
  }

  private void send(Outgoing next, boolean last, Ended ended) {
    Frame frame = next.frame();
    String body = frame.body().isEmpty() ? "{}" : frame.body();
    connection.send(
        body,
        frame.type(),
        Long.toString(next.lastEventId()),
        new ServerSentEventConnection.EventCallback() {
          @Override
          public void done(
              ServerSentEventConnection same,
              @Nullable String data,
              @Nullable String event,
              @Nullable String id) {
            if (last) {
              ended.done();
            }
          }

          @Override
          public void failed(
              ServerSentEventConnection same,
              @Nullable String data,
              @Nullable String event,
              @Nullable String id,
              IOException failure) {
            ended.failed();
          }
        });
  }

  @Override
  public void close(int code, String reason) {
    connection.shutdown();
  }

  @Override
  public void abort() {
    IoUtils.safeClose(connection);
  }
}
