package io.tradeoracle.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.contract.EventBusContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InProcessEventBusTest extends EventBusContract {

  @Override
  protected EventBus open() {
    return new InProcessEventBus();
  }

  @Override
  protected EventBus openBeside(EventBus bus) {
    return bus;
  }

  @Test
  void listenersHaveHeardTheNumberWhenPublishReturns() {
    EventBus bus = open();
    List<Long> heard = new ArrayList<>();
    bus.subscribe("events", heard::add);
    bus.publish("events", 4);
    bus.publish("events", 4);
    assertThat(heard).containsExactly(4L);
  }
}
