package io.portwright.engine.state.git;

import io.portwright.engine.git.Access;
import io.portwright.engine.git.Patience;
import io.portwright.engine.git.Pushed;
import io.portwright.engine.git.RemoteFailure;
import io.portwright.engine.git.RemoteRefs;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The lock of one branch as the shared place has it: a reference outside of all branches, or a
 * branch of its own where the host allows no other references. Whoever may have used either is
 * found at both.
 */
final class LockRefs implements AutoCloseable {
  private static final int ATTEMPTS = 20;
  private static final Duration SHORTEST = Duration.ofSeconds(5);

  /**
   * A lock that somebody has, or has given back.
   *
   * @param ref in full
   */
  record Tip(String ref, CommitId id, LockEntry entry) {}

  private final SharedPlace place;
  private final List<String> names;
  private final Path branchesOnly;
  private final LockCommits commits;
  private final RemoteRefs remote;

  private LockRefs(
      SharedPlace place, BranchName branch, Path branchesOnly, LockCommits commits, Access access) {
    this.place = place;
    this.names = names(place, branch);
    this.branchesOnly = branchesOnly;
    this.commits = commits;
    this.remote = RemoteRefs.open(place.address(), commits.folder(), access);
  }

  /**
   * Asks nothing of the shared place yet.
   *
   * @param folder that holds the clone; made if it is not there
   * @param patience with one conversation, at most
   */
  static LockRefs open(Path folder, BranchName branch, SharedPlace place, Duration patience) {
    StoreFolder.openOrCreate(folder).close();
    Path locks = folder.resolve(StoreFolder.REPOSITORY).resolve(LocalLocks.FOLDER);
    return new LockRefs(
        place,
        branch,
        locks.resolve("branches-only-" + place.key()),
        LockCommits.open(locks),
        hasty(place.access(), patience));
  }

  /** Whether nobody has ever locked, or everybody has given back, as one quick look tells. */
  static boolean isFree(Path folder, BranchName branch, SharedPlace place, Duration patience) {
    try (StateRepository clone = StoreFolder.openOrCreate(folder);
        RemoteRefs remote =
            RemoteRefs.open(place.address(), clone.folder(), hasty(place.access(), patience))) {
      return remote.list(names(place, branch)).isEmpty();
    } catch (RemoteFailure failure) {
      throw RemoteTrouble.of(failure, place, "read the lock of");
    }
  }

  private static List<String> names(SharedPlace place, BranchName branch) {
    return List.of(place.lockRef(branch), place.lockBranch(branch));
  }

  private static Access hasty(Access access, Duration most) {
    Patience usual = access.patience();
    Duration whole = most.compareTo(SHORTEST) < 0 ? SHORTEST : most;
    return new Access(
        access.environment(),
        access.home(),
        new Patience(shorter(usual.silence(), whole), shorter(usual.whole(), whole)));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  SharedPlace place() {
    return place;
  }

  /** Locks over there, those that were given back too. */
  List<Tip> tips() {
    try {
      SortedMap<String, String> found = found();
      return names.stream()
          .filter(found::containsKey)
          .map(ref -> {
            CommitId id = new CommitId(String.valueOf(found.get(ref)));
            return new Tip(ref, id, commits.read(id));
          })
          .toList();
    } catch (RemoteFailure failure) {
      throw RemoteTrouble.of(failure, place, "read the lock of");
    }
  }

  /** A lock that is given back between listing and fetching is a failure of the host. */
  private SortedMap<String, String> found() {
    SortedMap<String, String> before = remote.list(names);
    for (int attempt = 1; !commits.hasAll(before.values()); attempt++) {
      try {
        return remote.fetch(names);
      } catch (RemoteFailure failure) {
        SortedMap<String, String> now = remote.list(names);
        if (now.equals(before) || attempt == ATTEMPTS) {
          throw failure;
        }
        before = now;
      }
    }
    return before;
  }

  /** The lock that somebody has; a reference goes before a branch. */
  static Optional<Tip> live(List<Tip> tips) {
    return tips.stream().filter(tip -> !tip.entry().released()).findFirst();
  }

  CommitId write(CommitId parent, LockEntry entry, Instant at) {
    return commits.write(parent, entry, at);
  }

  /** Fails with {@link RemoteFailure} when nobody knows whether it moved. */
  Pushed push(String ref, CommitId expected, CommitId next) {
    return remote.push(ref, expected.hex(), next.hex());
  }

  /** The name to lock by at this host, as far as is known. */
  String preferred() {
    return names.get(Files.exists(branchesOnly) ? 1 : 0);
  }

  /**
   * The host did not take this name.
   *
   * @return whether there is another one to try
   */
  boolean refuses(String ref) {
    if (!ref.equals(names.getFirst()) || Files.exists(branchesOnly)) {
      return false;
    }
    try {
      Files.writeString(branchesOnly, place + "\n");
      return true;
    } catch (IOException failed) {
      throw StoreFailure.writing(branchesOnly.toString(), branchesOnly, failed);
    }
  }

  @Override
  public void close() {
    remote.close();
    commits.close();
  }
}
