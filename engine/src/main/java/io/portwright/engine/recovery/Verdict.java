package io.portwright.engine.recovery;

import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.spi.Search.Candidate;
import java.time.Duration;

/** What becomes of an intent of unknown outcome. */
public sealed interface Verdict {

  /**
   * The order was made, and this is what it made.
   *
   * @param record from now on
   */
  record Adopt(Candidate candidate, ResourceRecord record) implements Verdict {}

  /** The order was made, and what it made has ended or failed: there is nothing to keep. */
  record Ended(Candidate candidate) implements Verdict {}

  /**
   * The order was never made: its address is free again.
   *
   * @param evidence full sentences
   */
  record NotOrdered(String evidence) implements Verdict {}

  /**
   * Nobody can tell; the address stays blocked until a person decides.
   *
   * @param evidence full sentences
   */
  record Unclear(String evidence) implements Verdict {}

  /**
   * It is too early to judge.
   *
   * @param left time until it can be judged
   */
  record TooEarly(Duration left) implements Verdict {}

  /** Whether the address is free again. */
  default boolean settles() {
    return switch (this) {
      case Adopt _, Ended _, NotOrdered _ -> true;
      case Unclear _, TooEarly _ -> false;
    };
  }

  /** The words for a table: one or two, lower case. */
  default String word() {
    return switch (this) {
      case Adopt _ -> "found";
      case Ended _ -> "has ended";
      case NotOrdered _ -> "not ordered";
      case Unclear _ -> "unclear";
      case TooEarly _ -> "too early";
    };
  }
}
