package io.tradeoracle.examples.http.web;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The page's files, from the class path: those of one folder at the root, those of WebJars under
 * their prefix. Each is read and compressed once.
 */
public final class StaticFiles implements HttpHandler {

  private static final String WEBJARS = "/webjars/";
  private static final String WEBJAR_FOLDER = "META-INF/resources/webjars/";
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+");
  private static final String UNCHANGING = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "json", Reply.JSON,
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2",
          "txt", "text/plain; charset=utf-8");

  private final String folder;
  private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record StaticFile(byte[] plain, byte[] zipped, String tag, String type) {}

  /**
   * @param folder of the class path, with a slash at its end
   */
  public StaticFiles(String folder) {
    this.folder = folder;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    if (exchange.isInIoThread()) {
      exchange.dispatch(this);
      return;
    }
    String path = exchange.getRelativePath();
    try {
      send(exchange, path, find(path.equals("/") || path.isEmpty() ? "/index.html" : path));
    } catch (Problem problem) {
      Reply.of(problem).send(exchange);
    }
  }

  private StaticFile find(String path) {
    StaticFile known = files.get(path);
    if (known != null) {
      return known;
    }
    StaticFile found = load(path).orElseThrow(() -> Problem.notFound("nothing is at this path"));
    files.put(path, found);
    return found;
  }

  private Optional<StaticFile> load(String path) {
    String extension = path.substring(path.lastIndexOf('.') + 1);
    String type = TYPES.get(extension);
    if (!PATH.matcher(path).matches() || type == null) {
      return Optional.empty();
    }
    String resource =
        path.startsWith(WEBJARS)
            ? WEBJAR_FOLDER + path.substring(WEBJARS.length())
            : folder + path.substring(1);
    try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      return Optional.of(new StaticFile(bytes, zipped(bytes), tag(bytes), type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(HttpServerExchange exchange, String path, StaticFile file) {
    var asked = exchange.getRequestHeaders();
    var answer = exchange.getResponseHeaders();
    if (!exchange.getRequestMethod().equals(Methods.GET)
        && !exchange.getRequestMethod().equals(Methods.HEAD)) {
      answer.put(Headers.ALLOW, "GET, HEAD");
      throw new Problem(405, "Method not allowed", "allowed here: GET, HEAD");
    }
    answer.put(Headers.ETAG, file.tag());
    answer.put(Headers.VARY, "Accept-Encoding");
    answer.put(Headers.CACHE_CONTROL, path.startsWith(WEBJARS) ? UNCHANGING : ASK_AGAIN);
    String known = asked.getFirst(Headers.IF_NONE_MATCH);
    if (known != null && known.contains(file.tag())) {
      exchange.setStatusCode(304).endExchange();
      return;
    }
    answer.put(Headers.CONTENT_TYPE, file.type());
    String encodings = asked.getFirst(Headers.ACCEPT_ENCODING);
    boolean zip = encodings != null && encodings.contains("gzip");
    if (zip) {
      answer.put(Headers.CONTENT_ENCODING, "gzip");
    }
    exchange.getResponseSender().send(ByteBuffer.wrap(zip ? file.zipped() : file.plain()));
  }

  private static byte[] zipped(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    }
    return out.toByteArray();
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
