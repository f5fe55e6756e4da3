package io.portwright.engine.state.git;

import io.portwright.engine.git.Pushed;
import io.portwright.engine.state.CommitId;
import java.time.Instant;

/** Ending a lock over there: removed, or marked as given back where nothing can be removed. */
final class LockRelease {
  private LockRelease() {}

  /** What came of it. */
  enum Outcome {
    RELEASED,
    /** It was not where it was seen. */
    MOVED,
    /** The host allows neither. */
    REFUSED
  }

  /**
   * Ends a lock if it still is where it was seen.
   *
   * @throws io.portwright.engine.git.RemoteFailure when nobody knows whether it has ended
   */
  static Outcome of(LockRefs refs, LockRefs.Tip tip, Instant at) {
    return switch (refs.push(tip.ref(), tip.id(), CommitId.NONE)) {
      case Pushed.Accepted _ -> Outcome.RELEASED;
      case Pushed.Moved _ -> Outcome.MOVED;
      case Pushed.Refused _ -> marked(refs, tip, at);
    };
  }

  private static Outcome marked(LockRefs refs, LockRefs.Tip tip, Instant at) {
    CommitId mark = refs.write(tip.id(), tip.entry().givenBack(), at);
    return switch (refs.push(tip.ref(), tip.id(), mark)) {
      case Pushed.Accepted _ -> Outcome.RELEASED;
      case Pushed.Moved _ -> Outcome.MOVED;
      case Pushed.Refused _ -> Outcome.REFUSED;
    };
  }
}
