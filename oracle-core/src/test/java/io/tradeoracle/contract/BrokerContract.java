package io.tradeoracle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TimeInForce;
import io.tradeoracle.port.Broker;
import io.tradeoracle.port.BrokerActivity;
import io.tradeoracle.port.BrokerListener;
import io.tradeoracle.port.BrokerOrder;
import io.tradeoracle.port.RejectReason;
import io.tradeoracle.port.SubmitOutcome;
import io.tradeoracle.port.Subscription;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Broker} must do. Extend it, say how to make a broker and how to move its
 * market, and run it with JUnit.
 *
 * <p>Each test begins with a broker of its own: an account that holds nothing, has at least $10,000
 * and may trade spreads, in an open market, with the two contracts quoted by {@link #quote} only.
 */
public abstract class BrokerContract {

  private static final LocalDate DAY = LocalDate.of(2020, 1, 2);

  private Broker broker;
  private Recorder heard;
  private int ids;

  /** Returns a new broker with an account as described above. The suite closes it. */
  protected abstract Broker newBroker();

  /** Returns a call that can be bought and sold. */
  protected abstract OptionContract lowerCall();

  /** Returns a call of the same expiration with a higher strike. */
  protected abstract OptionContract higherCall();

  /**
   * Makes this the market in one of the two contracts.
   *
   * @param size contracts bid for, and contracts offered
   */
  protected abstract void quote(OptionContract contract, double bid, double ask, int size);

  /**
   * Lets time pass until the broker has done all that it was going to do and said so, some seconds
   * at most. Nothing may be cancelled or expire only because of it.
   */
  protected abstract void letThingsHappen();

  @BeforeEach
  final void begin() {
    broker = newBroker();
    heard = new Recorder();
    broker.subscribe(heard);
    quote(lowerCall(), 2.00, 2.10, 20);
    quote(higherCall(), 1.00, 1.05, 20);
    letThingsHappen();
  }

  @AfterEach
  final void end() {
    broker.close();
  }

  @Test
  protected void keepsAnOrderWorkingWhoseLimitIsNotReached() {
    OrderRequest order = submitted(buy(1, "1.50"));

    assertThat(orderOf(order).order().status()).isEqualTo(OrderStatus.ACCEPTED);
    assertThat(workingIds()).containsExactly(order.id());
    assertThat(heard.eventsOf(order.id()))
        .hasSize(1)
        .first()
        .isInstanceOf(OrderEvent.Accepted.class);
    assertThat(broker.report().holdings()).isEmpty();
  }

  @Test
  protected void fillsAnOrderOnceTheMarketReachesIt() {
    OrderRequest order = submitted(buy(2, "1.50"));

    quote(lowerCall(), 1.40, 1.50, 20);
    letThingsHappen();

    assertThat(orderOf(order).order().status()).isEqualTo(OrderStatus.FILLED);
    assertThat(orderOf(order).order().filledUnits()).isEqualTo(2);
    assertThat(workingIds()).isEmpty();
    assertThat(heard.filledUnits(order.id())).isEqualTo(2);
  }

  @Test
  protected void fillsAtTheLimitOrBetter() {
    OrderRequest bought = submitted(buy(1, "2.25"));
    OrderRequest sold = submitted(sell(1, "-1.90"));

    assertThat(pricesOf(bought)).isNotEmpty().allMatch(p -> p.compareTo(dollars("2.25")) <= 0);
    assertThat(pricesOf(sold)).isNotEmpty().allMatch(p -> p.compareTo(dollars("1.90")) >= 0);
  }

  @Test
  protected void fillsAStructureInWholeUnitsWithAllItsLegs() {
    OrderRequest order = submitted(vertical(3, "1.20"));

    assertThat(heard.filledUnits(order.id())).isEqualTo(3);
    for (OrderEvent.Filled filled : heard.fillsOf(order.id())) {
      for (Structure.Leg leg : order.structure().legs()) {
        assertThat(quantityOf(leg.instrument(), filled.fills()))
            .isEqualTo(leg.ratio() * filled.units());
      }
    }
  }

  @Test
  protected void refusesAClientIdItKnowsAndChangesNothing() {
    OrderRequest first = submitted(buy(1, "1.50"));

    SubmitOutcome again =
        broker.submit(request(first.id(), first.structure(), 5, PositionIntent.OPEN, "2.50"));
    letThingsHappen();

    assertRejected(again, RejectReason.DUPLICATE_CLIENT_ORDER_ID);
    assertThat(orderOf(first).order().request().units()).isEqualTo(1);
    assertThat(workingIds()).containsExactly(first.id());
    assertThat(broker.report().holdings()).isEmpty();
  }

  @Test
  protected void refusesAClientIdWhoseOrderHasEnded() {
    OrderRequest filled = submitted(buy(1, "2.50"));

    SubmitOutcome again = broker.submit(filled);
    letThingsHappen();

    assertRejected(again, RejectReason.DUPLICATE_CLIENT_ORDER_ID);
    assertThat(heard.filledUnits(filled.id())).isEqualTo(1);
  }

  @Test
  protected void knowsNothingOfAnOrderItNeverGot() {
    assertThat(broker.order(newId())).isEmpty();
  }

  @Test
  protected void cancelsAWorkingOrder() {
    OrderRequest order = submitted(buy(1, "1.50"));

    SubmitOutcome outcome = broker.cancel(order.id());
    letThingsHappen();
    quote(lowerCall(), 1.30, 1.40, 20);
    letThingsHappen();

    assertThat(outcome).isInstanceOf(SubmitOutcome.Accepted.class);
    assertThat(orderOf(order).order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(heard.eventsOf(order.id())).last().isInstanceOf(OrderEvent.Cancelled.class);
    assertThat(broker.report().holdings()).isEmpty();
  }

  @Test
  protected void refusesToCancelWhatDoesNotWork() {
    OrderRequest filled = submitted(buy(1, "2.50"));

    assertRejected(broker.cancel(filled.id()), RejectReason.ORDER_NOT_WORKING);
    assertRejected(broker.cancel(newId()), RejectReason.ORDER_NOT_WORKING);
    assertThat(orderOf(filled).order().status()).isEqualTo(OrderStatus.FILLED);
  }

  @Test
  protected void replacesAnOrderAndNeverLetsBothFill() {
    OrderRequest old = submitted(buy(3, "1.50"));
    OrderRequest better = old.repriced(newId(), OrderPrice.limit(dollars("1.60")), 3);

    SubmitOutcome outcome = broker.replace(old.id(), better);
    assertThat(workingIds().size()).isLessThanOrEqualTo(1);
    letThingsHappen();
    assertThat(workingIds()).containsExactly(better.id());
    quote(lowerCall(), 1.30, 1.40, 20);
    letThingsHappen();

    assertThat(outcome).isInstanceOf(SubmitOutcome.Accepted.class);
    assertThat(orderOf(old).order().status()).isEqualTo(OrderStatus.REPLACED);
    assertThat(heard.filledUnits(old.id())).isZero();
    assertThat(heard.filledUnits(better.id())).isEqualTo(3);
    assertThat(quantityHeld(lowerCall())).isEqualTo(3);
  }

  @Test
  protected void refusesToReplaceWhatDoesNotWork() {
    OrderRequest filled = submitted(buy(1, "2.50"));
    OrderRequest next = filled.repriced(newId(), OrderPrice.limit(dollars("2.60")), 1);

    assertRejected(broker.replace(filled.id(), next), RejectReason.ORDER_NOT_WORKING);
    letThingsHappen();

    assertThat(quantityHeld(lowerCall())).isEqualTo(1);
  }

  @Test
  protected void reportsCashAndHoldingsThatAreTheSumOfItsFills() {
    BigDecimal before = broker.report().account().cash();
    submitted(vertical(2, "1.20"));
    submitted(buy(1, "2.50"));
    submitted(sell(1, "-1.90"));

    Map<String, Integer> held = new TreeMap<>();
    BigDecimal cash = before;
    for (Fill fill : fills(broker.activities(""))) {
      held.merge(fill.instrument().symbol(), fill.quantity(), Integer::sum);
      cash = cash.add(fill.cashChange());
    }
    held.values().removeIf(quantity -> quantity == 0);
    assertThat(reported()).isNotEmpty().isEqualTo(held);
    assertThat(broker.report().account().cash()).isEqualByComparingTo(cash);
  }

  @Test
  protected void tellsEachFillOnceByItsExecutionId() {
    OrderRequest vertical = submitted(vertical(2, "1.20"));
    OrderRequest single = submitted(buy(1, "2.50"));

    List<String> booked =
        fills(broker.activities("")).stream().map(Fill::executionId).sorted().toList();
    List<String> told =
        List.of(vertical, single).stream()
            .flatMap(order -> heard.fillsOf(order.id()).stream())
            .flatMap(filled -> filled.fills().stream())
            .map(Fill::executionId)
            .distinct()
            .sorted()
            .toList();
    assertThat(booked).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates().isEqualTo(told);
  }

  @Test
  protected void resumesActivitiesAfterTheLastOneSeen() {
    submitted(buy(1, "2.50"));
    List<BrokerActivity> first = broker.activities("");
    submitted(sell(1, "-1.90"));
    List<BrokerActivity> all = broker.activities("");

    String last = first.get(first.size() - 1).id();
    assertThat(broker.activities(last)).isEqualTo(all.subList(first.size(), all.size()));
    assertThat(broker.activities(last)).isNotEmpty();
    assertThat(broker.activities(all.get(all.size() - 1).id())).isEmpty();
  }

  @Test
  protected void tellsNothingToAListenerThatLeft() {
    Recorder leaver = new Recorder();
    Subscription subscription = broker.subscribe(leaver);
    subscription.close();
    subscription.close();

    OrderRequest order = submitted(buy(1, "2.50"));

    assertThat(leaver.eventsOf(order.id())).isEmpty();
    assertThat(heard.eventsOf(order.id())).isNotEmpty();
  }

  private OrderRequest submitted(OrderRequest order) {
    assertThat(broker.submit(order)).isInstanceOf(SubmitOutcome.Accepted.class);
    letThingsHappen();
    return order;
  }

  private OrderRequest buy(int units, String limit) {
    return request(newId(), Structure.single(lowerCall(), 1), units, PositionIntent.OPEN, limit);
  }

  /** Closes what a test bought before. */
  private OrderRequest sell(int units, String limit) {
    return request(newId(), Structure.single(lowerCall(), -1), units, PositionIntent.CLOSE, limit);
  }

  private OrderRequest vertical(int units, String limit) {
    Structure structure = Structure.vertical(lowerCall(), higherCall());
    return request(newId(), structure, units, PositionIntent.OPEN, limit);
  }

  private static OrderRequest request(
      ClientOrderId id, Structure structure, int units, PositionIntent intent, String limit) {
    OrderPrice price = OrderPrice.limit(dollars(limit));
    return new OrderRequest(id, structure, units, intent, price, TimeInForce.DAY, "contract");
  }

  private ClientOrderId newId() {
    ids++;
    return ClientOrderId.derive(DAY, "broker contract", ids);
  }

  private BrokerOrder orderOf(OrderRequest order) {
    Optional<BrokerOrder> found = broker.order(order.id());
    assertThat(found).isPresent();
    return found.orElseThrow();
  }

  private List<ClientOrderId> workingIds() {
    return broker.report().workingOrders().stream().map(each -> each.order().id()).toList();
  }

  private List<BigDecimal> pricesOf(OrderRequest order) {
    return orderOf(order).fills().stream().map(Fill::price).toList();
  }

  private Map<String, Integer> reported() {
    Map<String, Integer> held = new TreeMap<>();
    for (Holding holding : broker.report().holdings()) {
      held.put(holding.instrument().symbol(), holding.quantity());
    }
    return held;
  }

  private int quantityHeld(Instrument instrument) {
    return reported().getOrDefault(instrument.symbol(), 0);
  }

  private static int quantityOf(Instrument instrument, List<Fill> fills) {
    return fills.stream()
        .filter(fill -> fill.instrument().equals(instrument))
        .mapToInt(Fill::quantity)
        .sum();
  }

  private static List<Fill> fills(List<BrokerActivity> activities) {
    return activities.stream()
        .filter(BrokerActivity.Traded.class::isInstance)
        .map(activity -> ((BrokerActivity.Traded) activity).fill())
        .toList();
  }

  private static void assertRejected(SubmitOutcome outcome, RejectReason reason) {
    assertThat(outcome).isInstanceOf(SubmitOutcome.Rejected.class);
    assertThat(((SubmitOutcome.Rejected) outcome).reason()).isEqualTo(reason);
  }

  private static BigDecimal dollars(String amount) {
    return new BigDecimal(amount);
  }

  /** Writes down what a broker says, whatever thread says it. */
  private static final class Recorder implements BrokerListener {

    private final List<OrderEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void onOrderEvent(OrderEvent event) {
      // An event may come twice.
      if (!events.contains(event)) {
        events.add(event);
      }
    }

    @Override
    public void onLifecycleEvent(LifecycleEvent event) {
      throw new AssertionError("nothing expires or is assigned here: " + event);
    }

    List<OrderEvent> eventsOf(ClientOrderId id) {
      return events.stream().filter(event -> event.orderId().equals(id)).toList();
    }

    List<OrderEvent.Filled> fillsOf(ClientOrderId id) {
      return eventsOf(id).stream()
          .filter(OrderEvent.Filled.class::isInstance)
          .map(OrderEvent.Filled.class::cast)
          .toList();
    }

    int filledUnits(ClientOrderId id) {
      return fillsOf(id).stream().mapToInt(OrderEvent.Filled::units).sum();
    }
  }
}
