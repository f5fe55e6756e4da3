package io.portwright.provider.spi;

import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the account says about a plan: may it be ordered, what does it cost.
 *
 * @param quotes by instance address; an address without a quote has an unknown price, never zero,
 *     unless it is among the free ones
 * @param free addresses of objects that cost nothing
 */
public record Review(
    List<Finding> findings, SortedMap<String, Quote> quotes, SortedSet<String> free) {

  public static final Review EMPTY = new Review(List.of(), new TreeMap<>());

  public Review {
    findings = List.copyOf(findings);
    quotes = new TreeMap<>(quotes);
    free = new TreeSet<>(free);
  }

  /** Nothing is known to be free. */
  public Review(List<Finding> findings, SortedMap<String, Quote> quotes) {
    this(findings, quotes, new TreeSet<>());
  }

  /**
   * Price of one service, before tax.
   *
   * @param monthly as planned
   * @param once due once
   * @param termMonths that the plan commits to; 0 when it commits to none
   * @param before monthly price of a service that is changed, in the same currency; empty for what
   *     is ordered
   */
  public record Quote(Money monthly, Money once, int termMonths, Optional<Money> before) {

    public Quote {
      if (before.isPresent() && !before.get().currency().equals(monthly.currency())) {
        throw new IllegalArgumentException("prices of one service in two currencies");
      }
    }

    /** The price of what is ordered. */
    public Quote(Money monthly, Money once, int termMonths) {
      this(monthly, once, termMonths, Optional.empty());
    }

    /** How much more it costs in a month; negative when it becomes cheaper. */
    public Money difference() {
      return before
          .map(was -> new Money(monthly.amount().subtract(was.amount()), monthly.currency()))
          .orElse(monthly);
    }
  }

  /** What is planned for an instance. */
  public enum Step {
    CREATE,
    UPDATE,
    REPLACE,
    DELETE,
    /** Nothing: the object is part of the design and stays as it is. */
    KEEP
  }

  /**
   * One planned change, or one object that stays as it is.
   *
   * @param address instance address as text
   * @param before empty to create
   * @param after empty to delete; may hold unknown values, and those that will identify another
   *     planned object say so
   */
  public record Item(
      String address,
      String type,
      Step step,
      Optional<ObjectValue> before,
      Optional<ObjectValue> after) {}

  /** Both reviews as one. */
  public Review and(Review other) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(other.findings);
    Map<String, Quote> both = new TreeMap<>(quotes);
    both.putAll(other.quotes);
    SortedSet<String> nothing = new TreeSet<>(free);
    nothing.addAll(other.free);
    return new Review(all, new TreeMap<>(both), nothing);
  }
}
