package io.tradeoracle.examples.http.body;

import io.tradeoracle.examples.demo.Health;
import java.util.List;

/** Whether the desk is up; {@code live} is true whenever this can be said at all. */
public record HealthBody(boolean live, boolean ready, boolean safeToTrade, List<String> reasons) {

  public static HealthBody of(Health health) {
    return new HealthBody(true, health.ready(), health.safeToTrade(), health.reasons());
  }
}
