package io.portwright.engine.state.git;

import io.portwright.engine.git.DeadLock;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StoreFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/**
 * Moves one branch from an expected commit to the next, or not at all.
 *
 * <p>Writers of this program first take a lock of the operating system on {@code portwright.lock},
 * which the system drops when a process dies. A {@code .lock} file of git that is found while it is
 * held, and that does not change while we wait, was left by a writer that died; it is removed. A
 * reference file without content, left by a power cut, is damage and never "no branch".
 */
final class BranchSwap {
  private static final Duration LOCK_WAIT = Duration.ofSeconds(20);
  private static final Duration DEAD_LOCK_WAIT = Duration.ofSeconds(1);
  private static final Duration STEP = Duration.ofMillis(20);

  private final Repository repository;
  private final Path folder;

  BranchSwap(Repository repository, Path folder) {
    this.repository = repository;
    this.folder = folder;
  }

  CommitId head(BranchName branch) {
    try {
      Path file = folder.resolve(branch.ref());
      Ref ref = repository.exactRef(branch.ref());
      if (ref == null && Files.exists(file)) {
        // it may have come to be since the first look; JGit also hides a reference it cannot read
        ref = repository.exactRef(branch.ref());
        if (ref == null && Files.isRegularFile(file)) {
          throw damaged(branch, "its file is empty or holds no commit id");
        }
      }
      if (ref == null) {
        return CommitId.NONE;
      }
      if (ref.isSymbolic() || ref.getObjectId() == null) {
        throw damaged(branch, "it is not a plain branch");
      }
      return new CommitId(ref.getObjectId().getName());
    } catch (IOException unreadable) {
      throw StoreFailure.damaged("branch " + branch + " in " + folder, unreadable);
    }
  }

  private StoreFailure damaged(BranchName branch, String why) {
    return StoreFailure.damaged("branch " + branch + " in " + folder, why);
  }

  CommitResult swap(BranchName branch, CommitId expected, CommitId next) {
    try (FileChannel file =
            FileChannel.open(
                folder.resolve("portwright.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = lock(file)) {
      CommitResult first = attempt(branch, expected, next);
      if (first instanceof CommitResult.Stale stale && stale.actual().equals(expected)) {
        removeDeadLock(branch);
        return attemptAgain(branch, expected, next);
      }
      return first;
    } catch (IOException failed) {
      throw StoreFailure.writing("branch " + branch, folder, failed);
    }
  }

  /** Removes a branch that is where it is expected; whether it was. */
  boolean delete(BranchName branch, CommitId expected) {
    try (FileChannel file =
            FileChannel.open(
                folder.resolve("portwright.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = lock(file)) {
      removeDeadLock(branch);
      RefUpdate update = repository.updateRef(branch.ref());
      update.setExpectedOldObjectId(ObjectId.fromString(expected.hex()));
      update.setForceUpdate(true);
      update.disableRefLog();
      RefUpdate.Result result = update.delete();
      return switch (result) {
        case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> true;
        case LOCK_FAILURE, REJECTED -> {
          if (head(branch).equals(expected)) {
            throw busy(branch);
          }
          yield false;
        }
        case NOT_ATTEMPTED,
            IO_FAILURE,
            RENAMED,
            REJECTED_CURRENT_BRANCH,
            REJECTED_MISSING_OBJECT,
            REJECTED_OTHER_REASON ->
            throw new IOException("git answered " + result);
      };
    } catch (IOException failed) {
      throw StoreFailure.writing("branch " + branch, folder, failed);
    }
  }

  private CommitResult attemptAgain(BranchName branch, CommitId expected, CommitId next)
      throws IOException {
    CommitResult second = attempt(branch, expected, next);
    if (second instanceof CommitResult.Stale stale && stale.actual().equals(expected)) {
      throw busy(branch);
    }
    return second;
  }

  /** {@code Stale} with the expected commit in it means that git's own lock file was in the way. */
  private CommitResult attempt(BranchName branch, CommitId expected, CommitId next)
      throws IOException {
    return new LooseReference(folder, branch.ref())
        .move(() -> head(branch), expected, next)
        .<CommitResult>map(CommitResult.Stale::new)
        .orElseGet(() -> new CommitResult.Committed(next));
  }

  private FileLock lock(FileChannel file) throws IOException {
    long end = System.nanoTime() + LOCK_WAIT.toNanos();
    while (System.nanoTime() - end < 0) {
      try {
        FileLock lock = file.tryLock();
        if (lock != null) {
          return lock;
        }
      } catch (OverlappingFileLockException _) {
        // another writer of this process holds it: wait as for any other
      }
      pause();
    }
    throw new StoreFailure(
        StoreFailure.Reason.BUSY,
        "cannot write to " + folder + ": another run holds portwright.lock",
        "Nothing was changed. Wait for the other run to end, then run again.");
  }

  private void removeDeadLock(BranchName branch) throws IOException {
    boolean _ = DeadLock.remove(folder, branch.ref(), DEAD_LOCK_WAIT);
  }

  private StoreFailure busy(BranchName branch) {
    return new StoreFailure(
        StoreFailure.Reason.BUSY,
        "cannot move branch " + branch + " in " + folder + ": git's lock file stays in the way",
        "Nothing was changed. If no git command is running in there, delete\n\n    "
            + folder.resolve(branch.ref() + ".lock"));
  }

  private static void pause() {
    try {
      Thread.sleep(STEP);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreFailure(
          StoreFailure.Reason.BUSY,
          "cannot write to the store: interrupted while waiting for a lock",
          "Nothing was changed. Run again.");
    }
  }
}
