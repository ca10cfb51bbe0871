package io.tradeoracle.examples.smile;

import io.tradeoracle.volatility.CalendarCheck;
import io.tradeoracle.volatility.ParityCarry;
import io.tradeoracle.volatility.SmileQuotes;
import io.tradeoracle.volatility.SsviFit;
import io.tradeoracle.volatility.SsviFitResult;
import io.tradeoracle.volatility.SsviSurface;
import io.tradeoracle.volatility.SviSlice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The smiles of a chain.
 *
 * @param expirations the earliest first
 * @param surface what they lie on, where one was asked for and fitted
 */
public record ChainFit(List<ExpirationFit> expirations, Optional<SsviSurface> surface) {

  public ChainFit {
    expirations = List.copyOf(expirations);
  }

  /**
   * Fits each expiration by itself.
   *
   * @param rate where the input has none; empty for the one that put-call parity gives
   */
  public static ChainFit slices(Chain chain, OptionalDouble rate) {
    OptionalDouble common = rate.isPresent() ? rate : commonRate(chain);
    return new ChainFit(
        chain.expirations().stream().map(one -> ExpirationFit.of(one, common)).toList(),
        Optional.empty());
  }

  private static OptionalDouble commonRate(Chain chain) {
    return ParityCarry.commonRate(
        chain.expirations().stream()
            .filter(one -> Double.isNaN(one.rate()))
            .map(Chain.Expiration::options)
            .toList());
  }

  /** Fits one surface to all; an expiration with hardly a quote is as good as any. */
  public static ChainFit surface(Chain chain, OptionalDouble rate) {
    ChainFit slices = slices(chain, rate);
    List<SmileQuotes> quotes =
        slices.expirations.stream().flatMap(fit -> fit.quotes().stream()).toList();
    return SsviFit.fit(quotes) instanceof SsviFitResult.Fitted found
        ? slices.on(found.surface())
        : slices;
  }

  private ChainFit on(SsviSurface surface) {
    Iterator<SviSlice> slices = surface.slices().iterator();
    List<ExpirationFit> placed = new ArrayList<>();
    for (ExpirationFit fit : expirations) {
      boolean quoted = fit.quotes().filter(smile -> !smile.quotes().isEmpty()).isPresent();
      placed.add(quoted ? fit.on(slices.next()) : fit);
    }
    return new ChainFit(placed, Optional.of(surface));
  }

  /** Returns the check of an expiration against the fitted one before it, if there is one. */
  Optional<CalendarCheck> calendar(int expiration) {
    Optional<SviSlice> earlier = Optional.empty();
    for (ExpirationFit fit : expirations.subList(0, expiration)) {
      earlier = fit.slice().isPresent() ? fit.slice() : earlier;
    }
    Optional<SviSlice> before = earlier;
    return expirations
        .get(expiration)
        .slice()
        .flatMap(slice -> before.map(first -> CalendarCheck.of(first, slice)));
  }
}
