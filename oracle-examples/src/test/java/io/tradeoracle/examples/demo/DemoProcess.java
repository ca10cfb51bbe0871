package io.tradeoracle.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.examples.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real demo, in a process of its own. */
final class DemoProcess implements AutoCloseable {

  private static final Pattern URL = Pattern.compile("http://\\S+");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final URI url;

  private DemoProcess(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Starts one that says where it is, and waits until it has recovered. */
  static DemoProcess start(Path folder, String... options) throws IOException {
    return start(folder, builder(folder, options));
  }

  /** Starts one that is to end with the shell that starts it; to kill is to kill the shell. */
  static DemoProcess startByShell(Path folder) throws IOException {
    ProcessBuilder builder = builder(folder, "--with-parent");
    List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" & wait", "sh"));
    command.addAll(builder.command());
    return start(folder, builder.command(command));
  }

  private static DemoProcess start(Path folder, ProcessBuilder builder) throws IOException {
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    Process process = builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    Matcher matcher = URL.matcher(String.valueOf(out.readLine()));
    if (!matcher.find()) {
      throw new AssertionError("the demo did not start: " + Files.readString(log));
    }
    DemoProcess demo = new DemoProcess(process, URI.create(matcher.group()));
    demo.await("ready", () -> demo.get("/health").contains("\"ready\":true"));
    return demo;
  }

  /** Runs one that ends by itself; returns its exit code and its standard error. */
  static Ended end(Path folder, String... options) throws IOException, InterruptedException {
    Process process = builder(folder, options).start();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), err);
  }

  record Ended(int exitCode, String err) {}

  private static ProcessBuilder builder(Path folder, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "demo",
                "--port",
                "0",
                "--data-dir",
                folder.toString()));
    command.addAll(List.of(options));
    return new ProcessBuilder(command);
  }

  String url() {
    return url.toString();
  }

  String get(String path) {
    return send(HttpRequest.newBuilder(url.resolve(path)).GET());
  }

  String post(String path, String body) {
    return send(
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String send(HttpRequest.Builder request) {
    try {
      return client
          .send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits until something is so. */
  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new AssertionError("not " + what + ": " + get("/health"));
      }
      pause(Duration.ofMillis(50));
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns the processes that it started, and that those started. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** Ends it as a power cut does. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Asks it to end, and returns how long that took. */
  Duration stop() {
    long start = System.nanoTime();
    process.destroy();
    process.onExit().join();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }
}
