package io.tradeoracle.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tradeoracle.port.Cache;
import io.tradeoracle.port.CacheRegion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Cache} promises, given that it can be reached and has room: values that were
 * put are there until their time has passed.
 */
public abstract class CacheContract {

  private Cache cache;
  private CacheRegion<String> texts;
  private CacheRegion<Integer> counts;

  /** Returns an open cache that holds nothing. */
  protected abstract Cache open();

  /**
   * Lets time pass for the cache: a clock of the test's own is moved, a real one is waited for
   * until values put before are that old.
   */
  protected abstract void advance(Duration duration);

  /** Returns the time to live used here: short where it must really be waited for. */
  protected Duration timeToLive() {
    return Duration.ofMinutes(10);
  }

  @BeforeEach
  final void openCache() {
    cache = open();
    texts = CacheRegion.ofText("texts", timeToLive());
    counts = new CacheRegion<>("counts", timeToLive(), c -> Integer.toHexString(c), c -> hex(c));
  }

  private static Integer hex(String text) {
    return Integer.parseInt(text, 16);
  }

  @AfterEach
  final void closeCache() {
    cache.close();
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(cache.get(texts, "SPY")).isEmpty();
  }

  @Test
  void returnsWhatWasPut() {
    cache.put(texts, "SPY", "one");
    cache.put(counts, "SPY", 255);
    assertThat(cache.get(texts, "SPY")).hasValue("one");
    assertThat(cache.get(counts, "SPY")).hasValue(255);
  }

  @Test
  void keepsTextsOfEveryKind() {
    for (String text :
        List.of("", " ", "a:b\n\0c", "Prämie 期权 \uD83D\uDCC8", "x".repeat(100_000))) {
      cache.put(texts, "key " + text.length(), text);
      assertThat(cache.get(texts, "key " + text.length())).hasValue(text);
    }
  }

  @Test
  void aSecondValueReplacesTheFirst() {
    cache.put(texts, "SPY", "one");
    cache.put(texts, "SPY", "two");
    assertThat(cache.get(texts, "SPY")).hasValue("two");
  }

  @Test
  void keysAreKeptApart() {
    cache.put(texts, "SPY", "one");
    assertThat(cache.get(texts, "spy")).isEmpty();
    assertThat(cache.get(texts, "SPY ")).isEmpty();
    assertThat(cache.get(texts, "")).isEmpty();
  }

  @Test
  void regionsAreKeptApartWhateverTheirNames() {
    CacheRegion<String> shorter = CacheRegion.ofText("a", timeToLive());
    CacheRegion<String> longer = CacheRegion.ofText("a:b", timeToLive());
    cache.put(shorter, "b:c", "one");
    cache.put(longer, "c", "two");
    assertThat(cache.get(shorter, "b:c")).hasValue("one");
    assertThat(cache.get(longer, "c")).hasValue("two");
  }

  @Test
  void aValueIsServedUntilItsTimeToLiveHasPassed() {
    cache.put(texts, "SPY", "one");
    advance(timeToLive().dividedBy(2));
    assertThat(cache.get(texts, "SPY")).hasValue("one");
    advance(timeToLive());
    assertThat(cache.get(texts, "SPY")).isEmpty();
  }

  @Test
  void readingDoesNotProlongALife() {
    cache.put(texts, "SPY", "one");
    advance(timeToLive().dividedBy(2));
    assertThat(cache.get(texts, "SPY")).hasValue("one");
    advance(timeToLive().multipliedBy(3).dividedBy(4));
    assertThat(cache.get(texts, "SPY")).isEmpty();
  }

  @Test
  void aNewValueLivesForTheWholeTimeAgain() {
    cache.put(texts, "SPY", "one");
    advance(timeToLive().multipliedBy(3).dividedBy(4));
    cache.put(texts, "SPY", "two");
    advance(timeToLive().dividedBy(2));
    assertThat(cache.get(texts, "SPY")).hasValue("two");
  }

  @Test
  void everyRegionHasItsOwnTimeToLive() {
    CacheRegion<String> lasting = CacheRegion.ofText("lasting", timeToLive().multipliedBy(100));
    cache.put(texts, "SPY", "short");
    cache.put(lasting, "SPY", "long");
    advance(timeToLive().multipliedBy(2));
    assertThat(cache.get(texts, "SPY")).isEmpty();
    assertThat(cache.get(lasting, "SPY")).hasValue("long");
  }

  @Test
  void anInvalidatedValueIsGoneAndNoOther() {
    cache.put(texts, "SPY", "one");
    cache.put(texts, "QQQ", "two");
    cache.put(counts, "SPY", 3);
    cache.invalidate(texts, "SPY");
    cache.invalidate(texts, "never there");

    assertThat(cache.get(texts, "SPY")).isEmpty();
    assertThat(cache.get(texts, "QQQ")).hasValue("two");
    assertThat(cache.get(counts, "SPY")).hasValue(3);
  }

  @Test
  void anInvalidatedRegionIsGoneAndNoOther() {
    for (int i = 0; i < 1_000; i++) {
      cache.put(texts, "key " + i, "value");
    }
    cache.put(counts, "SPY", 3);
    cache.invalidateAll(texts);

    for (int i = 0; i < 1_000; i++) {
      assertThat(cache.get(texts, "key " + i)).isEmpty();
    }
    assertThat(cache.get(counts, "SPY")).hasValue(3);
  }

  @Test
  void anInvalidatedValueCanBePutAgain() {
    cache.put(texts, "SPY", "one");
    cache.invalidateAll(texts);
    cache.put(texts, "SPY", "two");
    assertThat(cache.get(texts, "SPY")).hasValue("two");
  }

  @Test
  void makesAnAbsentValueOnceAndKeepsIt() {
    AtomicInteger made = new AtomicInteger();
    assertThat(cache.get(counts, "SPY", made::incrementAndGet)).isEqualTo(1);
    assertThat(cache.get(counts, "SPY", made::incrementAndGet)).isEqualTo(1);
    assertThat(cache.get(counts, "SPY")).hasValue(1);
  }

  @Test
  void makesAValueAgainOnceItsTimeHasPassed() {
    AtomicInteger made = new AtomicInteger();
    cache.get(counts, "SPY", made::incrementAndGet);
    advance(timeToLive().multipliedBy(2));
    assertThat(cache.get(counts, "SPY", made::incrementAndGet)).isEqualTo(2);
  }

  @Test
  void keepsNothingWhenMakingFails() {
    assertThatIllegalStateException().isThrownBy(() -> cache.get(texts, "SPY", this::failToMake));
    assertThat(cache.get(texts, "SPY")).isEmpty();
  }

  private String failToMake() {
    throw new IllegalStateException("cannot be made");
  }

  @Test
  void servesSeveralThreadsTheirOwnValues() throws Exception {
    List<Boolean> right =
        Together.run(
            4,
            thread ->
                () -> {
                  boolean all = true;
                  for (int i = 0; i < 250; i++) {
                    cache.put(counts, "thread " + thread, i);
                    all &=
                        cache
                            .get(counts, "thread " + thread)
                            .filter(Integer.valueOf(i)::equals)
                            .isPresent();
                  }
                  return all;
                });
    assertThat(right).containsOnly(true);
  }

  @Test
  void behavesAsAnEmptyOneOnceClosed() {
    cache.put(texts, "SPY", "one");
    cache.close();
    cache.close();
    cache.put(texts, "SPY", "two");
    cache.invalidate(texts, "SPY");
    cache.invalidateAll(texts);

    assertThat(cache.get(texts, "SPY")).isEmpty();
    assertThat(cache.get(texts, "SPY", () -> "made")).isEqualTo("made");
  }
}
