package io.portwright.provider.spi;

import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the account says about a plan: may it be ordered, what does it cost.
 *
 * @param quotes by instance address; an address without a quote has an unknown price, never zero
 */
public record Review(List<Finding> findings, SortedMap<String, Quote> quotes) {

  public static final Review EMPTY = new Review(List.of(), new TreeMap<>());

  public Review {
    findings = List.copyOf(findings);
    quotes = new TreeMap<>(quotes);
  }

  /** Price of one service, before tax. */
  public record Quote(Money monthly, Money once, int termMonths) {}

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
    return new Review(all, new TreeMap<>(both));
  }
}
