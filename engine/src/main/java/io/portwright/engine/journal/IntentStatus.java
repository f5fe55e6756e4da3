package io.portwright.engine.journal;

import java.util.List;

/** What is known about the call that an intent announces. */
public sealed interface IntentStatus {

  /** Written down; the call may or may not have been sent. Every crash leaves this. */
  record Open() implements IntentStatus {}

  /**
   * The service took it.
   *
   * @param uids of what was ordered; empty for calls that order nothing
   */
  record Accepted(List<String> uids) implements IntentStatus {
    public Accepted {
      uids = List.copyOf(uids);
    }
  }

  /**
   * The service said no, so nothing was ordered.
   *
   * @param reason as the service gave it, without request content
   */
  record Refused(String reason) implements IntentStatus {}

  /**
   * The answer was lost or cannot be read.
   *
   * @param evidence full sentences: what was seen, with trace id
   */
  record Unclear(String evidence) implements IntentStatus {}

  /**
   * The service took it into the approval queue of the company.
   *
   * @param evidence full sentences: which queue entry
   */
  record AwaitingApproval(String evidence) implements IntentStatus {}

  /**
   * A status that only a newer version of this program knows; treated as unclear.
   *
   * @param word as stored
   */
  record Unfamiliar(String word) implements IntentStatus {}

  /** Whether nothing may be ordered for the address until somebody has looked. */
  default boolean blocks() {
    return switch (this) {
      case Open _, Unclear _, AwaitingApproval _, Unfamiliar _ -> true;
      case Accepted _, Refused _ -> false;
    };
  }
}
