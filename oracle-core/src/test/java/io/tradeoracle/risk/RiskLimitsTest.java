package io.tradeoracle.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.model.FeedKind;
import io.tradeoracle.risk.RiskLimits.Confirmation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RiskLimitsTest {

  private static BigDecimal decimal(String value) {
    return new BigDecimal(value);
  }

  private static void refuses(String name, Consumer<RiskLimitsBuilder> change) {
    RiskLimitsBuilder builder = RiskLimits.builder();
    change.accept(builder);
    assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining(name);
  }

  @Test
  void sizingDefaults() {
    assertThat(RiskLimits.defaults().sizing())
        .isEqualTo(
            new RiskLimits.Sizing(decimal("0.5"), decimal("0.02"), decimal("0.005"), 30, 100));
  }

  @Test
  void quoteDefaults() {
    Set<FeedKind> feeds =
        Set.of(FeedKind.OPRA, FeedKind.SIP, FeedKind.IEX, FeedKind.RECORDED, FeedKind.SIMULATED);
    assertThat(RiskLimits.defaults().quotes())
        .isEqualTo(
            new RiskLimits.Quotes(
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofSeconds(15),
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                0.0025,
                Duration.ofSeconds(2),
                0.10,
                0.25,
                0.05,
                0.05,
                0.03,
                0.10,
                0.10,
                0.05,
                100,
                50,
                feeds,
                Set.of()));
  }

  @Test
  void exposureDefaults() {
    assertThat(RiskLimits.defaults().exposure())
        .isEqualTo(
            new RiskLimits.Exposure(
                decimal("0.05"),
                decimal("0.15"),
                1,
                8,
                0.50,
                0.25,
                0.005,
                decimal("0.10"),
                decimal("2000"),
                decimal("25000"),
                3,
                false));
  }

  @Test
  void paceDefaults() {
    Duration quarter = Duration.ofMinutes(15);
    assertThat(RiskLimits.defaults().pace())
        .isEqualTo(
            new RiskLimits.Pace(
                10,
                4,
                10,
                Duration.ofSeconds(10),
                3,
                Duration.ofMinutes(10),
                quarter,
                quarter,
                Duration.ofMinutes(1)));
  }

  @Test
  void breakerDefaults() {
    assertThat(RiskLimits.defaults().breaker())
        .isEqualTo(
            new RiskLimits.Breaker(
                decimal("0.03"),
                new Confirmation(2, Duration.ofSeconds(5)),
                new Confirmation(3, Duration.ofSeconds(30)),
                Duration.ofMinutes(5),
                3,
                decimal("0.10"),
                decimal("0.05"),
                40,
                3,
                Duration.ofHours(1),
                3,
                Duration.ofMinutes(2),
                Duration.ofMinutes(5),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                FlattenPolicy.ON_KILL));
  }

  @Test
  void theBuilderBeginsWithTheDefaults() {
    assertThat(RiskLimits.builder().build()).isEqualTo(RiskLimits.defaults());
  }

  @Test
  void theBuilderSetsWhatItIsTold() {
    RiskLimits limits =
        RiskLimits.builder()
            .cap(decimal("0.01"))
            .legSkew(Duration.ofSeconds(9))
            .openStructures(3)
            .afterHalt(Duration.ZERO)
            .drawdown(decimal("0.2"))
            .build();

    assertThat(limits.sizing().cap()).isEqualByComparingTo("0.01");
    assertThat(limits.quotes().legSkew()).hasSeconds(9);
    assertThat(limits.exposure().openStructures()).isEqualTo(3);
    assertThat(limits.pace().afterHalt()).isZero();
    assertThat(limits.breaker().drawdown()).isEqualByComparingTo("0.2");
  }

  @Test
  void refusesWhatIsOutOfRange() {
    refuses("totalLoss", b -> b.totalLoss(BigDecimal.ZERO));
    refuses("totalLoss", b -> b.totalLoss(decimal("1.01")));
    refuses("openStructures", b -> b.openStructures(0));
    refuses("staleData", b -> b.staleData(Duration.ZERO));
    refuses("staleData", b -> b.staleData(Duration.ofSeconds(-1)));
    refuses("afterOpen", b -> b.afterOpen(Duration.ofSeconds(-1)));
    refuses("legSpread", b -> b.legSpread(Double.NaN));
    refuses("legSpread", b -> b.legSpread(-0.01));
    refuses("legSpread", b -> b.legSpread(Double.POSITIVE_INFINITY));
    refuses("minimumVolume", b -> b.minimumVolume(-1));
    refuses("dayTradeEquity", b -> b.dayTradeEquity(decimal("-1")));
    refuses("fixedFraction", b -> b.fixedFraction(decimal("0.03")));
    assertThat(RiskLimits.builder().totalLoss(BigDecimal.ONE).build()).isNotNull();
    assertThat(RiskLimits.builder().fixedFraction(decimal("0.02")).build()).isNotNull();
  }

  @Test
  void headroomIsTheLesserRoomAndNeverNegative() {
    RiskLimits.Exposure limits = RiskLimits.defaults().exposure();
    BigDecimal equity = decimal("100000");

    assertThat(limits.headroom(equity, decimal("6000"), decimal("2000")))
        .isEqualByComparingTo("3000");
    assertThat(limits.headroom(equity, decimal("14000"), decimal("2000")))
        .isEqualByComparingTo("1000");
    assertThat(limits.headroom(equity, decimal("16000"), decimal("2000")))
        .isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void namesThePersonOrStrategy() {
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderOrigin.Person(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderOrigin.Strategy(""));
  }
}
