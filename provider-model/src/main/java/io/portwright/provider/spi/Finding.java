package io.portwright.provider.spi;

import java.util.List;
import java.util.Optional;

/**
 * What a review of a plan found.
 *
 * @param code stable, such as {@code ORDER-1}
 * @param weight blocking findings stop apply before its first order
 * @param summary constant text
 * @param detail full sentences
 * @param addresses instances it is about, as text
 * @param next command or action that solves it
 */
public record Finding(
    String code,
    Weight weight,
    String summary,
    String detail,
    List<String> addresses,
    Optional<String> next) {

  public Finding {
    addresses = List.copyOf(addresses);
  }

  /** What a finding does to an apply. */
  public enum Weight {
    BLOCKING,
    WARNING,
    NOTE
  }
}
