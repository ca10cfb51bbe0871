package io.tradeoracle.simulation;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.SettlementSession;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Ends contracts at their settlement. A contract is looked at shortly after its settlement instant
 * and its last trade, whichever is later, so that prices of the very instant have come in; the
 * price is the one of the settlement instant. Where none is known the contract waits; it is asked
 * about again every day, never settled on an invented price.
 */
final class Settlement {

  static final Duration AFTER = Duration.ofSeconds(1);
  private static final Duration ASK_AGAIN = Duration.ofDays(1);

  private final Books books;
  private final Ledger ledger;
  private final VenueMarket market;
  private final Timers timers;
  private final ExchangeCalendar calendar;
  private final Function<OptionContract, Optional<BigDecimal>> values;
  private final Set<String> watched = new HashSet<>();
  private final Map<String, OptionContract> awaiting = new TreeMap<>();

  Settlement(SimulatedExchangeBuilder settings, Books books, VenueMarket market, Timers timers) {
    this.books = books;
    this.market = market;
    this.timers = timers;
    ledger = books.ledger();
    calendar = settings.calendar;
    values = settings.settlementValues;
  }

  /** Sets the timer of a contract that is, or just came to be, held. */
  void watch(OptionContract contract) {
    if (watched.add(contract.symbol())) {
      Instant settlement = calendar.settlement(contract);
      Instant last = calendar.lastTrade(contract);
      Instant over = last.isAfter(settlement) ? last : settlement;
      timers.at(over.plus(AFTER), () -> settle(contract));
    }
  }

  List<OptionContract> awaiting() {
    return List.copyOf(awaiting.values());
  }

  private void settle(OptionContract contract) {
    int quantity = ledger.quantity(contract);
    Optional<BigDecimal> price = quantity == 0 ? Optional.empty() : price(contract);
    if (quantity == 0) {
      awaiting.remove(contract.symbol());
    } else if (price.isEmpty()) {
      awaiting.put(contract.symbol(), contract);
      timers.at(timers.now().plus(ASK_AGAIN), () -> settle(contract));
    } else {
      awaiting.remove(contract.symbol());
      books.record(
          new BookEntry.Ended(
              ContractEnd.atExpiration(
                  books.activityId(0), contract, quantity, price.get(), timers.now())));
    }
  }

  private Optional<BigDecimal> price(OptionContract contract) {
    // What an adjusted contract delivers is not known here.
    if (contract.isAdjusted()) {
      return Optional.empty();
    }
    Optional<BigDecimal> supplied = values.apply(contract);
    boolean onClose = contract.session() == SettlementSession.PM;
    return supplied.isPresent() || !onClose
        ? supplied
        : market.price(contract.underlying(), calendar.settlement(contract));
  }
}
