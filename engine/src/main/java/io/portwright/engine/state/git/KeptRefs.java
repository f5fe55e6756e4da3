package io.portwright.engine.state.git;

import io.portwright.engine.git.DeadLock;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StoreFailure;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;

/**
 * References of a clone that no fetch and no push moves: what was last seen at the shared place,
 * and what was given up. They also keep git from collecting what they lead to.
 */
final class KeptRefs {
  /** Below it is all that is kept. */
  static final String ALL = "refs/portwright/";

  /** Below it is what was last seen at shared places. */
  static final String SEEN = ALL + "seen/";

  private static final String LEFT = ALL + "left/";
  private static final int ATTEMPTS = 50;
  private static final Duration DEAD_LOCK_WAIT = Duration.ofSeconds(1);

  private final StateRepository repository;

  KeptRefs(StateRepository repository) {
    this.repository = repository;
  }

  CommitId read(String name) {
    try {
      Ref ref = repository.git().exactRef(name);
      return ref == null || ref.getObjectId() == null
          ? CommitId.NONE
          : new CommitId(ref.getObjectId().getName());
    } catch (IOException unreadable) {
      throw StoreFailure.damaged(name + " in " + repository.folder(), unreadable);
    }
  }

  /** Moves it forward to a commit, unless it is there or further already. */
  void advance(String name, CommitId next) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      CommitId now = read(name);
      if (repository.follows(now, next) || set(name, now, next)) {
        return;
      }
    }
    throw busy(name);
  }

  /** Moves it wherever it was; removes it when there is no commit to move to. */
  void force(String name, CommitId next) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      CommitId now = read(name);
      if (now.equals(next) || set(name, now, next)) {
        return;
      }
    }
    throw busy(name);
  }

  /** Keeps a commit that nothing else may lead to from now on. */
  void leave(BranchName branch, CommitId commit) {
    if (commit.exists()) {
      force(LEFT + branch.text() + "/" + commit.brief(), commit);
    }
  }

  private boolean set(String name, CommitId now, CommitId next) {
    try {
      boolean moved =
          next.exists()
              ? new LooseReference(repository.folder(), name)
                  .move(() -> read(name), now, next)
                  .isEmpty()
              : removed(name, now);
      if (!moved) {
        // nothing to do when another run is just moving it
        boolean _ = DeadLock.remove(repository.folder(), name, DEAD_LOCK_WAIT);
      }
      return moved;
    } catch (IOException failed) {
      throw StoreFailure.writing(name, repository.folder(), failed);
    }
  }

  private boolean removed(String name, CommitId now) throws IOException {
    RefUpdate update = repository.git().updateRef(name);
    update.setExpectedOldObjectId(ObjectId.fromString(now.hex()));
    update.setForceUpdate(true);
    update.disableRefLog();
    RefUpdate.Result result = update.delete();
    return switch (result) {
      case NEW, FAST_FORWARD, NO_CHANGE, FORCED -> true;
      case LOCK_FAILURE, REJECTED -> false;
      case NOT_ATTEMPTED,
          IO_FAILURE,
          RENAMED,
          REJECTED_CURRENT_BRANCH,
          REJECTED_MISSING_OBJECT,
          REJECTED_OTHER_REASON ->
          throw new IOException("git answered " + result);
    };
  }

  private StoreFailure busy(String name) {
    return new StoreFailure(
        StoreFailure.Reason.BUSY,
        "cannot move " + name + " in " + repository.folder() + ": others move it all the time",
        "If no other run is under way in this folder, delete\n\n    "
            + repository.folder().resolve(name + ".lock"));
  }
}
