package io.tradeoracle.contract;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Equity;
import io.tradeoracle.model.ExitPolicy;
import io.tradeoracle.model.ExitReason;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.OccSymbol;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Orders, fills, positions and valuations that are valid and tell apart by a number. */
public final class SampleTrades {

  /** When all of them happen, to the nanosecond. */
  public static final Instant AT = Instant.parse("2024-01-16T15:00:00.000000001Z");

  private static final Structure CONDOR =
      Structure.ironCondor(
          option("SPY240216P00450000"),
          option("SPY240216P00455000"),
          option("SPY240216C00490000"),
          option("SPY240216C00495000"));

  private SampleTrades() {}

  /** Returns a contract by its OCC symbol. */
  public static OptionContract option(String symbol) {
    return OptionContract.of(OccSymbol.parse(symbol));
  }

  /** Returns the client id of order {@code n}. */
  public static ClientOrderId orderId(int n) {
    return ClientOrderId.derive(LocalDate.of(2024, 1, 16), "sample " + n, 1);
  }

  /** Returns order {@code n}, for three iron condors at a limit, in a status. */
  public static Order order(int n, OrderStatus status) {
    OrderRequest request =
        new OrderRequest(
            orderId(n),
            CONDOR,
            3,
            PositionIntent.OPEN,
            OrderPrice.limit(new BigDecimal("-1.25")),
            TimeInForce.DAY,
            "position-" + n);
    return new Order(request, status, 1, "broker-" + n, AT, AT.plusNanos(1), "detail " + n);
  }

  /** Returns order {@code n}, which sells shares at the market and has nothing said about it. */
  public static Order sharesOrder(int n) {
    OrderRequest request =
        new OrderRequest(
            orderId(n),
            Structure.single(new Equity("BRK.B"), -1),
            100,
            PositionIntent.CLOSE,
            OrderPrice.market(),
            TimeInForce.DAY,
            "position-" + n);
    return new Order(request, OrderStatus.INTENDED, 0, "", AT, AT, "");
  }

  /** Returns fill {@code n}: two puts sold. */
  public static Fill fill(int n) {
    return new Fill(
        "execution-" + n,
        orderId(n),
        option("SPY240216P00455000"),
        -2,
        new BigDecimal("0.6500"),
        new BigDecimal("1.30"),
        AT);
  }

  /**
   * Returns position {@code n} in a status, with a gone leg and delivered shares among its legs.
   */
  public static Position position(int n, PositionStatus status) {
    List<Holding> legs =
        List.of(
            new Holding(option("SPY240216P00450000"), 3),
            new Holding(option("SPY240216P00455000"), 0),
            new Holding(new Equity("SPY"), -300));
    ExitPolicy exits =
        new ExitPolicy(new BigDecimal("0.5"), new BigDecimal("2.00"), 21, Instant.MAX);
    return new Position(
        "position-" + n,
        "iron-condor",
        "SPY",
        CONDOR,
        exits,
        status,
        status == PositionStatus.CLOSED ? List.of() : legs,
        3,
        new BigDecimal("375.00"),
        new BigDecimal("-187.5000"),
        new BigDecimal("7.80"),
        AT,
        AT.plusSeconds(n),
        status == PositionStatus.CLOSED ? ExitReason.TARGET : ExitReason.NONE);
  }

  /** Returns valuation {@code n}, a minute after the one before. */
  public static PortfolioSnapshot valuation(int n) {
    return new PortfolioSnapshot(
        AT.plusSeconds(60L * n),
        new BigDecimal("250000.00"),
        new BigDecimal("249812.5000"),
        new BigDecimal("250100.00"),
        new BigDecimal("1125.00"),
        n % 2 == 0);
  }

  /** Returns a breaker that stands in a state for a reason. */
  public static BreakerStatus breaker(BreakerState state, String reason) {
    return new BreakerStatus(state, AT, "daily-loss", reason);
  }
}
