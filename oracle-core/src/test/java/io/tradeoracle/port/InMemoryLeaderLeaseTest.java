package io.tradeoracle.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.contract.LeaderLeaseContract;
import io.tradeoracle.port.LeaderLease.Lease;
import io.tradeoracle.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryLeaderLeaseTest extends LeaderLeaseContract {

  private final VirtualTime time = new VirtualTime(Instant.parse("2024-01-16T15:00:00Z"));

  @Override
  protected LeaderLease open() {
    return new InMemoryLeaderLease(time);
  }

  @Override
  protected LeaderLease openBeside(LeaderLease lease) {
    return lease;
  }

  @Override
  protected Duration duration() {
    return InMemoryLeaderLease.DEFAULT_DURATION;
  }

  @Override
  protected Instant now() {
    return time.instant();
  }

  @Override
  protected void advance(Duration duration) {
    time.runUntil(time.instant().plus(duration));
  }

  @Test
  void aLeaseEndsExactlyWhenItSays() {
    LeaderLease keeper = open();
    Lease lease = keeper.acquire("a").orElseThrow();
    assertThat(lease.expiresAt()).isEqualTo(now().plusSeconds(10));
    advance(Duration.ofSeconds(10).minusNanos(1));
    assertThat(keeper.acquire("b")).isEmpty();
    assertThat(keeper.renew(lease)).isPresent();
    advance(Duration.ofSeconds(10));
    assertThat(keeper.renew(lease)).isEmpty();
  }

  @Test
  void refusesADurationThatIsNotPositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InMemoryLeaderLease(time, Duration.ZERO))
        .withMessage("duration must be positive: PT0S");
  }
}
