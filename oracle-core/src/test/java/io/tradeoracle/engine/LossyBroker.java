package io.tradeoracle.engine;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.port.Broker;
import io.tradeoracle.port.BrokerActivity;
import io.tradeoracle.port.BrokerException;
import io.tradeoracle.port.BrokerListener;
import io.tradeoracle.port.BrokerOrder;
import io.tradeoracle.port.BrokerReport;
import io.tradeoracle.port.SubmitOutcome;
import io.tradeoracle.port.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way to a broker, on which requests and answers get lost as told. */
final class LossyBroker implements Broker {

  private final Broker broker;
  final List<OrderRequest> submitted = new ArrayList<>();
  boolean losesRequests;
  boolean losesAnswers;
  boolean unreachable;
  boolean knowsNoOrder;

  LossyBroker(Broker broker) {
    this.broker = broker;
  }

  @Override
  public SubmitOutcome submit(OrderRequest order) {
    submitted.add(order);
    SubmitOutcome lost = new SubmitOutcome.Unknown("time-out");
    if (losesRequests) {
      return lost;
    }
    SubmitOutcome outcome = broker.submit(order);
    return losesAnswers ? lost : outcome;
  }

  @Override
  public SubmitOutcome cancel(ClientOrderId id) {
    return losesRequests ? new SubmitOutcome.Unknown("time-out") : broker.cancel(id);
  }

  @Override
  public SubmitOutcome replace(ClientOrderId id, OrderRequest replacement) {
    return losesRequests ? new SubmitOutcome.Unknown("time-out") : broker.replace(id, replacement);
  }

  @Override
  public Optional<BrokerOrder> order(ClientOrderId id) {
    requireReachable();
    return knowsNoOrder ? Optional.empty() : broker.order(id);
  }

  @Override
  public BrokerReport report() {
    requireReachable();
    return broker.report();
  }

  @Override
  public List<BrokerActivity> activities(String afterId) {
    requireReachable();
    return broker.activities(afterId);
  }

  private void requireReachable() {
    if (unreachable) {
      throw new BrokerException("no connection", true);
    }
  }

  @Override
  public boolean takesAsOneOrder(Structure structure, PositionIntent intent) {
    return broker.takesAsOneOrder(structure, intent);
  }

  @Override
  public Subscription subscribe(BrokerListener listener) {
    return broker.subscribe(listener);
  }

  @Override
  public void close() {
    broker.close();
  }
}
