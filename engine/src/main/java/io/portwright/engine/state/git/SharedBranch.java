package io.portwright.engine.state.git;

import io.portwright.engine.git.Pushed;
import io.portwright.engine.git.RemoteFailure;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.StoreFailure.Reason;
import io.portwright.provider.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A branch of a shared store. The branch of the clone in this folder moves only after the shared
 * place has accepted a commit, so it never has anything that others cannot see.
 */
final class SharedBranch implements StateBranch {
  /** Pushes of one commit that nothing stood against but bad luck. */
  private static final int ATTEMPTS = 6;

  /** Pushes of one commit while nobody answers. */
  private static final int UNANSWERED = 3;

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Path folder;
  private final BranchName branch;
  private final SharedPlace place;
  private final List<Diagnostic> notices = new ArrayList<>();
  private Optional<SharedClone> clone = Optional.empty();
  private Optional<CommitId> known = Optional.empty();
  private int meetings;

  /**
   * What was asked last was where it is, and not yet what is in it: that needs no second answer.
   */
  private boolean fresh;

  private long looked;

  /** Nobody answered when this run last looked: it does not wait for that again only to read. */
  private boolean offline;

  SharedBranch(Path folder, BranchName branch, SharedPlace place) {
    this.folder = folder;
    this.branch = branch;
    this.place = place;
  }

  private SharedClone opened() {
    SharedClone open = clone.orElseGet(() -> SharedClone.open(folder, branch, place));
    clone = Optional.of(open);
    return open;
  }

  @Override
  public BranchName name() {
    return branch;
  }

  @Override
  public Optional<StateRepository> repository() {
    return Optional.of(opened().repository());
  }

  @Override
  public StateRepository forWriting() {
    return opened().repository();
  }

  @Override
  public CommitId look() {
    if (known.isPresent() && (offline || isFresh())) {
      fresh = false;
      return known.get();
    }
    try {
      return confirm();
    } catch (StoreFailure failure) {
      CommitId last = opened().seen();
      if (failure.reason() != Reason.UNREACHABLE || !last.exists()) {
        throw failure;
      }
      notices.add(offline(failure, last));
      offline = true;
      known = Optional.of(last);
      return last;
    }
  }

  private boolean isFresh() {
    return fresh && System.nanoTime() - looked < FRESH.toNanos();
  }

  private Diagnostic offline(StoreFailure failure, CommitId last) {
    String line = new Histories(opened().repository(), place, branch).line(last);
    return Diagnostic.warning(
            "Shared store cannot be reached",
            failure.sentence()
                + "\n\nWhat is shown is the state as this folder last saw it:\n\n    "
                + line
                + "\n\nOthers may have changed it since. It cannot be changed from here until the"
                + " store answers.")
        .withCode(Reason.UNREACHABLE.code());
  }

  @Override
  public CommitId confirm() {
    CommitId tip = opened().update();
    known = Optional.of(tip);
    offline = false;
    fresh = false;
    return tip;
  }

  @Override
  public CommitId known() {
    if (known.isEmpty()) {
      look();
      fresh = true;
      looked = System.nanoTime();
    }
    return known.orElseThrow();
  }

  @Override
  public CommitResult commit(
      CommitId expected, SortedMap<String, PathChange> changes, String message, Author author) {
    CommitId next = opened().repository().write(expected, changes, message, author);
    if (next.equals(expected)) {
      CommitId now = confirm();
      return now.equals(expected) ? new CommitResult.Committed(now) : new CommitResult.Stale(now);
    }
    place.pace().holdBack(meetings);
    CommitResult result = pushed(expected, next);
    meetings = result instanceof CommitResult.Stale ? meetings + 1 : 0;
    return result;
  }

  /**
   * Pushes until it is certain what became of the commit. The same commit may be pushed again: it
   * can land only once.
   */
  private CommitResult pushed(CommitId expected, CommitId next) {
    Optional<StoreFailure> last = Optional.empty();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      place.pace().holdBack(attempt);
      try {
        switch (opened().push(expected, next)) {
          case Pushed.Accepted _ -> {
            return landed(next);
          }
          case Pushed.Moved moved -> last = Optional.of(RemoteTrouble.busy(place, moved.why()));
          case Pushed.Refused refused -> throw RemoteTrouble.refused(place, branch, refused.why());
        }
      } catch (RemoteFailure unclear) {
        last = Optional.of(RemoteTrouble.of(unclear, place, "write to"));
        boolean silent = last.get().reason() == Reason.UNREACHABLE;
        if (silent ? attempt + 1 >= UNANSWERED : RemoteTrouble.isCertain(unclear)) {
          return found(expected, next, last).orElseThrow(last::get);
        }
      }
      Optional<CommitResult> found = found(expected, next, last);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw last.orElseThrow();
  }

  /** Looks over there; empty when the branch still is where the push began. */
  private Optional<CommitResult> found(
      CommitId expected, CommitId next, Optional<StoreFailure> why) {
    CommitId tip;
    try {
      tip = confirm();
    } catch (StoreFailure failure) {
      if (failure.reason() == Reason.UNREACHABLE && why.isPresent()) {
        return Optional.empty();
      }
      throw failure;
    }
    if (tip.equals(expected)) {
      return Optional.empty();
    }
    return Optional.of(
        opened().repository().follows(tip, next) ? landed(next) : new CommitResult.Stale(tip));
  }

  private CommitResult landed(CommitId next) {
    opened().follow(next);
    known = Optional.of(next);
    return new CommitResult.Committed(next);
  }

  @Override
  public BranchLocks locks() {
    return new SharedLocks(folder, branch, place);
  }

  @Override
  public List<Diagnostic> notices() {
    List<Diagnostic> collected = List.copyOf(notices);
    notices.clear();
    return collected;
  }

  @Override
  public String place() {
    return place + " (branch " + place.remoteName(branch) + ")";
  }

  @Override
  public void close() {
    clone.ifPresent(SharedClone::close);
    clone = Optional.empty();
    known = Optional.empty();
  }
}
