package io.tradeoracle.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlpacaConfigTest {

  private static final String KEY = "KEYID7";
  private static final String SECRET = "topsecret9";

  private static AlpacaConfig.Builder builder() {
    return AlpacaConfig.builder(KEY, SECRET);
  }

  @Test
  void tradesOnPaperByDefault() {
    AlpacaConfig config = builder().build();

    assertThat(config.environment()).isEqualTo(AlpacaEnvironment.PAPER);
    assertThat(config.optionFeed()).isEqualTo(OptionFeed.INDICATIVE);
    assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.keyId()).isEqualTo(KEY);
    assertThat(config.secretKey()).isEqualTo(SECRET);
  }

  @Test
  void refusesRealMoneyWithoutConfirmation() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().environment(AlpacaEnvironment.LIVE).build())
        .withMessageContaining("must be confirmed");
  }

  @Test
  void tradesRealMoneyOnceConfirmed() {
    AlpacaConfig config =
        builder().environment(AlpacaEnvironment.LIVE).confirmLiveTrading().build();

    assertThat(config.environment()).isEqualTo(AlpacaEnvironment.LIVE);
  }

  @Test
  void confirmationAloneStaysOnPaper() {
    assertThat(builder().confirmLiveTrading().build().environment())
        .isEqualTo(AlpacaEnvironment.PAPER);
  }

  @Test
  void neverShowsCredentials() {
    assertThat(builder().optionFeed(OptionFeed.OPRA).build().toString())
        .contains("PAPER", "OPRA", "PT5S", "PT10S")
        .doesNotContain(KEY, SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "top secret9", "topsecret9\n", "topsecret\u00e9"})
  void refusesCredentialsThatNoHeaderCarriesAndDoesNotShowThem(String bad) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlpacaConfig.builder(bad, SECRET).build())
        .withMessage("keyId must be visible ASCII characters without white space");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlpacaConfig.builder(KEY, bad).build())
        .withMessage("secretKey must be visible ASCII characters without white space");
  }

  @Test
  void refusesTimeoutsThatAreNotPositiveOrOutOfOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().connectTimeout(Duration.ZERO).build())
        .withMessage("connectTimeout must be positive: PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().requestTimeout(Duration.ofSeconds(-1)).build())
        .withMessage("requestTimeout must be positive: PT-1S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().requestTimeout(Duration.ofSeconds(4)).build())
        .withMessage("requestTimeout must be at least connectTimeout of PT5S: PT4S");
  }
}
