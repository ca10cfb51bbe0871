package io.tradeoracle.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcStoreConfigTest {

  private static final String URL = "jdbc:postgresql://localhost:5432/oracle";
  private static final String SECRET = "s3cr3t";

  private static JdbcStoreConfig.Builder builder() {
    return JdbcStoreConfig.builder(URL, "trader", SECRET);
  }

  @Test
  void keepsTwoToTenConnectionsByDefault() {
    JdbcStoreConfig config = builder().build();

    assertThat(config.minimumIdle()).isEqualTo(2);
    assertThat(config.maximumPoolSize()).isEqualTo(10);
    assertThat(config.idleTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.jdbcUrl()).isEqualTo(URL);
    assertThat(config.user()).isEqualTo("trader");
    assertThat(config.password()).isEqualTo(SECRET);
  }

  @Test
  void showsTheAddressWithoutThePassword() {
    assertThat(builder().build().toString()).contains(URL, "trader").doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/oracle?user=trader&password=s3cr3t",
        "jdbc:postgresql://localhost/oracle?password=x@s3cr3t",
        "jdbc:postgresql://trader:s3cr3t@localhost/oracle",
        "jdbc:postgresql://trader:s3cr3t?@localhost/oracle"
      })
  void hidesAPasswordInsideTheAddress(String url) {
    assertThat(JdbcStoreConfig.builder(url, "trader", "").build().toString())
        .contains("jdbc:postgresql:")
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "postgresql://u:s3cr3t@h/db", "jdbc:mysql://h/db", "jdbc:postgresql:"})
  void refusesOtherDatabasesWithoutShowingTheAddress(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdbcStoreConfig.builder(url, "trader", SECRET).build())
        .withMessage("jdbcUrl must begin with jdbc:postgresql: and name a host");
  }

  @Test
  void refusesABlankUserAndAPasswordThatCannotBeSent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdbcStoreConfig.builder(URL, " ", SECRET).build())
        .withMessage("user must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdbcStoreConfig.builder(URL, "trader", SECRET + "\0").build())
        .withMessage("password must not hold a NUL character");
  }

  @Test
  void refusesAPoolOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().maximumPoolSize(0).build())
        .withMessage("maximumPoolSize must be positive: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().minimumIdle(11).build())
        .withMessage("minimumIdle must be 0 to maximumPoolSize of 10: 11");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().minimumIdle(-1).build())
        .withMessage("minimumIdle must be 0 to maximumPoolSize of 10: -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().idleTimeout(Duration.ofSeconds(9)).build())
        .withMessage("idleTimeout must be at least PT10S: PT9S");
  }

  @Test
  void takesCredentialsFromTheAddressThenFromTheEnvironment() {
    Map<String, String> environment = Map.of("PGUSER", "env", "PGPASSWORD", "env-" + SECRET);
    JdbcStoreConfig fromUrl =
        JdbcStoreConfig.builder(URL + "?user=url&password=" + SECRET, environment).build();
    assertThat(fromUrl.user()).isEqualTo("url");
    assertThat(fromUrl.password()).isEqualTo(SECRET);

    JdbcStoreConfig fromEnvironment = JdbcStoreConfig.builder(URL, environment).build();
    assertThat(fromEnvironment.user()).isEqualTo("env");
    assertThat(fromEnvironment.password()).isEqualTo("env-" + SECRET);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdbcStoreConfig.builder(URL, Map.of()))
        .withMessage("no database user is named: put ?user=NAME into the address, or set PGUSER");
  }
}
