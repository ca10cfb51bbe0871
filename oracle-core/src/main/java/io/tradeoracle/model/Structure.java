package io.tradeoracle.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * One to four legs traded as one thing, all or none, in whole units. Immutable.
 *
 * <p>Net prices are per unit and per share, as cash we pay: a debit is positive, a credit negative,
 * whether the structure opens or closes a position. Payoffs and losses are for one unit as a holder
 * until expiration has it; they need legs of one underlying, one expiration and one multiplier
 * (shares of that underlying may be among the legs).
 *
 * @param legs what one unit buys and sells, each instrument once
 */
public record Structure(List<Leg> legs) {

  /** Venues take no more. */
  public static final int MAXIMUM_LEGS = 4;

  /**
   * One leg.
   *
   * @param ratio contracts or shares a unit: positive bought, negative sold
   */
  public record Leg(Instrument instrument, int ratio) {
    public Leg {
      Objects.requireNonNull(instrument, "instrument");
      if (ratio == 0) {
        throw new IllegalArgumentException("ratio must not be zero: " + instrument.symbol());
      }
    }
  }

  public Structure {
    legs = List.copyOf(legs);
    if (legs.isEmpty() || legs.size() > MAXIMUM_LEGS) {
      throw new IllegalArgumentException("a structure has 1 to 4 legs: " + legs.size());
    }
    if (legs.stream().map(Leg::instrument).distinct().count() != legs.size()) {
      throw new IllegalArgumentException("an instrument appears twice: " + legs);
    }
    if (legs.stream().map(leg -> leg.instrument().underlying()).distinct().count() != 1) {
      throw new IllegalArgumentException("legs have different underlyings: " + legs);
    }
  }

  /** Returns one instrument bought (positive ratio) or sold (negative). */
  public static Structure single(Instrument instrument, int ratio) {
    return new Structure(List.of(new Leg(instrument, ratio)));
  }

  /** Returns a vertical spread: one contract bought, one of the same right sold. */
  public static Structure vertical(OptionContract bought, OptionContract sold) {
    return checked(StructureKind.VERTICAL, new Leg(bought, 1), new Leg(sold, -1));
  }

  /** Returns a bought straddle. */
  public static Structure straddle(OptionContract put, OptionContract call) {
    return checked(StructureKind.STRADDLE, new Leg(put, 1), new Leg(call, 1));
  }

  /** Returns a bought strangle. */
  public static Structure strangle(OptionContract put, OptionContract call) {
    return checked(StructureKind.STRANGLE, new Leg(put, 1), new Leg(call, 1));
  }

  /**
   * Returns a sold iron condor: the short put and the short call earn the credit, the long put
   * below and the long call above bound the loss.
   */
  public static Structure ironCondor(
      OptionContract longPut,
      OptionContract shortPut,
      OptionContract shortCall,
      OptionContract longCall) {
    return checked(
        StructureKind.IRON_CONDOR,
        new Leg(longPut, 1),
        new Leg(shortPut, -1),
        new Leg(shortCall, -1),
        new Leg(longCall, 1));
  }

  private static Structure checked(StructureKind expected, Leg... legs) {
    Structure structure = new Structure(List.of(legs));
    if (structure.kind() != expected) {
      throw new IllegalArgumentException("these legs are no " + expected + ": " + structure);
    }
    return structure;
  }

  /** Returns what traders call it. */
  public StructureKind kind() {
    return StructureClassification.kindOf(legs);
  }

  /** Returns the symbol of the underlying. */
  public String underlying() {
    return legs.get(0).instrument().underlying();
  }

  /** Returns the option legs' contracts, in leg order. */
  public List<OptionContract> contracts() {
    List<OptionContract> contracts = new ArrayList<>();
    for (Leg leg : legs) {
      if (leg.instrument() instanceof OptionContract contract) {
        contracts.add(contract);
      }
    }
    return contracts;
  }

  /** Returns the structure with every leg's side turned: what closes a position of this one. */
  public Structure reversed() {
    return new Structure(
        legs.stream().map(leg -> new Leg(leg.instrument(), -leg.ratio())).toList());
  }

  /** Returns whether some leg sells. */
  public boolean hasShortLeg() {
    return legs.stream().anyMatch(leg -> leg.ratio() < 0);
  }

  /**
   * Returns the dollars a net price of 1.00 is worth for one unit: the options' multiplier, 1 for
   * shares alone.
   *
   * @throws IllegalStateException if option legs have different multipliers
   */
  public int multiplier() {
    List<Integer> multipliers =
        contracts().stream().map(OptionContract::multiplier).distinct().toList();
    if (multipliers.size() > 1) {
      throw new IllegalStateException("legs have different multipliers: " + this);
    }
    return multipliers.isEmpty() ? 1 : multipliers.get(0);
  }

  /**
   * Returns the net price at which the market is sure to trade with us: offers for what we buy,
   * bids for what we sell. NaN where a side that is needed is not quoted.
   */
  public double naturalPrice(Function<Instrument, Quote> quotes) {
    double net = 0;
    for (Leg leg : legs) {
      Quote quote = quotes.apply(leg.instrument());
      double price = leg.ratio() > 0 ? quote.ask() : quote.bid();
      net += price > 0 ? scaledRatio(leg) * price : Double.NaN;
    }
    return net;
  }

  private double scaledRatio(Leg leg) {
    return (double) leg.ratio() * leg.instrument().multiplier() / multiplier();
  }

  /**
   * Returns what one unit is worth at expiration, dollars per share, before what was paid for it.
   *
   * @param spot price of the underlying then, zero or more
   * @throws IllegalStateException if the options expire on different dates
   */
  public BigDecimal payoff(BigDecimal spot) {
    return PayoffProfile.of(this).payoff(spot);
  }

  /**
   * Returns whether every option sold is covered by one bought of the same right, so that the legs
   * themselves bound the loss. A short put alone is not defined-risk, though its loss is bounded.
   */
  public boolean isDefinedRisk() {
    return netRatio(OptionRight.CALL) >= 0 && netRatio(OptionRight.PUT) >= 0 && !sellsShares();
  }

  /** Returns whether the loss has a bound at all: no price of the underlying costs without end. */
  public boolean hasBoundedLoss() {
    return PayoffProfile.of(this).hasBoundedLoss();
  }

  /**
   * Returns the most that one unit can lose, in dollars, without fees; never negative. The downside
   * reaches to an underlying worth zero.
   *
   * @param netPrice what opening costs, per share, debit positive
   * @throws IllegalStateException if the loss has no bound, or the options expire on different
   *     dates
   */
  public BigDecimal maximumLoss(BigDecimal netPrice) {
    BigDecimal perShare = netPrice.subtract(PayoffProfile.of(this).worst()).max(BigDecimal.ZERO);
    return perShare.multiply(BigDecimal.valueOf(multiplier()));
  }

  /**
   * Returns the prices of the underlying at expiration, ascending, between which profit and loss
   * change places. Stretches where the profit is exactly zero contribute their ends.
   *
   * @param netPrice what opening costs, per share, debit positive
   * @throws IllegalStateException if the options expire on different dates
   */
  public List<BigDecimal> breakEvens(BigDecimal netPrice) {
    return PayoffProfile.of(this).crossings(netPrice);
  }

  private int netRatio(OptionRight right) {
    return legs.stream()
        .filter(leg -> leg.instrument() instanceof OptionContract o && o.right() == right)
        .mapToInt(Leg::ratio)
        .sum();
  }

  private boolean sellsShares() {
    return legs.stream().anyMatch(leg -> leg.instrument() instanceof Equity && leg.ratio() < 0);
  }
}
