package io.tradeoracle.model;

import java.time.Instant;
import java.util.Objects;

/** Something a market data feed says. */
public sealed interface MarketEvent
    permits OptionQuote,
        UnderlyingQuote,
        IndexLevel,
        MarketEvent.Trade,
        MarketEvent.TradingStatus,
        MarketEvent.DataGap {

  /** When we received it. */
  Instant receiveTime();

  /**
   * A trade printed on an exchange.
   *
   * @param instrument what traded
   * @param price dollars per share
   * @param size contracts or shares
   */
  record Trade(
      Instrument instrument, double price, long size, Instant exchangeTime, Instant receiveTime)
      implements MarketEvent {
    public Trade {
      Objects.requireNonNull(instrument, "instrument");
      Objects.requireNonNull(exchangeTime, "exchangeTime");
      Objects.requireNonNull(receiveTime, "receiveTime");
    }
  }

  /**
   * Trading in an underlying, and so in its options, was halted or resumed.
   *
   * @param underlying symbol of the underlying
   */
  record TradingStatus(String underlying, boolean halted, Instant receiveTime)
      implements MarketEvent {
    public TradingStatus {
      Objects.requireNonNull(underlying, "underlying");
      Objects.requireNonNull(receiveTime, "receiveTime");
    }
  }

  /**
   * The feed was interrupted: what happened between the two instants was not seen.
   *
   * @param from last instant known to be complete
   * @param receiveTime when the feed was whole again
   */
  record DataGap(Instant from, Instant receiveTime, String reason) implements MarketEvent {
    public DataGap {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(receiveTime, "receiveTime");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
