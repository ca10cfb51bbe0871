package io.tradeoracle.backtest.lean;

import io.tradeoracle.model.Equity;
import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.IndexLevel;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.UnderlyingQuote;
import java.time.Instant;

/** One instrument's one-minute bars of a day in time order, as the events they are told as. */
sealed interface Bars {

  int count();

  /** Returns the minute after midnight in New York at which a bar begins. */
  int minute(int bar);

  /** Returns what is told as a bar begins. */
  MarketEvent open(int bar, Instant at);

  /** Returns what is told as a bar ends. */
  MarketEvent close(int bar, Instant at);

  /** The quotes of an option. */
  record OptionQuotes(OptionContract contract, QuoteBars bars) implements Bars {

    @Override
    public int count() {
      return bars.count();
    }

    @Override
    public int minute(int bar) {
      return bars.minute(bar);
    }

    @Override
    public MarketEvent open(int bar, Instant at) {
      return new OptionQuote(contract, bars.open(bar, at));
    }

    @Override
    public OptionQuote close(int bar, Instant at) {
      return new OptionQuote(contract, bars.close(bar, at));
    }
  }

  /** The quotes of a share. */
  record ShareQuotes(String symbol, QuoteBars bars) implements Bars {

    @Override
    public int count() {
      return bars.count();
    }

    @Override
    public int minute(int bar) {
      return bars.minute(bar);
    }

    @Override
    public MarketEvent open(int bar, Instant at) {
      return new UnderlyingQuote(symbol, bars.open(bar, at));
    }

    @Override
    public MarketEvent close(int bar, Instant at) {
      return new UnderlyingQuote(symbol, bars.close(bar, at));
    }
  }

  /** The trades of a share: each bar is told as one trade of its volume. */
  record ShareTrades(Equity share, PriceBars bars) implements Bars {

    @Override
    public int count() {
      return bars.count();
    }

    @Override
    public int minute(int bar) {
      return bars.minute(bar);
    }

    @Override
    public MarketEvent open(int bar, Instant at) {
      return new MarketEvent.Trade(share, bars.open(bar), bars.volume(bar), at, at);
    }

    @Override
    public MarketEvent close(int bar, Instant at) {
      return new MarketEvent.Trade(share, bars.close(bar), bars.volume(bar), at, at);
    }
  }

  /** The levels of an index. */
  record IndexLevels(String symbol, PriceBars bars) implements Bars {

    private static final int NEW_YORK_OPENING = 9 * 60 + 30;
    private static final int CHICAGO_LAG = 60;

    @Override
    public int count() {
      return bars.count();
    }

    @Override
    public int minute(int bar) {
      return bars.minute(bar) + (isInChicagoTime() ? CHICAGO_LAG : 0);
    }

    /**
     * LEAN stamps an index in its own exchange's time: SPX in Chicago's, others in New York's. No
     * index of shares has a level before the opening, so a file that begins earlier is Chicago's.
     */
    private boolean isInChicagoTime() {
      return symbol.equals("SPX") || (bars.count() > 0 && bars.minute(0) < NEW_YORK_OPENING);
    }

    @Override
    public MarketEvent open(int bar, Instant at) {
      return new IndexLevel(symbol, bars.open(bar), at, at, FeedKind.RECORDED);
    }

    @Override
    public MarketEvent close(int bar, Instant at) {
      return new IndexLevel(symbol, bars.close(bar), at, at, FeedKind.RECORDED);
    }
  }
}
