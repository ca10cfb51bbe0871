package io.tradeoracle.alpaca;

import java.time.Duration;
import java.util.Objects;

/**
 * How to reach Alpaca, and as whom. Immutable.
 *
 * <p>Real money takes two statements: {@code environment(LIVE)} alone is refused, {@link
 * Builder#confirmLiveTrading()} has to be there too. Neither {@link #toString()} nor a message of
 * this class shows the key id or the secret.
 *
 * @param environment paper (the default) or live
 * @param liveTradingConfirmed whether trading real money was confirmed; must be so for live
 * @param keyId API key id; without white space
 * @param secretKey API secret; without white space
 * @param optionFeed feed of option quotes; indicative by default, which needs no subscription
 * @param connectTimeout longest wait for a connection; positive, 5 s by default
 * @param requestTimeout longest wait for a whole request; positive, at least {@code
 *     connectTimeout}, 10 s by default
 */
public record AlpacaConfig(
    AlpacaEnvironment environment,
    boolean liveTradingConfirmed,
    String keyId,
    String secretKey,
    OptionFeed optionFeed,
    Duration connectTimeout,
    Duration requestTimeout) {

  /**
   * Checks what is said of each component.
   *
   * @throws IllegalArgumentException if a value is out of range, or live trading is not confirmed
   */
  public AlpacaConfig {
    Objects.requireNonNull(environment, "environment");
    Objects.requireNonNull(optionFeed, "optionFeed");
    requireCredential("keyId", keyId);
    requireCredential("secretKey", secretKey);
    requirePositive("connectTimeout", connectTimeout);
    requirePositive("requestTimeout", requestTimeout);
    if (requestTimeout.compareTo(connectTimeout) < 0) {
      throw new IllegalArgumentException(
          "requestTimeout must be at least connectTimeout of %s: %s"
              .formatted(connectTimeout, requestTimeout));
    }
    if (environment == AlpacaEnvironment.LIVE && !liveTradingConfirmed) {
      throw new IllegalArgumentException(
          "environment LIVE trades real money and must be confirmed by confirmLiveTrading()");
    }
  }

  /**
   * Starts a configuration for paper trading.
   *
   * @param keyId API key id
   * @param secretKey API secret
   */
  public static Builder builder(String keyId, String secretKey) {
    return new Builder(keyId, secretKey);
  }

  /** Returns every setting but the credentials. */
  @Override
  public String toString() {
    return "AlpacaConfig[environment=%s, keyId=hidden, secretKey=hidden, optionFeed=%s,"
            .formatted(environment, optionFeed)
        + " connectTimeout=%s, requestTimeout=%s]".formatted(connectTimeout, requestTimeout);
  }

  private static void requireCredential(String name, String value) {
    if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      // The value is a secret: it is not shown.
      throw new IllegalArgumentException(
          name + " must be visible ASCII characters without white space");
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be positive: " + value);
    }
  }

  /** Collects the settings; {@link #build()} checks them. Not thread-safe. */
  public static final class Builder {

    private final String keyId;
    private final String secretKey;
    private AlpacaEnvironment environment = AlpacaEnvironment.PAPER;
    private boolean liveTradingConfirmed;
    private OptionFeed optionFeed = OptionFeed.INDICATIVE;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration requestTimeout = Duration.ofSeconds(10);

    private Builder(String keyId, String secretKey) {
      this.keyId = keyId;
      this.secretKey = secretKey;
    }

    /** Sets where orders go; paper by default. */
    public Builder environment(AlpacaEnvironment value) {
      environment = value;
      return this;
    }

    /** Confirms that orders may trade real money. */
    public Builder confirmLiveTrading() {
      liveTradingConfirmed = true;
      return this;
    }

    /** Sets the feed of option quotes; indicative by default. */
    public Builder optionFeed(OptionFeed value) {
      optionFeed = value;
      return this;
    }

    /** Sets the longest wait for a connection; 5 s by default. */
    public Builder connectTimeout(Duration value) {
      connectTimeout = value;
      return this;
    }

    /** Sets the longest wait for a whole request; 10 s by default. */
    public Builder requestTimeout(Duration value) {
      requestTimeout = value;
      return this;
    }

    /**
     * Returns the configuration.
     *
     * @throws IllegalArgumentException as {@link AlpacaConfig} says
     */
    public AlpacaConfig build() {
      return new AlpacaConfig(
          environment,
          liveTradingConfirmed,
          keyId,
          secretKey,
          optionFeed,
          connectTimeout,
          requestTimeout);
    }
  }
}
