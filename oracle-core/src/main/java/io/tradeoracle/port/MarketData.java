package io.tradeoracle.port;

import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A source of quotes, trades, trading status and gaps.
 *
 * <p>A listener is called by the implementation's own thread, must return quickly and must not
 * throw: it hands events on. Events about one instrument arrive in the order they happened.
 */
public interface MarketData extends AutoCloseable {

  /**
   * Registers a listener for all that is watched, from now on.
   *
   * @return the registration, to be closed by the caller
   */
  Subscription subscribe(Consumer<MarketEvent> listener);

  /**
   * Watches underlyings with all their listed options.
   *
   * @throws IllegalArgumentException if a symbol is not known to the source
   */
  void watchUnderlyings(Set<String> underlyings);

  /**
   * Asks for the fastest updates the source has of these instruments, instead of those asked for
   * before: the legs of open positions and working orders.
   */
  void watchClosely(Set<Instrument> instruments);

  /**
   * Returns the contracts listed on an underlying, in OCC symbol order.
   *
   * @throws MarketDataException if they cannot be had; a retry is safe
   */
  List<OptionContract> contracts(String underlying);

  /**
   * Returns the newest quotes of some contracts; those without a quote are left out.
   *
   * @throws MarketDataException if they cannot be had; a retry is safe
   */
  List<OptionQuote> latestQuotes(Set<OptionContract> contracts);

  @Override
  void close();
}
