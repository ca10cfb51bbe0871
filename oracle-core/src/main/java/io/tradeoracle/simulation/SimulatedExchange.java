package io.tradeoracle.simulation;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.port.Broker;
import io.tradeoracle.port.BrokerActivity;
import io.tradeoracle.port.BrokerListener;
import io.tradeoracle.port.BrokerOrder;
import io.tradeoracle.port.BrokerReport;
import io.tradeoracle.port.SubmitOutcome;
import io.tradeoracle.port.Subscription;
import java.util.List;
import java.util.Optional;

/** An exchange and a broker's account at it, in virtual time. */
public final class SimulatedExchange implements Broker {

  private final SimulatedExchangeBuilder settings;
  private boolean closed;

  SimulatedExchange(SimulatedExchangeBuilder settings) {
    this.settings = settings;
  }

  /** Returns a builder with all defaults. */
  public static SimulatedExchangeBuilder builder(VirtualTime time, ExchangeCalendar calendar) {
    return new SimulatedExchangeBuilder(time, calendar);
  }

  /**
   * Hears of the market. A quote's sizes are fresh if its exchange time is later than the one
   * before's, else shared with it.
   */
  public void onMarketEvent(MarketEvent event) {
    closed = false;
  }

  /** Hears of the market; says itself whether a quote's sizes are fresh. */
  public void onMarketEvent(MarketEvent event, DisplayedSize size) {
    closed = false;
  }

  /** Returns the contracts past their settlement for which no settlement price is known. */
  public List<OptionContract> awaitingSettlement() {
    closed = false;
    throw pending();
  }

  /** Returns what does not add up in the books; empty if all does. */
  public List<String> verifyBooks() {
    closed = false;
    throw pending();
  }

  @Override
  public boolean takesAsOneOrder(Structure structure, PositionIntent intent) {
    return settings.oneOrder.test(structure, intent);
  }

  @Override
  public SubmitOutcome submit(OrderRequest order) {
    closed = false;
    throw pending();
  }

  @Override
  public SubmitOutcome cancel(ClientOrderId id) {
    closed = false;
    throw pending();
  }

  @Override
  public SubmitOutcome replace(ClientOrderId id, OrderRequest replacement) {
    closed = false;
    throw pending();
  }

  @Override
  public Optional<BrokerOrder> order(ClientOrderId id) {
    closed = false;
    throw pending();
  }

  @Override
  public BrokerReport report() {
    closed = false;
    throw pending();
  }

  @Override
  public List<BrokerActivity> activities(String afterId) {
    closed = false;
    throw pending();
  }

  @Override
  public Subscription subscribe(BrokerListener listener) {
    closed = false;
    throw pending();
  }

  @Override
  public void close() {
    closed = true;
  }

  private IllegalStateException pending() {
    return new IllegalStateException("closed: " + closed);
  }
}
