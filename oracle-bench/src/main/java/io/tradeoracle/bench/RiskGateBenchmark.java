package io.tradeoracle.bench;

import io.tradeoracle.model.Account;
import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionalInput;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TickSchedule;
import io.tradeoracle.model.TimeInForce;
import io.tradeoracle.risk.AgeClass;
import io.tradeoracle.risk.LegMarket;
import io.tradeoracle.risk.OrderOrigin;
import io.tradeoracle.risk.PortfolioGreeks;
import io.tradeoracle.risk.RiskContext;
import io.tradeoracle.risk.RiskDecision;
import io.tradeoracle.risk.RiskGate;
import io.tradeoracle.risk.RiskLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Every check of an order for ten iron condors, by an account with three structures open. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RiskGateBenchmark {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final Instant NOON = Instant.parse("2026-11-23T17:00:00Z");
  private static final OptionContract LONG_PUT = OptionContract.parse("XYZ261218P00090000");
  private static final OptionContract SHORT_PUT = OptionContract.parse("XYZ261218P00095000");
  private static final OptionContract SHORT_CALL = OptionContract.parse("XYZ261218C00105000");
  private static final OptionContract LONG_CALL = OptionContract.parse("XYZ261218C00110000");
  private static final BigDecimal EQUITY = new BigDecimal("250000");

  private final RiskGate gate = new RiskGate(RiskLimits.defaults());
  private final OrderRequest order = order("-1.20");
  private final OrderRequest tooCheap = order("-0.205");
  private final RiskContext context = context();

  /** Makes sure that it is an approval, and a denial, that are measured. */
  @Setup
  public void check() {
    if (!(approved() instanceof RiskDecision.Approved)
        || !(denied() instanceof RiskDecision.Denied)) {
      throw new IllegalStateException(approved() + ", " + denied());
    }
  }

  @Benchmark
  public RiskDecision approved() {
    return gate.check(order, context);
  }

  @Benchmark
  public RiskDecision denied() {
    return gate.check(tooCheap, context);
  }

  private static OrderRequest order(String net) {
    return new OrderRequest(
        new ClientOrderId("to-1"),
        Structure.ironCondor(LONG_PUT, SHORT_PUT, SHORT_CALL, LONG_CALL),
        10,
        PositionIntent.OPEN,
        OrderPrice.limit(new BigDecimal(net)),
        TimeInForce.DAY,
        "position-1");
  }

  private static RiskContext context() {
    BreakerStatus active = new BreakerStatus(BreakerState.ACTIVE, NOON, "start", "all well");
    return new RiskContext(
        NOON,
        new OrderOrigin.Strategy("condors"),
        new RiskContext.Authority(active, false, true, NOON),
        TickSchedule.ALWAYS_PENNY,
        2,
        opening());
  }

  private static RiskContext.Opening opening() {
    return new RiskContext.Opening(
        List.of(),
        Duration.ofMillis(3),
        market(),
        List.of(
            leg(LONG_PUT, 0.50, 0.54),
            leg(SHORT_PUT, 1.10, 1.14),
            leg(SHORT_CALL, 1.20, 1.24),
            leg(LONG_CALL, 0.56, 0.60)),
        new RiskContext.Funds(
            new Account(EQUITY, EQUITY, 3),
            EQUITY,
            true,
            EQUITY,
            RiskContext.DayTrading.NOT_APPLICABLE),
        new RiskContext.Exposure(new BigDecimal("9000"), new BigDecimal("3000"), 3, 0),
        new RiskContext.Pace(2, 1, 0, NOON.minusSeconds(3600)),
        new PortfolioGreeks(15_000, -6_000, -350),
        new PortfolioGreeks(1_200, -2_500, -180),
        inputs(),
        new BigDecimal("56.00"));
  }

  private static RiskContext.Market market() {
    return new RiskContext.Market(
        DAY,
        Instant.parse("2026-11-23T14:30:00Z"),
        Instant.parse("2026-11-23T21:00:00Z"),
        Instant.MIN,
        false,
        Instant.MIN,
        false,
        NOON,
        AgeClass.UNDERLYING_LIQUID,
        FeedKind.SIP);
  }

  private static LegMarket leg(OptionContract contract, double bid, double ask) {
    Quote quote = new Quote(bid, ask, 100, 100, NOON, NOON, FeedKind.OPRA);
    return new LegMarket(
        contract, quote, AgeClass.OPTION_FAST, NOON, 0, Duration.ofMillis(40), false, 1000, 500);
  }

  private static RiskContext.Inputs inputs() {
    return new RiskContext.Inputs(
        new OptionalInput.Value<>(DAY.plusDays(40)),
        DAY.plusDays(8),
        new OptionalInput.NotConfigured<>(),
        new OptionalInput.NotConfigured<>());
  }
}
