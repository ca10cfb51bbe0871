package io.tradeoracle.examples.http.push;

import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import java.util.List;
import org.xnio.IoUtils;

/** A browser's WebSocket, which must be one of {@link FrameBlocks}. */
final class WebSocketTransport implements Transport {

  private final WebSocketChannel channel;

  WebSocketTransport(WebSocketChannel channel) {
    this.channel = channel;
  }

  @Override
  public void send(List<Outgoing> block, Ended ended) {
    WebSockets.sendText(
        wire(block),
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

  private static ByteBuffer wire(List<Outgoing> block) {
    if (block.size() == 1) {
      return ByteBuffer.wrap(block.get(0).frame().wire());
    }
    int size = block.stream().mapToInt(next -> next.frame().wire().length).sum();
    ByteBuffer wire = ByteBuffer.allocate(size);
    block.forEach(next -> wire.put(next.frame().wire()));
    return wire.flip();
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
