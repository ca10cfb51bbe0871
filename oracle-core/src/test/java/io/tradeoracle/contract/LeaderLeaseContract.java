package io.tradeoracle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.LeaderLease;
import io.tradeoracle.port.LeaderLease.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link LeaderLease} promises. */
public abstract class LeaderLeaseContract {

  private LeaderLease here;
  private LeaderLease there;

  /** Returns an open lease that nobody holds. */
  protected abstract LeaderLease open();

  /** Returns another process's view of a lease; within one process, the lease itself. */
  protected abstract LeaderLease openBeside(LeaderLease lease);

  /** Returns how long a lease lasts: short where it must really be waited for. */
  protected abstract Duration duration();

  /** Returns the time by the clock that {@link Lease#expiresAt} is given in. */
  protected abstract Instant now();

  /** Lets so much time pass: a clock of the test's own is moved, a real one is waited for. */
  protected abstract void advance(Duration duration);

  @BeforeEach
  final void openLease() {
    here = open();
    there = openBeside(here);
  }

  @AfterEach
  final void closeLease() {
    there.close();
    here.close();
  }

  @Test
  void aFreeLeaseIsTakenForItsDuration() {
    Instant before = now();
    Lease lease = acquire(here, "a");
    assertThat(lease.owner()).isEqualTo("a");
    assertThat(lease.expiresAt()).isBetween(before, now().plus(duration()));
    assertThat(lease.expiresAt()).isAfter(before);
  }

  @Test
  void aHeldLeaseIsTakenByNobodyNotEvenItsOwner() {
    acquire(here, "a");
    assertThat(there.acquire("b")).isEmpty();
    assertThat(here.acquire("a")).isEmpty();
    assertThat(there.acquire("a")).isEmpty();
  }

  @Test
  void aReleasedLeaseIsFreeAtOnce() {
    here.release(acquire(here, "a"));
    assertThat(acquire(there, "b").owner()).isEqualTo("b");
  }

  @Test
  void aLeaseThatEndedIsFree() {
    acquire(here, "a");
    advance(duration());
    assertThat(acquire(there, "b").owner()).isEqualTo("b");
  }

  @Test
  void everyLeaseHasALargerToken() {
    Lease first = acquire(here, "a");
    here.release(first);
    Lease second = acquire(there, "b");
    advance(duration());
    Lease third = acquire(here, "a");

    assertThat(second.token()).isGreaterThan(first.token());
    assertThat(third.token()).isGreaterThan(second.token());
  }

  @Test
  void aRenewedLeaseIsTheSameOneAndEndsLater() {
    Lease lease = acquire(here, "a");
    advance(duration().dividedBy(2));
    Lease renewed = here.renew(lease).orElseThrow();

    assertThat(renewed.owner()).isEqualTo("a");
    assertThat(renewed.token()).isEqualTo(lease.token());
    assertThat(renewed.expiresAt())
        .isAfter(lease.expiresAt())
        .isBeforeOrEqualTo(now().plus(duration()));
  }

  @Test
  void aLeaseIsHeldForAsLongAsItIsRenewed() {
    Lease lease = acquire(here, "a");
    for (int i = 0; i < 4; i++) {
      advance(duration().dividedBy(2));
      assertThat(there.acquire("b")).isEmpty();
      lease = here.renew(lease).orElseThrow();
    }
    advance(duration());
    assertThat(there.acquire("b")).isPresent();
  }

  @Test
  void anOlderCopyOfALeaseRenewsAndReleasesItToo() {
    Lease lease = acquire(here, "a");
    advance(duration().dividedBy(4));
    here.renew(lease);
    advance(duration().dividedBy(4));
    assertThat(here.renew(lease)).isPresent();
    here.release(lease);
    assertThat(there.acquire("b")).isPresent();
  }

  @Test
  void aLeaseThatEndedIsLostEvenIfNobodyTookIt() {
    Lease lease = acquire(here, "a");
    advance(duration());
    assertThat(here.renew(lease)).isEmpty();
    assertThat(here.renew(lease)).isEmpty();
  }

  @Test
  void aLeaseThatAnotherTookIsLostAndStaysTheOthers() {
    Lease lost = acquire(here, "a");
    advance(duration());
    Lease held = acquire(there, "b");

    assertThat(here.renew(lost)).isEmpty();
    here.release(lost);
    assertThat(here.acquire("a")).isEmpty();
    assertThat(there.renew(held)).isPresent();
  }

  @Test
  void anEarlierLeaseOfTheSameOwnerIsNotTheLaterOne() {
    Lease lost = acquire(here, "a");
    advance(duration());
    Lease held = acquire(here, "a");

    assertThat(here.renew(lost)).isEmpty();
    here.release(lost);
    assertThat(there.acquire("b")).isEmpty();
    assertThat(here.renew(held)).isPresent();
  }

  @Test
  void aReleasedLeaseCannotBeRenewed() {
    Lease lease = acquire(here, "a");
    here.release(lease);
    assertThat(here.renew(lease)).isEmpty();
  }

  @Test
  void releasingTwiceIsHarmless() {
    Lease lease = acquire(here, "a");
    here.release(lease);
    Lease next = acquire(there, "b");
    here.release(lease);
    assertThat(there.renew(next)).isPresent();
  }

  @Test
  void ofManyWhoWantItExactlyOneGetsIt() throws Exception {
    long newest = 0;
    for (int round = 0; round < 50; round++) {
      List<Optional<Lease>> answers = Together.run(4, this::contender);
      List<Lease> granted = answers.stream().flatMap(Optional::stream).toList();
      assertThat(granted).hasSize(1);
      FencingToken token = granted.get(0).token();
      assertThat(token.value()).isGreaterThan(newest);
      newest = token.value();
      here.release(granted.get(0));
    }
  }

  private Callable<Optional<Lease>> contender(int number) {
    return () -> (number % 2 == 0 ? here : there).acquire("owner " + number);
  }

  @Test
  void closingTwiceIsHarmless() {
    acquire(here, "a");
    here.close();
    here.close();
    try (LeaderLease fresh = open()) {
      assertThat(fresh.acquire("b")).isPresent();
    }
  }

  private static Lease acquire(LeaderLease keeper, String owner) {
    return keeper.acquire(owner).orElseThrow();
  }
}
