package io.tradeoracle.risk;

import io.tradeoracle.model.Account;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OptionalInput;
import io.tradeoracle.model.TickSchedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Everything the risk gate needs to know to judge one order at one instant. The order itself is
 * never part of it: when a working order is priced anew, what it reserved, its count among today's
 * openings and its own signal are left out.
 *
 * @param origin who asks
 * @param ticks the price steps of the order: of the contract for a single leg, of net prices for a
 *     structure
 * @param recentOrderRequests orders, replacements and cancels sent within {@link
 *     RiskLimits.Pace#orderRequestWindow}
 * @param purpose what is needed besides: more for an order that opens than for one that closes
 */
public record RiskContext(
    Instant now,
    OrderOrigin origin,
    Authority authority,
    TickSchedule ticks,
    int recentOrderRequests,
    Purpose purpose) {

  public RiskContext {
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(authority, "authority");
    Objects.requireNonNull(ticks, "ticks");
    Require.notNegative("recentOrderRequests", recentOrderRequests);
    Objects.requireNonNull(purpose, "purpose");
  }

  /**
   * Whether we may trade at all.
   *
   * @param flattenRequested whether the kill switch was pulled with its explicit flag to flatten
   * @param leaseHeld whether the trading lease is held for long enough to send
   * @param brokerPositionsReadAt when the broker's positions were last read; {@link Instant#MIN} if
   *     never
   */
  public record Authority(
      BreakerStatus breaker,
      boolean flattenRequested,
      boolean leaseHeld,
      Instant brokerPositionsReadAt) {
    public Authority {
      Objects.requireNonNull(breaker, "breaker");
      Objects.requireNonNull(brokerPositionsReadAt, "brokerPositionsReadAt");
    }
  }

  /** What is needed besides: {@link Opening} or {@link Closing}, as the order's intent is. */
  public sealed interface Purpose permits Opening, Closing {}

  /**
   * What an order that opens, or that opens and closes, is judged by.
   *
   * @param unsafe why it is not safe to trade at the moment; empty if it is
   * @param clockDrift difference between our clock and the true time, of either sign
   * @param legs the markets of the legs, best in the order of the legs; a leg without a quote is
   *     left out
   * @param portfolioGreeks of everything held and of working opening orders
   * @param orderGreeks of the whole order when filled
   * @param roundTripFees dollars to open and to close the whole order
   */
  public record Opening(
      List<String> unsafe,
      Duration clockDrift,
      Market market,
      List<LegMarket> legs,
      Funds funds,
      Exposure exposure,
      Pace pace,
      PortfolioGreeks portfolioGreeks,
      PortfolioGreeks orderGreeks,
      Inputs inputs,
      BigDecimal roundTripFees)
      implements Purpose {
    public Opening {
      unsafe = List.copyOf(unsafe);
      Objects.requireNonNull(clockDrift, "clockDrift");
      Objects.requireNonNull(market, "market");
      legs = List.copyOf(legs);
      Objects.requireNonNull(funds, "funds");
      Objects.requireNonNull(exposure, "exposure");
      Objects.requireNonNull(pace, "pace");
      Objects.requireNonNull(portfolioGreeks, "portfolioGreeks");
      Objects.requireNonNull(orderGreeks, "orderGreeks");
      Objects.requireNonNull(inputs, "inputs");
      Require.notNegative("roundTripFees", roundTripFees);
    }
  }

  /**
   * What an order that closes is judged by.
   *
   * @param lastTradingDay whether an option of the order trades for the last time today
   * @param hasShortLeg whether the position that is closed has a leg sold
   * @param legs what is held of each instrument of the order; one left out is not held
   */
  public record Closing(boolean lastTradingDay, boolean hasShortLeg, List<ClosableLeg> legs)
      implements Purpose {
    public Closing {
      legs = List.copyOf(legs);
    }
  }

  /**
   * What can be closed of one instrument.
   *
   * @param held contracts or shares: positive long, negative short
   * @param working contracts or shares in closing orders that work already, zero or more
   */
  public record ClosableLeg(Instrument instrument, int held, int working) {
    public ClosableLeg {
      Objects.requireNonNull(instrument, "instrument");
      Require.notNegative("working", working);
    }
  }

  /**
   * The session, and the market of the underlying.
   *
   * @param sessionDate New York date of the session
   * @param open when the underlying's session opened
   * @param close when it closes
   * @param strategyWindowFrom when the strategy's own entry window begins, which replaces the wait
   *     after the open; {@link Instant#MIN} if it has none
   * @param halted whether trading in the underlying is halted
   * @param resumedAt when trading resumed after the last halt; {@link Instant#MIN} if there was
   *     none
   * @param reducing whether the underlying is reduced to closing, for example after an assignment
   * @param quotedAt when the underlying's price was made; {@link Instant#MIN} if there is none
   * @param ageClass how old the underlying's price may be
   * @param feed where the underlying's price came from
   */
  public record Market(
      LocalDate sessionDate,
      Instant open,
      Instant close,
      Instant strategyWindowFrom,
      boolean halted,
      Instant resumedAt,
      boolean reducing,
      Instant quotedAt,
      AgeClass ageClass,
      FeedKind feed) {
    public Market {
      Objects.requireNonNull(sessionDate, "sessionDate");
      Objects.requireNonNull(strategyWindowFrom, "strategyWindowFrom");
      Objects.requireNonNull(resumedAt, "resumedAt");
      Objects.requireNonNull(quotedAt, "quotedAt");
      Objects.requireNonNull(ageClass, "ageClass");
      Objects.requireNonNull(feed, "feed");
      if (!open.isBefore(close)) {
        throw new IllegalArgumentException("open must be before close: " + open + ", " + close);
      }
    }
  }

  /**
   * The account's means.
   *
   * @param equity cash plus open positions at their marks, dollars
   * @param marginAccount whether it may borrow; if not, only settled cash buys
   * @param settledCash dollars of settled cash; of no matter for a margin account
   */
  public record Funds(
      Account account,
      BigDecimal equity,
      boolean marginAccount,
      BigDecimal settledCash,
      DayTrading dayTrading) {
    public Funds {
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(equity, "equity");
      Objects.requireNonNull(settledCash, "settledCash");
      Objects.requireNonNull(dayTrading, "dayTrading");
    }
  }

  /**
   * How the broker, at this date, restricts trades opened and closed the same day.
   *
   * @param counted whether the broker counts day trades (the rule before 2026-06-04)
   * @param used day trades of the last five trading days, where they are counted
   * @param intradayMarginRefused whether an opening was refused for intraday margin today
   */
  public record DayTrading(boolean counted, int used, boolean intradayMarginRefused) {

    /** No restriction. */
    public static final DayTrading NOT_APPLICABLE = new DayTrading(false, 0, false);

    public DayTrading {
      Require.notNegative("used", used);
    }
  }

  /**
   * What is at risk already: open positions and working opening orders.
   *
   * @param totalLoss the most all of them can lose, dollars
   * @param underlyingLoss the most those of the order's underlying can lose, dollars
   * @param openStructures how many structures are open or being opened
   * @param sameStrategyAndUnderlying how many of them are of the asking strategy and the order's
   *     underlying
   */
  public record Exposure(
      BigDecimal totalLoss,
      BigDecimal underlyingLoss,
      int openStructures,
      int sameStrategyAndUnderlying) {
    public Exposure {
      Require.notNegative("totalLoss", totalLoss);
      Require.notNegative("underlyingLoss", underlyingLoss);
      Require.notNegative("openStructures", openStructures);
      Require.notNegative("sameStrategyAndUnderlying", sameStrategyAndUnderlying);
    }
  }

  /**
   * What was opened lately.
   *
   * @param openingsToday opening trades of the account today
   * @param strategyOpeningsToday those of the asking strategy
   * @param openingsLastMinute opening orders sent within the last minute
   * @param sameSignalAt when the strategy last acted on a signal of this underlying and direction;
   *     {@link Instant#MIN} if never
   */
  public record Pace(
      int openingsToday, int strategyOpeningsToday, int openingsLastMinute, Instant sameSignalAt) {
    public Pace {
      Require.notNegative("openingsToday", openingsToday);
      Require.notNegative("strategyOpeningsToday", strategyOpeningsToday);
      Require.notNegative("openingsLastMinute", openingsLastMinute);
      Objects.requireNonNull(sameSignalAt, "sameSignalAt");
    }
  }

  /**
   * Inputs that need not be there.
   *
   * @param nextEarnings day of the next earnings report, after the close
   * @param plannedExit day on which the position is closed at the latest
   */
  public record Inputs(
      OptionalInput<LocalDate> nextEarnings,
      LocalDate plannedExit,
      OptionalInput<?> gammaWalls,
      OptionalInput<?> unusualActivity) {
    public Inputs {
      Objects.requireNonNull(nextEarnings, "nextEarnings");
      Objects.requireNonNull(plannedExit, "plannedExit");
      Objects.requireNonNull(gammaWalls, "gammaWalls");
      Objects.requireNonNull(unusualActivity, "unusualActivity");
    }
  }
}
