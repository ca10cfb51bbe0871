package io.tradeoracle.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisConfigTest {

  private static RedisConfig.Builder builder() {
    return RedisConfig.builder("redis://localhost:6379");
  }

  @Test
  void hasTheDocumentedDefaults() {
    RedisConfig config = builder().build();

    assertThat(config.keyPrefix()).isEqualTo("tradeoracle");
    assertThat(config.commandTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.riskLimitsTtl()).isEqualTo(Duration.ofHours(1));
    assertThat(config.portfolioTtl()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.ivHistoryTtl()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.leaseDuration()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.leaseRenewal()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.stopSending()).isEqualTo(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://:s3cr3t@cache.example:6380/1",
        "rediss://user:s3cr3t@cache.example:6380",
        "redis://cache.example:6380/?password=s3cr3t"
      })
  void showsTheHostButNoCredentials(String uri) {
    assertThat(RedisConfig.builder(uri).build().toString())
        .contains("://cache.example:6380")
        .doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6379",
        "http://s3cr3t@localhost",
        "redis://",
        "redis:///1",
        "redis://u:s3cr3t %@localhost",
        "redis://u:s3cr3t@bad_host"
      })
  void refusesOtherAddressesWithoutShowingThem(String uri) {
    Throwable thrown = catchThrowable(() -> RedisConfig.builder(uri).build());

    assertThat(thrown)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("uri must be redis://host or rediss://host")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "{a}", "a*"})
  void refusesPrefixesThatCouldBeMisread(String prefix) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().keyPrefix(prefix).build())
        .withMessage("keyPrefix must be letters, digits and :_.- only: " + prefix);
  }

  @Test
  void refusesToWaitForAnAnswerUntilTheNextRenewal() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().commandTimeout(Duration.ZERO).build())
        .withMessage("commandTimeout must be positive: PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().commandTimeout(Duration.ofSeconds(3)).build())
        .withMessage("commandTimeout must be shorter than leaseRenewal of PT3S: PT3S");
  }

  @Test
  void refusesTimesToLiveThatAreNotPositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().riskLimitsTtl(Duration.ZERO).build())
        .withMessage("riskLimitsTtl must be positive: PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().portfolioTtl(Duration.ofSeconds(-1)).build())
        .withMessage("portfolioTtl must be positive: PT-1S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().ivHistoryTtl(Duration.ZERO).build())
        .withMessage("ivHistoryTtl must be positive: PT0S");
  }

  @Test
  void refusesALeaseThatCouldBeHeldTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().stopSending(Duration.ofSeconds(10)).build())
        .withMessage("stopSending must be shorter than leaseDuration of PT10S: PT10S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().leaseRenewal(Duration.ofSeconds(7)).build())
        .withMessage("leaseRenewal must be shorter than stopSending of PT7S: PT7S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().leaseRenewal(Duration.ZERO).build())
        .withMessage("leaseRenewal must be positive: PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().leaseDuration(Duration.ofSeconds(5)).build())
        .withMessage("stopSending must be shorter than leaseDuration of PT5S: PT7S");
  }
}
