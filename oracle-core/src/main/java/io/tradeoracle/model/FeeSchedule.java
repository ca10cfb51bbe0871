package io.tradeoracle.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a broker charges for trading: a commission and a regulatory fee on each contract of each leg
 * and side, a surcharge on contracts of some index roots, and a rate on the value of what is sold.
 * Shares pay the last one only; so do not options that settle in cash, whose sales the law exempts.
 * Immutable and thread-safe.
 */
public final class FeeSchedule {

  private static final BigDecimal REGULATORY = new BigDecimal("0.05");
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final int BOTH_SIDES = 2;

  private static final Map<String, BigDecimal> INDEX_SURCHARGES =
      Map.of("SPX", new BigDecimal("0.65"), "SPXW", new BigDecimal("0.65"));

  private static final FeeSchedule STANDARD =
      new FeeSchedule(
          new BigDecimal("0.65"), REGULATORY, INDEX_SURCHARGES, SaleValueRates.SECTION_31);
  private static final FeeSchedule ALPACA =
      new FeeSchedule(BigDecimal.ZERO, REGULATORY, INDEX_SURCHARGES, SaleValueRates.SECTION_31);
  private static final FeeSchedule NONE =
      new FeeSchedule(BigDecimal.ZERO, BigDecimal.ZERO, Map.of(), new TreeMap<>());

  private final BigDecimal commission;
  private final BigDecimal regulatory;
  private final Map<String, BigDecimal> surchargeByRoot;
  private final NavigableMap<LocalDate, BigDecimal> saleValueRates;

  /**
   * Makes a schedule.
   *
   * @param commission dollars a contract, leg and side
   * @param regulatory dollars a contract and side
   * @param surchargeByRoot further dollars a contract and side, by root of the option's symbol
   * @param saleValueRates fraction of the dollars a sale brings, by first day it holds; the first
   *     one also holds for all days before it, an empty table charges nothing
   * @throws IllegalArgumentException if an amount or a rate is negative
   */
  public FeeSchedule(
      BigDecimal commission,
      BigDecimal regulatory,
      Map<String, BigDecimal> surchargeByRoot,
      NavigableMap<LocalDate, BigDecimal> saleValueRates) {
    this.commission = requireNotNegative("commission", commission);
    this.regulatory = requireNotNegative("regulatory", regulatory);
    surchargeByRoot.forEach(FeeSchedule::requireNotNegative);
    saleValueRates.forEach((day, rate) -> requireNotNegative("rate of " + day, rate));
    this.surchargeByRoot = Map.copyOf(surchargeByRoot);
    this.saleValueRates = new TreeMap<>(saleValueRates);
  }

  /** Returns 0.65 a contract, leg and side, with regulatory fees and index surcharges. */
  public static FeeSchedule standard() {
    return STANDARD;
  }

  /** Returns Alpaca's: no commission, all else as {@link #standard}. */
  public static FeeSchedule alpaca() {
    return ALPACA;
  }

  /** Returns a schedule that charges nothing. */
  public static FeeSchedule none() {
    return NONE;
  }

  /**
   * Returns the fees of one leg's fill in dollars: the sum of all parts, rounded up to whole cents.
   *
   * @param quantity contracts or shares: positive bought, negative sold
   * @param price dollars per share, zero or more
   * @param tradingDay day of the fill in New York
   */
  public BigDecimal fees(
      Instrument instrument, int quantity, BigDecimal price, LocalDate tradingDay) {
    BigDecimal size = BigDecimal.valueOf(Math.abs((long) quantity));
    BigDecimal fees = perContract(instrument).multiply(size);
    if (quantity < 0) {
      BigDecimal value = price.multiply(size).multiply(BigDecimal.valueOf(instrument.multiplier()));
      fees = fees.add(value.multiply(saleValueRate(instrument, tradingDay)));
    }
    return fees.setScale(2, RoundingMode.UP);
  }

  /**
   * Returns the fees of opening and closing one unit, in dollars. Prices are not known here, so the
   * part that depends on the value sold is an estimate: one cent for each contract or share, which
   * is enough for options up to $3.59 at the highest rate in the table ($27.80 a million).
   */
  public BigDecimal estimatedRoundTrip(Structure structure, LocalDate tradingDay) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Structure.Leg leg : structure.legs()) {
      BigDecimal oneSide = perContract(leg.instrument());
      boolean rated = saleValueRate(leg.instrument(), tradingDay).signum() > 0;
      BigDecimal each =
          oneSide.multiply(BigDecimal.valueOf(BOTH_SIDES)).add(rated ? CENT : BigDecimal.ZERO);
      sum = sum.add(each.multiply(BigDecimal.valueOf(Math.abs((long) leg.ratio()))));
    }
    return sum.setScale(2, RoundingMode.UP);
  }

  private BigDecimal perContract(Instrument instrument) {
    return instrument instanceof OptionContract option
        ? commission
            .add(regulatory)
            .add(surchargeByRoot.getOrDefault(option.root(), BigDecimal.ZERO))
        : BigDecimal.ZERO;
  }

  private BigDecimal saleValueRate(Instrument instrument, LocalDate day) {
    boolean exempt =
        instrument instanceof OptionContract option && option.delivery() == Delivery.CASH;
    if (exempt || saleValueRates.isEmpty()) {
      return BigDecimal.ZERO;
    }
    var rate = saleValueRates.floorEntry(day);
    return rate != null ? rate.getValue() : saleValueRates.firstEntry().getValue();
  }

  private static BigDecimal requireNotNegative(String name, BigDecimal value) {
    if (value.signum() < 0) {
      throw new IllegalArgumentException(name + " must not be negative: " + value);
    }
    return value;
  }
}
