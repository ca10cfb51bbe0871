package io.tradeoracle.examples.http.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tradeoracle.port.StoreException;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.PathTemplateHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which path is answered by what; times every request by its template, never by its path. */
public final class Routes {

  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

  private final PathTemplateHandler handler;
  private final MeterRegistry meters;

  /**
   * @param meters where requests are counted
   * @param otherwise what answers paths without a template
   */
  public Routes(MeterRegistry meters, HttpHandler otherwise) {
    this.meters = meters;
    this.handler = new PathTemplateHandler(timed("other", otherwise));
  }

  /** Answers reads of a path. */
  public Routes get(String template, Endpoint endpoint) {
    return add(template, Methods.GET, onWorker(endpoint));
  }

  /** Answers control calls, which pass a guard before. */
  public Routes post(String template, Guard guard, Endpoint endpoint) {
    Endpoint guarded =
        request -> {
          guard.check(request);
          return endpoint.answer(request);
        };
    return add(template, Methods.POST, onWorker(guarded));
  }

  /** Answers reads of a path by a handler of its own, on the thread that reads requests. */
  public Routes handle(String template, HttpHandler own) {
    return add(template, Methods.GET, problems(own));
  }

  public HttpHandler handler() {
    return problems(handler);
  }

  /** Lets a control call pass or throws a {@link Problem}. */
  @FunctionalInterface
  public interface Guard {
    void check(Request request);
  }

  private Routes add(String template, HttpString method, HttpHandler answer) {
    handler.add(template, timed(template, only(method, answer)));
    return this;
  }

  private static HttpHandler only(HttpString method, HttpHandler answer) {
    return exchange -> {
      HttpString asked = exchange.getRequestMethod();
      if (asked.equals(method) || (asked.equals(Methods.HEAD) && method.equals(Methods.GET))) {
        answer.handleRequest(exchange);
      } else {
        String allowed = method.equals(Methods.GET) ? "GET, HEAD" : method.toString();
        exchange.getResponseHeaders().put(Headers.ALLOW, allowed);
        throw new Problem(405, "Method not allowed", "allowed here: " + allowed);
      }
    };
  }

  private static HttpHandler onWorker(Endpoint endpoint) {
    HttpHandler answer =
        problems(exchange -> endpoint.answer(new Request(exchange)).send(exchange));
    return exchange -> exchange.dispatch(answer);
  }

  private HttpHandler timed(String template, HttpHandler next) {
    return exchange -> {
      Timer.Sample sample = Timer.start(meters);
      String method = exchange.getRequestMethod().length() > 7 ? "OTHER" : known(exchange);
      exchange.addExchangeCompleteListener(
          (done, more) -> {
            sample.stop(
                Timer.builder("tradeoracle.http.requests")
                    .description("HTTP requests by endpoint and status")
                    .tag("endpoint", template)
                    .tag("method", method)
                    .tag("status", Integer.toString(done.getStatusCode()))
                    .publishPercentiles(0.5, 0.99)
                    .register(meters));
            more.proceed();
          });
      next.handleRequest(exchange);
    };
  }

  /** Clients may make up methods: labels must not grow with them. */
  private static String known(HttpServerExchange exchange) {
    String method = exchange.getRequestMethod().toString();
    return switch (method) {
      case "GET", "HEAD", "POST" -> method;
      default -> "OTHER";
    };
  }

  private static HttpHandler problems(HttpHandler next) {
    return exchange -> {
      try {
        next.handleRequest(exchange);
      } catch (Problem problem) {
        Reply.of(problem).send(exchange);
      } catch (StoreException e) {
        LOG.warn("the store did not answer", e);
        Reply.of(Problem.unavailable("the database does not answer")).send(exchange);
      } catch (RuntimeException e) {
        LOG.error("a request failed", e);
        Reply.of(new Problem(500, "Internal error", "this is our fault")).send(exchange);
      }
    };
  }
}
