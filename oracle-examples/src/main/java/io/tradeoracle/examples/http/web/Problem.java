package io.tradeoracle.examples.http.web;

/** Why a request cannot be answered as asked; sent as a problem body of RFC 9457. */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String title;
  private final String detail;

  public Problem(int status, String title, String detail) {
    super(title + ": " + detail, null, false, false);
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  /** What is sent. */
  record Body(String type, String title, int status, String detail) {}

  public int status() {
    return status;
  }

  Body body() {
    return new Body("about:blank", title, status, detail);
  }

  public static Problem badRequest(String detail) {
    return new Problem(400, "Bad request", detail);
  }

  public static Problem parameter(String name, String wanted, String given) {
    return badRequest(name + " must be " + wanted + ": " + shortened(given));
  }

  public static Problem forbidden(String detail) {
    return new Problem(403, "Forbidden", detail);
  }

  public static Problem notFound(String detail) {
    return new Problem(404, "Not found", detail);
  }

  public static Problem conflict(String detail) {
    return new Problem(409, "Conflict", detail);
  }

  public static Problem tooLarge(long limit) {
    return new Problem(413, "Body too large", "at most " + limit + " bytes are read");
  }

  public static Problem unprocessable(String detail) {
    return new Problem(422, "Cannot be done", detail);
  }

  public static Problem tooMany() {
    return new Problem(429, "Too many requests", "try again in a second");
  }

  public static Problem unavailable(String detail) {
    return new Problem(503, "Not available", detail);
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
