package io.tradeoracle.strategy;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.FeeSchedule;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionalInput;
import io.tradeoracle.pricing.Carry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** Builds views in which nothing stands in the way of an entry, but for what a test changes. */
final class ViewBuilder {

  private final OptionChain chain;
  private Instant at;
  private double ivRank = 0.80;
  private Carry carry = new Carry(0, 0);
  private BigDecimal budget = new BigDecimal("100000");
  private OptionalInput<LocalDate> nextEarnings = new OptionalInput.NotConfigured<>();
  private boolean positionOpen;
  private boolean stopped;

  ViewBuilder(OptionChain chain) {
    this.chain = chain;
    this.at = chain.asOf();
  }

  ViewBuilder at(Instant value) {
    at = value;
    return this;
  }

  ViewBuilder ivRank(double value) {
    ivRank = value;
    return this;
  }

  ViewBuilder carry(double rate, double dividendYield) {
    carry = new Carry(rate, dividendYield);
    return this;
  }

  ViewBuilder budget(BigDecimal value) {
    budget = value;
    return this;
  }

  ViewBuilder budget(String value) {
    return budget(new BigDecimal(value));
  }

  ViewBuilder nextEarnings(OptionalInput<LocalDate> value) {
    nextEarnings = value;
    return this;
  }

  ViewBuilder report(String date) {
    return nextEarnings(new OptionalInput.Value<>(LocalDate.parse(date)));
  }

  ViewBuilder positionOpen() {
    positionOpen = true;
    return this;
  }

  ViewBuilder stopped() {
    stopped = true;
    return this;
  }

  MarketView build() {
    return new MarketView(
        at,
        ExchangeCalendar.newYork(),
        chain,
        new VolatilityView(0.4, ivRank, ivRank, 131, "history: test"),
        carry,
        budget,
        FeeSchedule.standard(),
        nextEarnings,
        positionOpen,
        stopped);
  }
}
