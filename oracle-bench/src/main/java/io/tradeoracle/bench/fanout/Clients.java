package io.tradeoracle.bench.fanout;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The clients, in a process of their own: they must not share the server's heap and threads. */
final class Clients implements AutoCloseable {

  private final Process process;
  private final BufferedReader out;

  private Clients(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts them; returns when all are connected and greeted. */
  static Clients start(URI webSocket, int count) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.tradeoracle.bench.Main",
                "fanout-clients",
                "--clients",
                Integer.toString(count),
                "--url",
                webSocket.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Clients clients = new Clients(process);
    if (!ClientsCommand.LISTENING.equals(clients.out.readLine())) {
      clients.close();
      throw new IOException(count + " clients could not connect");
    }
    return clients;
  }

  boolean areAlive() {
    return process.isAlive();
  }

  /** Ends them and returns what they got. */
  List<Receipt> end() throws IOException {
    process.getOutputStream().close();
    List<Receipt> receipts = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.equals(ClientsCommand.END)) {
        return receipts;
      }
      receipts.add(Receipt.parse(line));
    }
    throw new IOException("the clients ended before they told what they got");
  }

  @Override
  public void close() {
    process.destroy();
  }
}
