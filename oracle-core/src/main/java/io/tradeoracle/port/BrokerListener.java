package io.tradeoracle.port;

import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.OrderEvent;

/** Hears what happens to our orders and positions at a broker. */
public interface BrokerListener {

  void onOrderEvent(OrderEvent event);

  void onLifecycleEvent(LifecycleEvent event);
}
