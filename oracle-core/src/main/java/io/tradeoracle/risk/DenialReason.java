package io.tradeoracle.risk;

/** Every reason for which an order may be denied, in the order in which they are reported. */
public enum DenialReason {
  /** The trading lease is not held: another instance may trade. Nothing leaves, cancels neither. */
  LEASE_LOST,
  /** The circuit breaker is REDUCING: orders may close, not open. */
  BREAKER_REDUCING,
  /** The circuit breaker is HALTED, and the order is none of the exceptions. */
  BREAKER_HALTED,
  /** While HALTED an order needs a position read from the broker seconds ago; there is none. */
  BROKER_POSITIONS_TOO_OLD,
  /** The underlying is reduced to closing, for example after an assignment. */
  UNDERLYING_REDUCING,
  /** Something needed for trading is missing for the moment: data, the store, a connection. */
  NOT_SAFE_TO_TRADE,
  /** Our clock differs too much from the true time. */
  CLOCK_DRIFT,
  /** The market is not open. */
  MARKET_CLOSED,
  /** The market opened only just now, or the strategy's own window has not begun. */
  TOO_SOON_AFTER_OPEN,
  /** The market closes too soon. */
  TOO_CLOSE_TO_THE_CLOSE,
  /** Trading in the underlying is halted. */
  UNDERLYING_HALTED,
  /** Trading in the underlying resumed only just now. */
  TOO_SOON_AFTER_HALT,
  /** An adjusted contract: its deliverable is not the standard one, so it may only be closed. */
  ADJUSTED_CONTRACT,
  /** The broker does not take the structure as one order, and entries are never legged. */
  UNSUPPORTED_STRUCTURE,
  /** A leg sold is not covered by one bought, and the limits do not allow that by name. */
  UNDEFINED_RISK,
  /**
   * No maximum loss can be stated: the loss has no bound, the options expire on different dates, or
   * a market order lacks a quote. What cannot be stated cannot be limited.
   */
  MAXIMUM_LOSS_UNKNOWN,
  /** The price is not a multiple of the tick. */
  OFF_TICK,
  /**
   * An order meant to close would open a holding or add to one, one that may only close opens, or
   * one meant to open would offset what another position holds: at the broker they are one holding.
   */
  INTENT_MISMATCH,
  /** More would be closed than is held and not already being closed. */
  EXCEEDS_HELD_QUANTITY,
  /** The price of the underlying is too old. */
  UNDERLYING_STALE,
  /** A leg has no quote. */
  QUOTE_MISSING,
  /** A leg's quote is one-sided, crossed or locked. */
  QUOTE_INVALID,
  /** A leg's quote is too old. */
  QUOTE_STALE,
  /** The underlying has moved too far since a leg was quoted, or by an unknown amount. */
  SPOT_MOVED,
  /** A leg and the underlying are seen at moments too far apart. */
  LEG_SKEW,
  /** A quote comes from a feed that is not good enough to trade on. */
  FEED_NOT_ALLOWED,
  /** A leg's bid and offer are too far apart. */
  LEG_SPREAD,
  /** A leg's bid is so low that its price and volatility are mostly noise. */
  BID_TOO_LOW,
  /** Fewer contracts are shown than the order needs. */
  DISPLAYED_SIZE,
  /** A contract is hardly held and hardly traded: getting out again would cost too much. */
  ILLIQUID,
  /** Trading the structure at once costs too much against its mid price. */
  STRUCTURE_COST,
  /** Past trades of the strategy show no edge. */
  NEGATIVE_EDGE,
  /** Not even one unit fits the budget and the room under the limits. */
  BUDGET_TOO_SMALL,
  /** The order can lose more than the cap on one trade. */
  ABOVE_TRADE_CAP,
  /** Together with what is open in this underlying the order can lose too much. */
  UNDERLYING_LOSS_LIMIT,
  /** Together with everything open the order can lose too much. */
  TOTAL_LOSS_LIMIT,
  /** The strategy has a structure open in this underlying. */
  STRUCTURE_ALREADY_OPEN,
  /** Too many structures are open. */
  OPEN_STRUCTURES_LIMIT,
  /** Enough trades were opened today. */
  DAILY_OPENINGS_LIMIT,
  /** The intraday strategy has opened enough trades today. */
  STRATEGY_DAILY_OPENINGS_LIMIT,
  /** Too many order requests within seconds. */
  ORDER_RATE,
  /** Too many openings within a minute. */
  OPENING_RATE,
  /** The same strategy had the same signal only just now. */
  DUPLICATE_SIGNAL,
  /** A Greek of the portfolio or of the order is missing. */
  GREEKS_UNKNOWN,
  /** The portfolio would lean too far with the market. */
  DOLLAR_DELTA_LIMIT,
  /** The portfolio's lean would change too fast with the market. */
  DOLLAR_GAMMA_LIMIT,
  /** The portfolio would depend too much on volatility. */
  VEGA_LIMIT,
  /** The order would use buying power that is kept in reserve, or that is not there. */
  BUYING_POWER,
  /** The account's option level does not allow the structure. */
  OPTION_LEVEL,
  /** A margin account of this size may not hold spreads. */
  SMALL_MARGIN_ACCOUNT,
  /** A cash account has not enough settled cash. */
  UNSETTLED_FUNDS,
  /** Closing the position the same day would break the day-trade rule. */
  DAY_TRADE_LIMIT,
  /** The broker has refused an opening for intraday margin today. */
  INTRADAY_MARGIN,
  /** An optional input that the limits require is not configured. */
  INPUT_REQUIRED,
  /** An optional input is configured and failed. */
  INPUT_UNAVAILABLE,
  /** Earnings are reported before the planned exit. */
  EARNINGS_BEFORE_EXIT
}
