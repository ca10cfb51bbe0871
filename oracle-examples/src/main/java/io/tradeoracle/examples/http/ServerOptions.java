package io.tradeoracle.examples.http;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the server listens.
 *
 * @param bind address or host name of the interface; anything but loopback needs a token
 * @param port 0 for any that is free
 * @param token what control calls must carry; empty if they need none. It is in no text of this
 *     object
 * @param meters what else is to be shown at {@code /metrics}, such as a connection pool
 */
public record ServerOptions(
    String bind, int port, Optional<String> token, List<MeterBinder> meters) {

  private static final int HIGHEST_PORT = 65_535;

  public ServerOptions {
    Objects.requireNonNull(token, "token");
    meters = List.copyOf(meters);
    if (bind.isBlank()) {
      throw new IllegalArgumentException("bind must not be blank: \"" + bind + "\"");
    }
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("port must be 0 to 65535: " + port);
    }
    if (token.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("token must not be blank");
    }
  }

  /** Returns the options of a server for this machine only. */
  public static ServerOptions local(int port) {
    return new ServerOptions("127.0.0.1", port, Optional.empty(), List.of());
  }

  @Override
  public String toString() {
    return "ServerOptions[bind=" + bind + ", port=" + port + ", token=" + token.isPresent() + "]";
  }
}
