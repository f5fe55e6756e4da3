package io.portwright.engine.state.git;

import io.portwright.engine.state.CommitId;

/** Outcome of a compare-and-swap of one branch. */
public sealed interface CommitResult {

  /** The branch now points to this commit, and it is on disk. */
  record Committed(CommitId commit) implements CommitResult {}

  /**
   * Nothing was changed, because the branch was not where the writer expected it.
   *
   * @param actual where it is now; {@link CommitId#NONE} when it does not exist
   */
  record Stale(CommitId actual) implements CommitResult {}
}
