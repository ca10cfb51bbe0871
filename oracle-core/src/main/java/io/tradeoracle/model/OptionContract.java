package io.tradeoracle.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A listed option with the terms that its symbol alone does not spell.
 *
 * <p>The hash is the symbol's, whose text is kept: contracts are cheap map keys.
 *
 * @param occSymbol root, expiration, right and strike
 * @param underlying symbol of the underlying: {@code SPX} for the root {@code SPXW}
 * @param style when it may be exercised
 * @param session which end of the expiration day settles it
 * @param delivery cash or shares
 * @param multiplier units of the underlying in one contract, positive; usually 100
 */
public record OptionContract(
    OccSymbol occSymbol,
    String underlying,
    ExerciseStyle style,
    SettlementSession session,
    Delivery delivery,
    int multiplier)
    implements Instrument {

  /**
   * Checks the terms.
   *
   * @throws IllegalArgumentException when the underlying is blank or the multiplier not positive
   */
  public OptionContract {
    Objects.requireNonNull(occSymbol, "occSymbol");
    Objects.requireNonNull(style, "style");
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(delivery, "delivery");
    if (underlying.isBlank()) {
      throw new IllegalArgumentException("underlying must not be blank: '" + underlying + "'");
    }
    if (multiplier <= 0) {
      throw new IllegalArgumentException("multiplier must be positive: " + multiplier);
    }
  }

  /**
   * Returns the contract with the terms its root implies and a multiplier of 100.
   *
   * <p>SPX, NDX, RUT, VIX and VIXW are European, cash and AM-settled; SPXW, NDXP, RUTW and XSP
   * European, cash and PM-settled. Every other root is taken for a share or fund: American,
   * delivered in shares, its underlying the root without trailing digits. An adjusted contract may
   * deliver something else than 100 shares: give its terms to the constructor when they matter, and
   * only close it.
   *
   * @throws IllegalArgumentException when the root belongs to an index whose terms are not known
   *     here
   */
  public static OptionContract of(OccSymbol symbol) {
    return OptionRoot.of(symbol.root()).contract(symbol);
  }

  /**
   * Returns the contract that a compact or padded OCC symbol names, with the terms of {@link
   * #of(OccSymbol)}.
   *
   * @throws IllegalArgumentException when the text is no OCC symbol or its root is refused
   */
  public static OptionContract parse(String text) {
    return of(OccSymbol.parse(text));
  }

  /** Returns the compact OCC symbol. */
  @Override
  public String symbol() {
    return occSymbol.toString();
  }

  /** Returns the symbol's root. */
  public String root() {
    return occSymbol.root();
  }

  /** Returns the date in the symbol; {@link ExchangeCalendar} knows when it really settles. */
  public LocalDate expiration() {
    return occSymbol.expiration();
  }

  /** Returns call or put. */
  public OptionRight right() {
    return occSymbol.right();
  }

  /** Returns the strike price in dollars (index points), at scale 3. */
  public BigDecimal strike() {
    return occSymbol.strike();
  }

  /** Returns whether a corporate event changed the contract, which may then only be closed. */
  public boolean isAdjusted() {
    return occSymbol.isAdjusted();
  }

  @Override
  public int hashCode() {
    return occSymbol.hashCode();
  }

  /** Returns the compact OCC symbol. */
  @Override
  public String toString() {
    return symbol();
  }
}
