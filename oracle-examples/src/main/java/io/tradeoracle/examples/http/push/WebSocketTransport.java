package io.tradeoracle.examples.http.push;

import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import org.xnio.IoUtils;

/** A browser's WebSocket. */
final class WebSocketTransport implements Transport {

  private final WebSocketChannel channel;

  WebSocketTransport(WebSocketChannel channel) {
    this.channel = channel;
  }

  @Override
  public void send(Frame frame, long lastEventId, Ended ended) {
    WebSockets.sendText(
        ByteBuffer.wrap(frame.text()),
        channel,
        new WebSocketCallback<>() {
          @Override
          public void complete(WebSocketChannel same, Void nothing) {
            ended.done();
          }

          @Override
          public void onError(WebSocketChannel same, Void nothing, Throwable failure) {
            ended.failed();
          }
        });
  }

  @Override
  public void close(int code, String reason) {
    WebSockets.sendClose(code, reason, channel, null);
  }

  @Override
  public void abort() {
    IoUtils.safeClose(channel);
  }
}
