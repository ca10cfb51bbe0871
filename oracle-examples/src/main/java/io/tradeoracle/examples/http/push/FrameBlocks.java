package io.tradeoracle.examples.http.push;

import io.undertow.connector.ByteBufferPool;
import io.undertow.server.protocol.framed.SendFrameHeader;
import io.undertow.websockets.core.StreamSinkFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSocketFrameType;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import io.undertow.websockets.core.protocol.version13.WebSocket13Channel;
import io.undertow.websockets.extensions.NoopExtensionFunction;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import org.xnio.StreamConnection;

/**
 * A WebSocket that is given its text frames with their heads on, any number at once: what is due to
 * a client together costs it and the server one write, and no client's frames are made for it.
 */
final class FrameBlocks extends WebSocket13Channel {

  private FrameBlocks(
      WebSocketHttpExchange exchange, StreamConnection connection, ByteBufferPool buffers) {
    super(
        connection,
        buffers,
        exchange.getRequestURI(),
        null,
        false,
        false,
        NoopExtensionFunction.INSTANCE,
        exchange.getPeerConnections(),
        exchange.getOptions());
  }

  @Override
  protected StreamSinkFrameChannel createStreamSinkChannel(WebSocketFrameType type) {
    return type == WebSocketFrameType.TEXT ? new Block(this) : super.createStreamSinkChannel(type);
  }

  /** Adds nothing to what is sent. */
  private static final class Block extends StreamSinkFrameChannel {
    Block(WebSocketChannel channel) {
      super(channel, WebSocketFrameType.TEXT);
    }

    @Override
    protected SendFrameHeader createFrameHeader() {
      return new SendFrameHeader(null);
    }
  }

  /** Agrees to the WebSockets that all browsers speak. */
  static final class Handshake extends Hybi13Handshake {
    @Override
    public WebSocketChannel createChannel(
        WebSocketHttpExchange exchange, StreamConnection connection, ByteBufferPool buffers) {
      return new FrameBlocks(exchange, connection, buffers);
    }
  }
}
