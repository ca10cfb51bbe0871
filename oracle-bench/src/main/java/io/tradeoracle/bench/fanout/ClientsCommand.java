package io.tradeoracle.bench.fanout;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The other process: opens WebSockets, says so in one line, notes when each gets a fill, and tells
 * all it noted when a byte comes from standard input, or its end.
 */
@Command(name = "fanout-clients", hidden = true, description = "The clients of fanout.")
public final class ClientsCommand implements Callable<Integer> {

  static final String LISTENING = "listening";
  static final String END = "end";

  private static final String EVENT = "{\"type\":\"event\",\"eventId\":";
  private static final String FILLED = "\"label\":\"Filled\"";
  private static final long PATIENCE_SECONDS = 60;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--clients", required = true)
  private int clients;

  @Option(names = "--url", required = true)
  private URI url = URI.create("ws://127.0.0.1/ws");

  private final WallClock clock = WallClock.system();
  private final Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    // The default is a thread for whatever arrives: hundreds, where two can run.
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<WebSocket> sockets = connect(threads);
      PrintWriter out = spec.commandLine().getOut();
      out.println(LISTENING);
      int unused = System.in.read();
      receipts.forEach(receipt -> out.println(receipt.line()));
      out.println(END);
      sockets.forEach(WebSocket::abort);
    } finally {
      threads.shutdownNow();
    }
    return 0;
  }

  private List<WebSocket> connect(ExecutorService threads) throws InterruptedException {
    HttpClient http = HttpClient.newBuilder().executor(threads).build();
    CountDownLatch greeted = new CountDownLatch(clients);
    List<CompletableFuture<WebSocket>> opening = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      opening.add(http.newWebSocketBuilder().buildAsync(url, new Listener(i, greeted)));
    }
    List<WebSocket> sockets = opening.stream().map(CompletableFuture::join).toList();
    if (!greeted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(greeted.getCount() + " clients were not greeted");
    }
    return sockets;
  }

  /** Keeps no more of a frame than it takes to know a fill. */
  private final class Listener implements WebSocket.Listener {
    private final int client;
    private final CountDownLatch greeted;
    private final StringBuilder frame = new StringBuilder();
    private boolean first = true;

    Listener(int client, CountDownLatch greeted) {
      this.client = client;
      this.greeted = greeted;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      frame.append(data);
      if (last) {
        heard();
        frame.setLength(0);
      }
      socket.request(1);
      return null;
    }

    private void heard() {
      if (first) {
        first = false;
        greeted.countDown();
      }
      boolean isEvent = frame.lastIndexOf(EVENT, 0) == 0;
      if (isEvent && frame.indexOf(FILLED) > 0) {
        int end = frame.indexOf(",", EVENT.length());
        long event = Long.parseLong(frame, EVENT.length(), end, 10);
        receipts.add(new Receipt(event, client, clock.micros()));
      }
    }
  }
}
