package io.tradeoracle.jdbc;

import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.Subscription;
import io.tradeoracle.port.TradeStore.DurabilityListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners, from the writer's thread. One that throws does not keep it from the others. */
final class DurabilityListeners {

  private static final Logger LOG = LoggerFactory.getLogger(DurabilityListeners.class);

  private final List<Registration> registrations = new CopyOnWriteArrayList<>();

  Subscription add(DurabilityListener listener, long durableThrough) {
    Registration registration = new Registration(listener, durableThrough);
    registrations.add(registration);
    return registration;
  }

  void clear() {
    registrations.clear();
  }

  void durable(long throughNumber) {
    tell(registration -> registration.durable(throughNumber));
  }

  void failed(StoreException failure) {
    tell(registration -> registration.listener.onFailure(failure));
  }

  void unreachable(StoreException cause) {
    tell(registration -> registration.listener.onUnreachable(cause));
  }

  void reachable() {
    tell(registration -> registration.listener.onReachable());
  }

  private void tell(Consumer<Registration> what) {
    for (Registration registration : registrations) {
      try {
        what.accept(registration);
      } catch (RuntimeException e) {
        LOG.error("a durability listener failed", e);
      }
    }
  }

  private final class Registration implements Subscription {
    private final DurabilityListener listener;
    private long told;

    Registration(DurabilityListener listener, long durableThrough) {
      this.listener = listener;
      told = durableThrough;
    }

    void durable(long throughNumber) {
      if (throughNumber > told) {
        told = throughNumber;
        listener.onDurable(throughNumber);
      }
    }

    @Override
    public void close() {
      registrations.remove(this);
    }
  }
}
