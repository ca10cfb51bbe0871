package io.tradeoracle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionContract;
import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.pricing.IvResult;
import io.tradeoracle.pricing.PricingInputs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VolatilitySolverTest {

  private static final double SPOT = 100;
  private static final Carry CARRY = new Carry(0.03, 0.01);
  private static final String[] EXPIRATIONS = {"260116", "260220", "260320", "260619", "270115"};
  private static final int LOWEST = 80;
  private static final int HIGHEST = 120;

  /** An option's price, and the volatility it was made with. */
  private record Priced(OptionContract contract, double years, double price, double volatility) {

    static Priced american(OptionContract contract, double years, double volatility) {
      double price =
          AmericanOption.price(inputs(contract, years), volatility, AmericanAccuracy.ACCURATE);
      return new Priced(contract, years, price, volatility);
    }
  }

  private static PricingInputs inputs(OptionContract contract, double years) {
    return new PricingInputs(
        SPOT,
        contract.strike().doubleValue(),
        years,
        CARRY.rate(),
        CARRY.dividendYield(),
        contract.right());
  }

  private static List<Priced> market() {
    List<Priced> prices = new ArrayList<>();
    for (int i = 0; i < EXPIRATIONS.length; i++) {
      for (int strike = LOWEST; strike <= HIGHEST; strike++) {
        String right = strike < SPOT ? "P" : "C";
        OptionContract contract =
            OptionContract.parse("XYZ%s%s%08d".formatted(EXPIRATIONS[i], right, 1000 * strike));
        double wing = Math.log(strike / SPOT);
        prices.add(Priced.american(contract, 0.1 * (i + 1), 0.2 - 0.2 * wing + wing * wing));
      }
    }
    return prices;
  }

  private static Map<OptionContract, IvResult> solve(VolatilitySolver solver, List<Priced> prices) {
    for (Priced priced : prices) {
      Instant settlement = Instant.EPOCH.plusNanos((long) (priced.years() * 1e9));
      VolatilitySlice slice = solver.slice(priced.contract(), settlement);
      QuotedOption option = new QuotedOption(priced.contract(), settlement, slice);
      solver.add(option, priced.price(), SPOT, priced.years(), CARRY);
    }
    Map<OptionContract, IvResult> outcomes = new LinkedHashMap<>();
    solver.solve((option, outcome) -> outcomes.put(option.contract(), outcome));
    return outcomes;
  }

  private static double volatility(
      Map<OptionContract, IvResult> outcomes, OptionContract contract) {
    return Objects.requireNonNull(outcomes.get(contract)).orNaN();
  }

  @Test
  void findsTheVolatilityOfEachPrice() {
    List<Priced> market = market();
    Map<OptionContract, IvResult> outcomes = solve(new VolatilitySolver(true), market);

    assertThat(outcomes).hasSize(market.size());
    for (Priced priced : market) {
      double found = volatility(outcomes, priced.contract());
      double price = AmericanOption.price(inputs(priced.contract(), priced.years()), found);
      assertThat(price).as("%s", priced).isCloseTo(priced.price(), within(1e-4 * HIGHEST));
    }
  }

  @Test
  void noOutcomeDependsOnCompanyOrderOrThread() {
    List<Priced> market = market();
    List<Priced> turned = new ArrayList<>(market);
    Collections.reverse(turned);
    VolatilitySolver usedBefore = new VolatilitySolver(true);
    solve(usedBefore, turned.subList(0, 7));

    Map<OptionContract, IvResult> together = solve(new VolatilitySolver(true), market);

    assertThat(solve(usedBefore, turned)).isEqualTo(together);
    for (Priced priced : market) {
      assertThat(solve(new VolatilitySolver(false), List.of(priced)))
          .containsEntry(priced.contract(), together.get(priced.contract()));
    }
  }

  @Test
  void tellsWhyAPriceHasNone() {
    OptionContract put = OptionContract.parse("XYZ260116P00120000");
    OptionContract call = OptionContract.parse("XYZ260116C00120000");

    Map<OptionContract, IvResult> outcomes =
        solve(
            new VolatilitySolver(true),
            List.of(new Priced(put, 0.1, 19.5, 0), new Priced(call, 0.1, 101, 0)));

    assertThat(outcomes.get(put)).isEqualTo(new IvResult.BelowIntrinsic());
    assertThat(outcomes.get(call)).isEqualTo(new IvResult.AboveMaximum());
  }

  @Test
  void europeanContractsAreSolvedAsSuch() {
    OptionContract put = OptionContract.parse("SPXW260116P00120000");
    double price = BlackScholes.price(inputs(put, 0.1), 0.2);

    Map<OptionContract, IvResult> outcomes =
        solve(new VolatilitySolver(true), List.of(new Priced(put, 0.1, price, 0.2)));

    assertThat(volatility(outcomes, put)).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void forgetsExpirationsThatArePast() {
    VolatilitySolver solver = new VolatilitySolver(true);
    OptionContract put = OptionContract.parse("XYZ260116P00120000");
    VolatilitySlice slice = solver.slice(put, Instant.EPOCH);

    assertThat(solver.slice(put, Instant.EPOCH)).isSameAs(slice);
    solver.forgetExpired(Instant.EPOCH.minusNanos(1));
    assertThat(solver.slice(put, Instant.EPOCH)).isSameAs(slice);
    solver.forgetExpired(Instant.EPOCH);
    assertThat(solver.slice(put, Instant.EPOCH)).isNotSameAs(slice);
  }
}
