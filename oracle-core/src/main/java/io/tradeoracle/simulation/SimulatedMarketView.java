package io.tradeoracle.simulation;

import io.tradeoracle.model.Equity;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.port.Subscription;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What one user of the simulated market watches, and who listens. */
final class SimulatedMarketView implements MarketData {

  private static final Comparator<OptionContract> OCC_ORDER =
      Comparator.comparing(OptionContract::occSymbol);

  private final SimulatedMarket market;
  // Copied on write: a listener may come, go and change the watch lists while it is told.
  private final List<Registration> registrations = new CopyOnWriteArrayList<>();
  private Set<String> watched = Set.of();
  private Set<Instrument> watchedClosely = Set.of();

  SimulatedMarketView(SimulatedMarket market) {
    this.market = market;
  }

  /** One registration: closing it leaves others of the same listener. */
  private final class Registration implements Subscription {

    private final Consumer<MarketEvent> listener;

    Registration(Consumer<MarketEvent> listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
    }

    @Override
    public void close() {
      registrations.remove(this);
    }
  }

  @Override
  public Subscription subscribe(Consumer<MarketEvent> listener) {
    var registration = new Registration(listener);
    registrations.add(registration);
    return registration;
  }

  @Override
  public void watchUnderlyings(Set<String> underlyings) {
    underlyings.forEach(market::find);
    watched = Set.copyOf(underlyings);
  }

  @Override
  public void watchClosely(Set<Instrument> instruments) {
    watchedClosely = Set.copyOf(instruments);
  }

  @Override
  public List<OptionContract> contracts(String underlying) {
    return market.find(underlying).contracts();
  }

  @Override
  public List<OptionQuote> latestQuotes(Set<OptionContract> contracts) {
    return contracts.stream()
        .sorted(OCC_ORDER)
        .map(market::latestQuote)
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public void close() {
    registrations.clear();
    market.detach(this);
  }

  /** Tells the listeners of an underlying's latest tick: the share first, then its options. */
  void publish(SimulatedUnderlying underlying, boolean chainIsDue) {
    String symbol = underlying.symbol();
    boolean whole = watched.contains(symbol);
    if (whole || watchedClosely.contains(new Equity(symbol))) {
      tell(underlying.quote());
    }
    if (whole && chainIsDue) {
      underlying.chain().forEach(this::tell);
    } else {
      closelyWatchedOptions(underlying).forEach(this::tell);
    }
  }

  private List<OptionQuote> closelyWatchedOptions(SimulatedUnderlying underlying) {
    return watchedClosely.stream()
        .filter(OptionContract.class::isInstance)
        .map(OptionContract.class::cast)
        .filter(contract -> contract.underlying().equals(underlying.symbol()))
        .sorted(OCC_ORDER)
        .map(underlying::latestQuote)
        .filter(Objects::nonNull)
        .toList();
  }

  private void tell(MarketEvent event) {
    for (Registration registration : registrations) {
      registration.listener.accept(event);
    }
  }
}
