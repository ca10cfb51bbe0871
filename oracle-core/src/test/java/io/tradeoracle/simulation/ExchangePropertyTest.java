package io.tradeoracle.simulation;

import static io.tradeoracle.simulation.ExchangeFixture.CALL_100;
import static io.tradeoracle.simulation.ExchangeFixture.CALL_105;
import static io.tradeoracle.simulation.ExchangeFixture.CALL_110;
import static io.tradeoracle.simulation.ExchangeFixture.PUT_90;
import static io.tradeoracle.simulation.ExchangeFixture.PUT_95;
import static io.tradeoracle.simulation.ExchangeFixture.SHARE;
import static io.tradeoracle.simulation.ExchangeFixture.condor;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.port.BrokerActivity;
import io.tradeoracle.port.BrokerOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Trades at random for a while and looks whether what must always hold does hold. */
class ExchangePropertyTest {

  private static final int STEPS = 150;
  private static final List<OptionContract> CONTRACTS =
      List.of(PUT_90, PUT_95, CALL_100, CALL_105, CALL_110);

  @Property(tries = 10)
  void booksAlwaysAddUpAndSurviveAReopening(@ForAll long seed) throws IOException {
    Path folder = Files.createTempDirectory("exchange");
    Path journal = folder.resolve("books.txt");
    Run run = new Run(seed, Optional.of(journal));
    run.trade();

    SimulatedExchange again =
        SimulatedExchange.builder(
                new VirtualTime(run.venue.time.instant()), ExchangeFixture.CALENDAR)
            .journal(journal)
            .build();
    ExchangeJournalTest.assertSameBooks(run.venue.exchange, again);
    again.close();
    run.venue.exchange.close();
    Files.delete(journal);
    Files.delete(folder);
  }

  @Property(tries = 25)
  void theSameSeedGivesTheSameActivities(@ForAll long seed) {
    Run one = new Run(seed, Optional.empty());
    Run other = new Run(seed, Optional.empty());
    one.trade();
    other.trade();

    assertThat(other.venue.events).isEqualTo(one.venue.events);
    assertThat(other.venue.exchange.activities("")).isEqualTo(one.venue.exchange.activities(""));
  }

  /** A run of chance may trade nothing; the properties would prove little if most did. */
  @Example
  void mostRunsTrade() {
    int traded = 0;
    for (long seed = 1; seed <= 10; seed++) {
      Run run = new Run(seed, Optional.empty());
      run.trade();
      traded += run.venue.exchange.activities("").isEmpty() ? 0 : 1;
    }
    assertThat(traded).isGreaterThan(7);
  }

  private static final class Run {

    private final SplittableRandom random;
    private final ExchangeFixture venue;
    private final Map<Instrument, Integer> displayed = new HashMap<>();
    private final Map<Instrument, Integer> bought = new HashMap<>();
    private final Map<Instrument, Integer> sold = new HashMap<>();
    private String lastActivity = "";
    private int seen;

    Run(long seed, Optional<Path> journal) {
      random = new SplittableRandom(seed);
      venue =
          ExchangeFixture.with(
              settings -> journal.map(settings::journal).orElse(settings).seed(seed));
    }

    void trade() {
      CONTRACTS.forEach(this::requote);
      for (int step = 0; step < STEPS; step++) {
        act();
        check();
      }
      venue.goTo(CALL_100.expiration(), "15:59");
      venue.quote(SHARE, 95 + random.nextInt(15), 110, 1);
      venue.goTo(CALL_100.expiration(), "16:30");
      assertThat(venue.exchange.verifyBooks()).isEmpty();
      assertThat(CONTRACTS).allMatch(contract -> venue.held(contract) == 0);
    }

    private void act() {
      switch (random.nextInt(6)) {
        case 0, 1 -> venue.exchange.submit(order());
        case 2 -> working().ifPresent(order -> venue.exchange.cancel(order.order().id()));
        case 3 -> working().ifPresent(this::reprice);
        case 4 -> venue.passMillis(random.nextInt(400));
        default -> {
          venue.passMillis(1);
          requote(CONTRACTS.get(random.nextInt(CONTRACTS.size())));
        }
      }
    }

    private OrderRequest order() {
      OptionContract contract = CONTRACTS.get(random.nextInt(CONTRACTS.size()));
      Structure structure =
          switch (random.nextInt(6)) {
            case 0 -> condor();
            case 1 -> condor().reversed();
            case 2 -> Structure.vertical(CALL_105, CALL_100);
            case 3 -> Structure.vertical(CALL_100, CALL_105);
            case 4 -> Structure.single(contract, 1);
            default -> Structure.single(contract, -1);
          };
      PositionIntent intent = random.nextBoolean() ? PositionIntent.OPEN : PositionIntent.CLOSE;
      return venue.request(structure, 1 + random.nextInt(4), intent, price(structure));
    }

    private String price(Structure structure) {
      if (random.nextInt(4) == 0) {
        return "market";
      }
      int cents = structure.legs().size() == 1 ? 1 + random.nextInt(250) : random.nextInt(600);
      int signed = structure.legs().get(0).ratio() * cents;
      return BigDecimal.valueOf(structure.legs().size() == 1 ? signed : cents - 300, 2)
          .toPlainString();
    }

    private void reprice(BrokerOrder order) {
      OrderRequest old = order.order().request();
      OrderPrice price =
          OrderPrice.limit(new BigDecimal(price(old.structure()).replace("market", "1")));
      venue.exchange.replace(old.id(), old.repriced(venue.newId(), price, old.units()));
    }

    private Optional<BrokerOrder> working() {
      List<BrokerOrder> orders = venue.exchange.report().workingOrders();
      return orders.isEmpty()
          ? Optional.empty()
          : Optional.of(orders.get(random.nextInt(orders.size())));
    }

    private void requote(OptionContract contract) {
      settleSizes();
      int bid = random.nextInt(200);
      int size = random.nextInt(6);
      displayed.put(contract, size);
      bought.remove(contract);
      sold.remove(contract);
      venue.quote(contract, bid / 100.0, (bid + 1 + random.nextInt(20)) / 100.0, size);
    }

    private void check() {
      assertThat(venue.exchange.verifyBooks()).isEmpty();
      settleSizes();
      assertThat(
              Margin.of(venue.exchange.report().holdings(), name -> Optional.empty()).uncovered())
          .isZero();
      checkNewEvents();
    }

    /** No quote is filled beyond the size it showed. */
    private void settleSizes() {
      for (BrokerActivity activity : venue.exchange.activities(lastActivity)) {
        lastActivity = activity.id();
        Fill fill = ((BrokerActivity.Traded) activity).fill();
        Map<Instrument, Integer> side = fill.quantity() > 0 ? bought : sold;
        int used = side.merge(fill.instrument(), Math.abs(fill.quantity()), Integer::sum);
        assertThat(used).isLessThanOrEqualTo(displayed.get(fill.instrument()));
      }
    }

    private void checkNewEvents() {
      for (OrderEvent event : venue.events.subList(seen, venue.events.size())) {
        assertThat(event.at()).isBeforeOrEqualTo(venue.time.instant());
        if (event instanceof OrderEvent.Filled filled) {
          assertLimitKept(filled);
        }
      }
      seen = venue.events.size();
    }

    private void assertLimitKept(OrderEvent.Filled filled) {
      OrderRequest request = venue.exchange.order(filled.orderId()).orElseThrow().order().request();
      BigDecimal paid =
          filled.fills().stream()
              .map(fill -> fill.price().multiply(BigDecimal.valueOf(fill.quantity())))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      if (request.price() instanceof OrderPrice.Limit limit) {
        BigDecimal allowed = limit.net().multiply(BigDecimal.valueOf(filled.units()));
        assertThat(paid).isLessThanOrEqualTo(allowed);
      }
    }
  }
}
