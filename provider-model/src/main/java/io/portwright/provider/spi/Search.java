package io.portwright.provider.spi;

import io.portwright.provider.diagnostic.Diagnostic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one look at the account's lists says about a {@link LostOrder}. */
public sealed interface Search {

  /**
   * The lists could be read.
   *
   * @param candidates what the order may have made
   * @param doubts why it may have made something that these lists do not show: full sentences;
   *     empty when they are fit to prove that it made nothing
   */
  record Looked(List<Candidate> candidates, List<String> doubts) implements Search {
    public Looked {
      candidates = List.copyOf(candidates);
      doubts = List.copyOf(doubts);
    }
  }

  /** They could not, so nothing is known. */
  record Failed(Diagnostic why) implements Search {}

  /**
   * Something that was not there before the order and that state does not know.
   *
   * @param uid as an import names it; never a secret
   * @param status as listed; may be empty
   */
  record Candidate(
      String uid, String name, String status, Optional<Instant> created, Mark mark, Life life) {}

  /** What ties a candidate to the order. */
  enum Mark {
    /** It carries the fingerprint of the order, or can be nothing else. */
    OURS,
    /** Its type carries no fingerprint, and it is exactly what was ordered. */
    ALIKE,
    /** It carries the fingerprint of another order. */
    ANOTHERS,
    /** Nothing: it may be the one or may not. */
    NONE
  }

  /** Whether a candidate is still there. */
  enum Life {
    RUNNING,
    ENDED
  }
}
