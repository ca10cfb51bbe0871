package io.tradeoracle.contract;

import static io.tradeoracle.contract.SampleTrades.breaker;
import static io.tradeoracle.contract.SampleTrades.fill;
import static io.tradeoracle.contract.SampleTrades.order;
import static io.tradeoracle.contract.SampleTrades.orderId;
import static io.tradeoracle.contract.SampleTrades.position;
import static io.tradeoracle.contract.SampleTrades.sharesOrder;
import static io.tradeoracle.contract.SampleTrades.valuation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.port.ProjectionChange.BreakerChanged;
import io.tradeoracle.port.ProjectionChange.FillBooked;
import io.tradeoracle.port.ProjectionChange.OrderChanged;
import io.tradeoracle.port.ProjectionChange.PortfolioValued;
import io.tradeoracle.port.ProjectionChange.PositionChanged;
import io.tradeoracle.port.Projections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The read side of a trade store. It is part of {@link TradeStoreContract}: extend that. */
public abstract class ProjectionsContract extends TradeStoreFixture {

  private static final int ALL = Integer.MAX_VALUE;

  @Test
  void projectionsAreEmptyAtFirst() {
    assertThat(projections().orders(0, ALL)).isEmpty();
    assertThat(projections().order(orderId(1))).isEmpty();
    assertThat(projections().fills(0, ALL)).isEmpty();
    assertThat(projections().openPositions()).isEmpty();
    assertThat(projections().closedPositions(0, ALL)).isEmpty();
    assertThat(projections().portfolio(0, ALL)).isEmpty();
    assertThat(projections().breaker()).isEmpty();
  }

  @Test
  void valuesComeBackAsTheyWereCommitted() throws InterruptedException {
    commitDurably(
        new OrderChanged(order(1, OrderStatus.PARTIALLY_FILLED)),
        new OrderChanged(sharesOrder(2)),
        new FillBooked(fill(1)),
        new PositionChanged(position(1, PositionStatus.OPEN)),
        new PositionChanged(position(2, PositionStatus.CLOSED)),
        new PortfolioValued(valuation(1)),
        new BreakerChanged(breaker(BreakerState.REDUCING, "it's 2 % – \"enough\"")));

    assertThat(projections().order(orderId(1))).hasValue(order(1, OrderStatus.PARTIALLY_FILLED));
    assertThat(projections().order(orderId(2))).hasValue(sharesOrder(2));
    assertThat(projections().fills(0, ALL)).containsExactly(fill(1));
    assertThat(projections().openPositions()).containsExactly(position(1, PositionStatus.OPEN));
    assertThat(projections().closedPositions(0, ALL))
        .containsExactly(position(2, PositionStatus.CLOSED));
    assertThat(projections().portfolio(0, ALL)).containsExactly(valuation(1));
    assertThat(projections().breaker())
        .hasValue(breaker(BreakerState.REDUCING, "it's 2 % – \"enough\""));
  }

  @Test
  void anOrderStandsAsItsLastChangeLeftIt() throws InterruptedException {
    commitDurably(
        new OrderChanged(order(1, OrderStatus.INTENDED)),
        new OrderChanged(order(1, OrderStatus.SUBMITTED)));
    commitDurably(new OrderChanged(order(1, OrderStatus.CANCELLED)));

    assertThat(projections().order(orderId(1))).hasValue(order(1, OrderStatus.CANCELLED));
    assertThat(projections().orders(0, ALL)).containsExactly(order(1, OrderStatus.CANCELLED));
  }

  @Test
  void theOrderChangedLastComesFirst() throws InterruptedException {
    commitDurably(new OrderChanged(order(1, OrderStatus.ACCEPTED)));
    commitDurably(
        new OrderChanged(order(2, OrderStatus.ACCEPTED)),
        new OrderChanged(order(3, OrderStatus.ACCEPTED)));
    commitDurably(new OrderChanged(order(1, OrderStatus.FILLED)));

    assertThat(projections().orders(0, ALL))
        .extracting(Order::id)
        .containsExactly(orderId(1), orderId(3), orderId(2));
  }

  @Test
  void listsAreReadInPages() throws InterruptedException {
    for (int n = 1; n <= 5; n++) {
      commitDurably(
          new OrderChanged(order(n, OrderStatus.ACCEPTED)),
          new FillBooked(fill(n)),
          new PositionChanged(position(n, PositionStatus.CLOSED)),
          new PortfolioValued(valuation(n)));
    }
    assertThat(projections().orders(1, 2))
        .containsExactly(order(4, OrderStatus.ACCEPTED), order(3, OrderStatus.ACCEPTED));
    assertThat(projections().fills(0, 2)).containsExactly(fill(5), fill(4));
    assertThat(projections().closedPositions(3, 10))
        .containsExactly(position(2, PositionStatus.CLOSED), position(1, PositionStatus.CLOSED));
    assertThat(projections().portfolio(4, 1)).containsExactly(valuation(1));
  }

  @Test
  void aPageBeyondTheEndIsEmpty() throws InterruptedException {
    commitDurably(
        new OrderChanged(order(1, OrderStatus.ACCEPTED)),
        new FillBooked(fill(1)),
        new PositionChanged(position(1, PositionStatus.CLOSED)),
        new PortfolioValued(valuation(1)));

    assertThat(projections().orders(1, 10)).isEmpty();
    assertThat(projections().fills(2, 10)).isEmpty();
    assertThat(projections().closedPositions(ALL, ALL)).isEmpty();
    assertThat(projections().portfolio(1, ALL)).isEmpty();
  }

  @Test
  void offsetsBelowZeroAndLimitsBelowOneAreRefused() {
    Projections read = projections();
    assertThatIllegalArgumentException().isThrownBy(() -> read.orders(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> read.orders(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> read.fills(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> read.fills(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> read.closedPositions(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> read.closedPositions(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> read.portfolio(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> read.portfolio(0, 0));
  }

  @Test
  void aFillBookedTwiceIsListedOnceWhereItWasFirst() throws InterruptedException {
    commitDurably(new FillBooked(fill(1)));
    commitDurably(new FillBooked(fill(2)));
    commitDurably(new FillBooked(fill(1)));

    assertThat(projections().fills(0, ALL)).containsExactly(fill(2), fill(1));
  }

  @Test
  void everyPositionThatIsNotClosedIsOpen() throws InterruptedException {
    List<Position> open =
        List.of(
            position(3, PositionStatus.CLOSING),
            position(2, PositionStatus.OPEN),
            position(1, PositionStatus.OPENING));
    commitDurably(new PositionChanged(open.get(2)));
    commitDurably(new PositionChanged(open.get(1)), new PositionChanged(open.get(0)));
    commitDurably(new PositionChanged(position(4, PositionStatus.CLOSED)));

    assertThat(projections().openPositions()).isEqualTo(open);
  }

  @Test
  void aPositionMovesToTheClosedOnesAndStaysThere() throws InterruptedException {
    commitDurably(new PositionChanged(position(1, PositionStatus.OPEN)));
    commitDurably(new PositionChanged(position(2, PositionStatus.OPEN)));
    commitDurably(new PositionChanged(position(1, PositionStatus.CLOSED)));
    commitDurably(new PositionChanged(position(2, PositionStatus.CLOSING)));

    assertThat(projections().openPositions()).containsExactly(position(2, PositionStatus.CLOSING));
    assertThat(projections().closedPositions(0, ALL))
        .containsExactly(position(1, PositionStatus.CLOSED));
  }

  @Test
  void theBreakerStandsAsItsLastChangeLeftIt() throws InterruptedException {
    commitDurably(new BreakerChanged(breaker(BreakerState.REDUCING, "first")));
    commitDurably(new BreakerChanged(breaker(BreakerState.HALTED, "second")));

    assertThat(projections().breaker()).hasValue(breaker(BreakerState.HALTED, "second"));
  }

  @Test
  void aReadSideInHandFollowsLaterCommits() throws InterruptedException {
    Projections inHand = projections();
    commitDurably(new PortfolioValued(valuation(1)));

    assertThat(inHand.portfolio(0, ALL)).containsExactly(valuation(1));
  }

  @Test
  void listsInHandDoNotChange() throws InterruptedException {
    commitDurably(new PortfolioValued(valuation(1)));
    var inHand = projections().portfolio(0, ALL);
    commitDurably(new PortfolioValued(valuation(2)));

    assertThat(inHand).containsExactly(valuation(1));
  }

  @Test
  void projectionsSurviveACrashInTheSameOrder() throws InterruptedException {
    for (int n = 1; n <= 3; n++) {
      commitDurably(
          new OrderChanged(order(n, OrderStatus.ACCEPTED)),
          new FillBooked(fill(n)),
          new PositionChanged(position(n, PositionStatus.OPEN)),
          new PortfolioValued(valuation(n)),
          new BreakerChanged(breaker(BreakerState.HALTED, "because of " + n)));
    }
    crash();

    assertThat(projections().orders(0, ALL))
        .extracting(Order::id)
        .containsExactly(orderId(3), orderId(2), orderId(1));
    assertThat(projections().fills(0, ALL)).containsExactly(fill(3), fill(2), fill(1));
    assertThat(projections().openPositions())
        .extracting(Position::id)
        .containsExactly("position-3", "position-2", "position-1");
    assertThat(projections().portfolio(0, ALL))
        .containsExactly(valuation(3), valuation(2), valuation(1));
    assertThat(projections().breaker()).hasValue(breaker(BreakerState.HALTED, "because of 3"));
  }
}
