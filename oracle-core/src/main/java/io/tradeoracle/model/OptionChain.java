package io.tradeoracle.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The quoted options of one underlying at one instant. Immutable.
 *
 * @param underlying symbol of the underlying
 * @param spot its price, dollars per share or index points
 * @param asOf the instant the chain was put together
 * @param entries the options, in OCC symbol order
 */
public record OptionChain(String underlying, double spot, Instant asOf, List<Entry> entries) {

  /**
   * One option of the chain.
   *
   * @param quote its latest quote, which may be old: see {@link Quote#age}
   * @param impliedVolatility annual fraction at the mid; NaN where there is none
   */
  public record Entry(OptionContract contract, Quote quote, double impliedVolatility) {
    public Entry {
      Objects.requireNonNull(contract, "contract");
      Objects.requireNonNull(quote, "quote");
    }
  }

  public OptionChain {
    Objects.requireNonNull(underlying, "underlying");
    Objects.requireNonNull(asOf, "asOf");
    entries = List.copyOf(entries);
  }

  /** Returns the entries of one expiration date in chain order, all roots; may be empty. */
  public List<Entry> expiring(LocalDate expiration) {
    return entries.stream().filter(e -> e.contract().expiration().equals(expiration)).toList();
  }

  /** Returns the expiration dates with at least one option, ascending, without repeats. */
  public List<LocalDate> expirations() {
    return entries.stream().map(e -> e.contract().expiration()).distinct().sorted().toList();
  }

  /**
   * Returns the entries of each root, expiration date and settlement session, in chain order; none
   * is empty.
   */
  public List<List<Entry>> byExpiration() {
    List<List<Entry>> runs = new ArrayList<>();
    for (int from = 0; from < entries.size(); ) {
      int end = endOfRun(from);
      runs.add(entries.subList(from, end));
      from = end;
    }
    return runs;
  }

  /** In OCC symbol order the options of one expiration follow each other. */
  private int endOfRun(int from) {
    OptionContract first = entries.get(from).contract();
    int end = from + 1;
    while (end < entries.size() && expiresLike(entries.get(end).contract(), first)) {
      end++;
    }
    return end;
  }

  private static boolean expiresLike(OptionContract contract, OptionContract other) {
    return contract.expiration().equals(other.expiration())
        && contract.root().equals(other.root())
        && contract.session() == other.session();
  }

  /** Returns the entry of one contract. */
  public Optional<Entry> find(OptionContract contract) {
    return entries.stream().filter(e -> e.contract().equals(contract)).findFirst();
  }
}
