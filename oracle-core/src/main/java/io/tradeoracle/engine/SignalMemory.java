package io.tradeoracle.engine;

import io.tradeoracle.strategy.SignalDirection;
import io.tradeoracle.strategy.StopMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which signals were acted on last, and which strategies a stop keeps out of an underlying. */
final class SignalMemory {

  private final List<SignalMark> signals = new ArrayList<>();
  private final List<StopLock> stops = new ArrayList<>();

  void acted(String strategy, String underlying, SignalDirection direction, Instant at) {
    signals.removeIf(mark -> isOf(mark, strategy, underlying, direction));
    signals.add(new SignalMark(strategy, underlying, direction, at));
  }

  void stopped(String strategy, String underlying, StopMemory memory) {
    stops.add(new StopLock(strategy, underlying, memory));
  }

  void released(String strategy, String underlying) {
    stops.removeIf(lock -> isOf(lock, strategy, underlying));
  }

  /** Returns when such a signal was last acted on. */
  Optional<Instant> last(String strategy, String underlying, SignalDirection direction) {
    return signals.stream()
        .filter(mark -> isOf(mark, strategy, underlying, direction))
        .map(SignalMark::at)
        .findFirst();
  }

  /** Returns the stop a strategy must get over before it may enter an underlying again. */
  Optional<StopMemory> stop(String strategy, String underlying) {
    return stops.stream()
        .filter(lock -> isOf(lock, strategy, underlying))
        .map(StopLock::memory)
        .findFirst();
  }

  private static boolean isOf(
      SignalMark mark, String strategy, String underlying, SignalDirection direction) {
    return mark.strategy().equals(strategy)
        && mark.underlying().equals(underlying)
        && mark.direction() == direction;
  }

  private static boolean isOf(StopLock lock, String strategy, String underlying) {
    return lock.strategy().equals(strategy) && lock.underlying().equals(underlying);
  }

  List<SignalMark> signals() {
    return List.copyOf(signals);
  }

  List<StopLock> stops() {
    return List.copyOf(stops);
  }

  void restore(List<SignalMark> knownSignals, List<StopLock> knownStops) {
    signals.clear();
    signals.addAll(knownSignals);
    stops.clear();
    stops.addAll(knownStops);
  }
}
