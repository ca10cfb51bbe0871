package io.tradeoracle.port;

import io.tradeoracle.model.Fill;
import io.tradeoracle.model.LifecycleEvent;
import java.util.Objects;

/** Something a broker booked in the account. */
public sealed interface BrokerActivity {

  /** The broker's name for it; ids are unique. */
  String id();

  /** A leg was traded. */
  record Traded(String id, Fill fill) implements BrokerActivity {
    public Traded {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(fill, "fill");
    }
  }

  /** Contracts ended by other means than a trade. */
  record Lifecycle(String id, LifecycleEvent event) implements BrokerActivity {
    public Lifecycle {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(event, "event");
    }
  }
}
