package io.tradeoracle.engine;

import io.tradeoracle.model.Equity;
import io.tradeoracle.model.ExitReason;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.model.Structure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The positions that are open, being opened or being closed, and what is held that belongs to none
 * of them. Positions come from fills and life-cycle events only.
 */
final class PositionLedger {

  private final Map<String, ManagedPosition> positions = new LinkedHashMap<>();

  /** Positions that were closed lately. A fill that comes late opens them again. */
  private final Map<String, ManagedPosition> retired = new LinkedHashMap<>();

  /** Holdings by symbol from orders and deliveries that are not ours to manage. */
  private final SortedMap<String, Holding> unmanaged = new TreeMap<>();

  void restore(
      List<ManagedPosition> managed, List<ManagedPosition> closed, List<Holding> external) {
    positions.clear();
    retired.clear();
    unmanaged.clear();
    managed.forEach(this::keep);
    closed.forEach(position -> retired.put(position.position().id(), position));
    takeOver(external);
  }

  /** Takes holdings into the unmanaged book. */
  void takeOver(List<Holding> holdings) {
    holdings.forEach(holding -> add(unmanaged, holding.instrument(), holding.quantity()));
  }

  /** Returns the positions that are not closed, in the order they were opened. */
  Collection<ManagedPosition> open() {
    return Collections.unmodifiableCollection(positions.values());
  }

  Optional<ManagedPosition> find(String id) {
    return Optional.ofNullable(positions.get(id));
  }

  List<Holding> unmanaged() {
    return List.copyOf(unmanaged.values());
  }

  /**
   * Returns what all positions and the unmanaged book hold together, by symbol, none of it zero.
   */
  SortedMap<String, Holding> holdings() {
    SortedMap<String, Holding> sums = new TreeMap<>(unmanaged);
    for (ManagedPosition managed : positions.values()) {
      managed.position().legs().forEach(leg -> add(sums, leg.instrument(), leg.quantity()));
    }
    return sums;
  }

  /**
   * Returns whether a leg is the opposite of what some position holds or is about to open. A broker
   * nets holdings of one contract: neither position could then be closed as such.
   */
  boolean offsets(Structure.Leg leg) {
    return positions.values().stream()
        .map(ManagedPosition::position)
        .filter(p -> p.status() == PositionStatus.OPENING || p.quantityOf(leg.instrument()) != 0)
        .flatMap(p -> p.structure().legs().stream())
        .filter(other -> other.instrument().equals(leg.instrument()))
        .anyMatch(other -> Integer.signum(other.ratio()) != Integer.signum(leg.ratio()));
  }

  ManagedPosition keep(ManagedPosition managed) {
    positions.put(managed.position().id(), managed);
    return managed;
  }

  List<ManagedPosition> retired() {
    return List.copyOf(retired.values());
  }

  /** Takes a closed position out. */
  void retire(ManagedPosition closed) {
    positions.remove(closed.position().id());
    retired.put(closed.position().id(), closed);
  }

  /** Forgets the closed positions: no fill of theirs can come any more. */
  void forgetRetired() {
    retired.clear();
  }

  private @Nullable ManagedPosition openOrRevived(String id, Instant at) {
    ManagedPosition closed = retired.remove(id);
    if (closed == null) {
      return positions.get(id);
    }
    boolean neverOpened = closed.position().openedUnits() == 0;
    PositionStatus status = neverOpened ? PositionStatus.OPENING : PositionStatus.CLOSING;
    return keep(closed.in(status, closed.position().exitReason(), at));
  }

  /** Books a fill to a position; to the unmanaged book if there is no such position. */
  Optional<ManagedPosition> book(Fill fill, String positionId, PositionIntent intent, Instant at) {
    ManagedPosition managed = openOrRevived(positionId, at);
    if (managed == null) {
      add(unmanaged, fill.instrument(), fill.quantity());
      return Optional.empty();
    }
    return Optional.of(keep(managed.booked(fill, intent, at)));
  }

  /**
   * Books the end of contracts to the positions that hold them, oldest first; what none of them
   * holds goes to the unmanaged book. Shares and cash follow the contracts.
   */
  List<ManagedPosition> book(LifecycleEvent event, Instant at) {
    List<ManagedPosition> changed = new ArrayList<>();
    Equity shares = new Equity(event.contract().underlying());
    int left = event.quantity();
    int sharesLeft = event.sharesDelivered();
    BigDecimal cashLeft = event.cash();
    for (ManagedPosition managed : List.copyOf(positions.values())) {
      int held = managed.position().quantityOf(event.contract());
      if (left == 0 || held == 0 || Integer.signum(held) == Integer.signum(left)) {
        continue;
      }
      int taken = Math.min(Math.abs(held), Math.abs(left)) * Integer.signum(left);
      int delivered = (int) ((long) sharesLeft * taken / left);
      BigDecimal cash =
          taken == left
              ? cashLeft
              : cashLeft
                  .multiply(BigDecimal.valueOf(taken))
                  .divide(BigDecimal.valueOf(left), 2, RoundingMode.HALF_EVEN);
      changed.add(keep(managed.ended(event.contract(), taken, shares, delivered, cash, at)));
      left -= taken;
      sharesLeft -= delivered;
      cashLeft = cashLeft.subtract(cash);
    }
    if (left != 0) {
      add(unmanaged, event.contract(), left);
      add(unmanaged, shares, sharesLeft);
    }
    return changed;
  }

  /** Returns the same position where its holdings and orders now put it. */
  ManagedPosition settled(ManagedPosition managed, boolean orderUnfinished, Instant at) {
    Position position = managed.position();
    PositionStatus status = position.status();
    if (orderUnfinished || status == PositionStatus.CLOSED) {
      return managed;
    }
    if (position.isFlat()) {
      boolean neverOpened = position.openedUnits() == 0;
      ExitReason reason =
          neverOpened || position.exitReason() != ExitReason.NONE
              ? position.exitReason()
              : ExitReason.EXPIRATION;
      return managed.in(PositionStatus.CLOSED, reason, at);
    }
    return status == PositionStatus.OPENING
        ? managed.in(PositionStatus.OPEN, position.exitReason(), at)
        : managed;
  }

  private static void add(Map<String, Holding> holdings, Instrument instrument, int quantity) {
    Holding before = holdings.get(instrument.symbol());
    int sum = quantity + (before == null ? 0 : before.quantity());
    if (sum == 0) {
      holdings.remove(instrument.symbol());
    } else {
      holdings.put(instrument.symbol(), new Holding(instrument, sum));
    }
  }
}
