package io.tradeoracle.port;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import java.util.List;
import java.util.Optional;

/**
 * A broker's account: takes orders, reports what became of them.
 *
 * <p>Calls block until the broker answered or a time-out ran out. Thread-safe.
 */
public interface Broker extends AutoCloseable {

  /**
   * Returns whether the broker takes such a structure as one order to open or to close. Where it
   * does not, the legs are sent one by one. (Alpaca opens a straddle as one order and closes it leg
   * by leg: it covers every sold leg within the order.)
   */
  boolean takesAsOneOrder(Structure structure, PositionIntent intent);

  /**
   * Hands over an order: the whole structure, atomic. Handing over a second order under a client id
   * the broker knows gives {@link RejectReason#DUPLICATE_CLIENT_ORDER_ID} and changes nothing, so
   * one intent becomes at most one order.
   */
  SubmitOutcome submit(OrderRequest order);

  /**
   * Asks to cancel what is left of an order. Accepted means that the broker will try: what became
   * of it comes as an event, and fills may come first.
   */
  SubmitOutcome cancel(ClientOrderId id);

  /**
   * Asks to end what is left of a working order and to go on with another in its place, in one
   * step: never both work. The replacement's units are what was left unfilled.
   */
  SubmitOutcome replace(ClientOrderId id, OrderRequest replacement);

  /**
   * Returns what the broker knows of one of our orders; empty if it knows none of that id.
   *
   * @throws BrokerException if the broker cannot be asked; a retry is safe
   */
  Optional<BrokerOrder> order(ClientOrderId id);

  /**
   * Returns account, working orders and positions as the broker has them, of one instant.
   *
   * @throws BrokerException if the broker cannot be asked; a retry is safe
   */
  BrokerReport report();

  /**
   * Returns fills and life-cycle events in the order they were booked, after the given one.
   *
   * @param afterId the last activity already seen; empty text for all of the account's
   * @throws BrokerException if the broker cannot be asked; a retry is safe
   */
  List<BrokerActivity> activities(String afterId);

  /**
   * Registers a listener for all that happens to our orders and positions from now on. It is called
   * by the broker's own thread, must return quickly and must not throw. An event may come twice,
   * and may overtake the answer to the call that caused it.
   */
  Subscription subscribe(BrokerListener listener);

  @Override
  void close();
}
