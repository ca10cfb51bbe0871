package io.tradeoracle.examples.http.web;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in. A page of another site in the visitor's browser must neither read nor control
 * the desk: its Origin gives it away, and where it poses as this host by its own DNS, its Host.
 */
public final class Gate {

  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
          + "img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'none'";
  private static final HttpString POLICY = new HttpString("Content-Security-Policy");
  private static final HttpString NO_SNIFF = new HttpString("X-Content-Type-Options");
  private static final HttpString REFERRER = new HttpString("Referrer-Policy");
  private static final HttpString OPENER = new HttpString("Cross-Origin-Opener-Policy");
  private static final HttpString RESOURCE = new HttpString("Cross-Origin-Resource-Policy");
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String BEARER = "Bearer ";

  /** Far above what pages and load tests on one machine need. */
  private static final double READS_PER_SECOND = 5_000;

  private static final double CONTROLS_PER_SECOND = 10;
  private static final double CONTROLS_AT_ONCE = 20;

  private final boolean loopback;
  private final String bind;
  private final @Nullable String token;
  private final RateLimit reads;
  private final RateLimit controls;

  /**
   * @param bound the address the server listens at
   * @param bind the same as the user wrote it
   * @param token what control calls must carry; empty if they need none
   * @param nanos a clock that never falls
   */
  public Gate(InetAddress bound, String bind, Optional<String> token, LongSupplier nanos) {
    this.loopback = bound.isLoopbackAddress();
    this.bind = bind;
    this.token = token.orElse(null);
    this.reads = new RateLimit(READS_PER_SECOND, 2 * READS_PER_SECOND, nanos);
    this.controls = new RateLimit(CONTROLS_PER_SECOND, CONTROLS_AT_ONCE, nanos);
  }

  /** Checks every request and tells browsers what its answer may do. */
  public HttpHandler before(HttpHandler next) {
    return exchange -> {
      addHeaders(exchange.getResponseHeaders());
      try {
        checkHost(exchange);
        if (!reads.take(address(exchange))) {
          throw Problem.tooMany();
        }
        if (exchange.getRequestMethod().equals(Methods.POST)) {
          checkOrigin(exchange);
        }
      } catch (Problem problem) {
        Reply.of(problem).send(exchange);
        return;
      }
      next.handleRequest(exchange);
    };
  }

  private static void addHeaders(HeaderMap headers) {
    headers.put(POLICY, CONTENT_POLICY);
    headers.put(NO_SNIFF, "nosniff");
    headers.put(REFERRER, "no-referrer");
    headers.put(OPENER, "same-origin");
    headers.put(RESOURCE, "same-origin");
  }

  private void checkHost(HttpServerExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    if (host == null) {
      throw Problem.badRequest("the Host header is missing");
    }
    String name = withoutPort(host).toLowerCase(Locale.ROOT);
    if (loopback && !LOOPBACK_NAMES.contains(name) && !name.equals(bind)) {
      throw Problem.forbidden("this server is not called " + name);
    }
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  /**
   * Refuses what another site's page sends.
   *
   * @throws Problem 403
   */
  public void checkOrigin(HttpServerExchange exchange) {
    String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
    String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    if (origin == null) {
      if (!loopback) {
        throw Problem.forbidden("the Origin header is missing");
      }
    } else if (!origin.equalsIgnoreCase("http://" + host)
        && !origin.equalsIgnoreCase("https://" + host)) {
      throw Problem.forbidden("requests of another origin are refused");
    }
  }

  /**
   * Lets a control call pass that is within the rate and carries the token.
   *
   * @throws Problem 401 or 429
   */
  public void checkControl(Request request) {
    if (!controls.take(request.address())) {
      throw Problem.tooMany();
    }
    if (token != null && !isToken(request.header(Headers.AUTHORIZATION), token)) {
      throw new Problem(401, "Unauthorised", "control calls need the token given by --token");
    }
  }

  /** In constant time: how long a comparison takes must not tell how much was right. */
  private static boolean isToken(@Nullable String header, String token) {
    return header != null
        && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && MessageDigest.isEqual(
            header.substring(BEARER.length()).trim().getBytes(StandardCharsets.UTF_8),
            token.getBytes(StandardCharsets.UTF_8));
  }

  static String address(HttpServerExchange exchange) {
    return exchange.getSourceAddress().getAddress().getHostAddress();
  }
}
