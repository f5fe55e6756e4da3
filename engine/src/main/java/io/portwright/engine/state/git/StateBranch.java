package io.portwright.engine.state.git;

import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One branch of a store: where it is, and moving it forward by compare-and-swap. What prevents that
 * is a {@link StoreFailure}.
 */
interface StateBranch extends AutoCloseable {

  /** Its name in this folder. */
  BranchName name();

  /** What holds the commits of the branch; empty when nothing was ever stored. */
  Optional<StateRepository> repository();

  /** As {@link #repository()}, made when it is not there. */
  StateRepository forWriting();

  /**
   * Where the branch is now; or, when nobody can be asked, where it was last seen, which is said in
   * {@link #notices()}.
   */
  CommitId look();

  /** Where the branch is now; fails when nobody can be asked. */
  CommitId confirm();

  /** Where it was when it was last looked at; looks if it never was. */
  CommitId known();

  /**
   * Commits changes on top of the expected commit. Changes that change nothing make no commit.
   *
   * @param expected where the branch is known to be
   */
  CommitResult commit(
      CommitId expected, SortedMap<String, PathChange> changes, String message, Author author);

  /** Who may change it. */
  BranchLocks locks();

  /** What the user must be told since the last call. */
  List<Diagnostic> notices();

  /** Where it is, for messages. */
  String place();

  @Override
  void close();
}
