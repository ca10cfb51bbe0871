package io.tradeoracle.examples.smile;

import io.tradeoracle.volatility.CalendarCheck;
import io.tradeoracle.volatility.SmileQuotes;
import io.tradeoracle.volatility.SsviFit;
import io.tradeoracle.volatility.SsviFitResult;
import io.tradeoracle.volatility.SsviSurface;
import io.tradeoracle.volatility.SviSlice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

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

  /** Fits each expiration by itself. */
  public static ChainFit slices(Chain chain, double rate) {
    return new ChainFit(
        chain.expirations().stream().map(one -> ExpirationFit.of(one, rate)).toList(),
        Optional.empty());
  }

  /** Fits one surface to all; an expiration with hardly a quote is as good as any. */
  public static ChainFit surface(Chain chain, double rate) {
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
