package io.portwright.provider.spi;

import io.portwright.provider.value.AttributePath;
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
 * @param at attribute of the first address that it is about; empty when it is the whole block
 */
public record Finding(
    String code,
    Weight weight,
    String summary,
    String detail,
    List<String> addresses,
    Optional<String> next,
    Optional<AttributePath> at) {

  public Finding {
    addresses = List.copyOf(addresses);
  }

  /** About whole blocks. */
  public Finding(
      String code,
      Weight weight,
      String summary,
      String detail,
      List<String> addresses,
      Optional<String> next) {
    this(code, weight, summary, detail, addresses, next, Optional.empty());
  }

  /** What a finding does to an apply. */
  public enum Weight {
    BLOCKING,
    WARNING,
    NOTE
  }
}
