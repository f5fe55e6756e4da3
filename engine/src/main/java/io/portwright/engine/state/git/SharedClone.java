package io.portwright.engine.state.git;

import io.portwright.engine.git.Pushed;
import io.portwright.engine.git.RemoteFailure;
import io.portwright.engine.git.RemoteRefs;
import io.portwright.engine.state.CommitId;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The clone of one branch of a shared store. What the shared place says is taken over only when it
 * follows from what was seen there before and from what is here.
 */
final class SharedClone implements AutoCloseable {
  private static final int ATTEMPTS = 50;

  private final SharedPlace place;
  private final BranchName branch;
  private final StateRepository repository;
  private final RemoteRefs remote;
  private final KeptRefs kept;

  private SharedClone(
      SharedPlace place, BranchName branch, StateRepository repository, RemoteRefs remote) {
    this.place = place;
    this.branch = branch;
    this.repository = repository;
    this.remote = remote;
    this.kept = new KeptRefs(repository);
  }

  /** Makes the clone when it is not there; asks nothing of the shared place. */
  static SharedClone open(Path folder, BranchName branch, SharedPlace place) {
    StateRepository repository = StoreFolder.openOrCreate(folder);
    return new SharedClone(
        place,
        branch,
        repository,
        RemoteRefs.open(place.address(), repository.folder(), place.access()));
  }

  StateRepository repository() {
    return repository;
  }

  /** The last commit that was seen over there. */
  CommitId seen() {
    return kept.read(place.seenRef(branch));
  }

  /** Where the branch is over there, with all that it leads to taken in. */
  CommitId fetch() {
    String ref = place.remoteRef(branch);
    try {
      return Optional.ofNullable(remote.fetch(List.of(ref)).get(ref))
          .map(CommitId::new)
          .orElse(CommitId.NONE);
    } catch (RemoteFailure failure) {
      throw RemoteTrouble.of(failure, place, "read");
    }
  }

  /** Looks where the branch is, and takes that over. */
  CommitId update() {
    // read before asking: another run of this folder may go further meanwhile
    CommitId seen = seen();
    CommitId head = repository.head(branch);
    CommitId tip = fetch();
    if (!repository.follows(tip, seen)) {
      throw new Histories(repository, place, branch).rewritten(seen, tip);
    }
    if (!repository.follows(tip, head)) {
      throw new Histories(repository, place, branch).unshared(head, tip);
    }
    follow(tip);
    return tip;
  }

  /** Moves what is here forward to a commit that the shared place has. */
  void follow(CommitId tip) {
    if (!tip.exists()) {
      return;
    }
    kept.advance(place.seenRef(branch), tip);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      CommitId head = repository.head(branch);
      if (repository.follows(head, tip)
          || repository.advance(branch, head, tip) instanceof CommitResult.Committed) {
        return;
      }
    }
  }

  /** Takes over where the branch is over there, whatever is here; what it gives up is kept. */
  void adopt(CommitId tip) {
    CommitId seen = seen();
    CommitId head = repository.head(branch);
    for (CommitId before : List.of(seen, head)) {
      if (!repository.follows(tip, before)) {
        kept.leave(branch, before);
      }
    }
    kept.force(place.seenRef(branch), tip);
    kept.force(branch.ref(), tip);
  }

  /** Fails with {@link RemoteFailure} when nobody knows whether it moved. */
  Pushed push(CommitId expected, CommitId next) {
    return remote.push(place.remoteRef(branch), expected.hex(), next.hex());
  }

  /** The branches over there that are state, and where they are. */
  SortedMap<BranchName, CommitId> branches() {
    try {
      SortedMap<BranchName, CommitId> found = new TreeMap<>(Comparator.comparing(BranchName::text));
      remote
          .list(List.of(place.remoteRefs()))
          .forEach((ref, id) ->
              place.branchAt(ref).ifPresent(name -> found.put(name, new CommitId(id))));
      return found;
    } catch (RemoteFailure failure) {
      throw RemoteTrouble.of(failure, place, "read");
    }
  }

  /**
   * Removes the branch, there and here; its last commit is kept here.
   *
   * @return whether it was removed; not when it is somewhere else by now
   */
  boolean remove(CommitId expected) {
    try {
      switch (push(expected, CommitId.NONE)) {
        case Pushed.Accepted _ -> {}
        case Pushed.Moved _ -> {
          return false;
        }
        case Pushed.Refused refused -> throw RemoteTrouble.refused(place, branch, refused.why());
      }
    } catch (RemoteFailure unclear) {
      if (fetch().exists()) {
        throw RemoteTrouble.of(unclear, place, "write to");
      }
    }
    kept.leave(branch, expected);
    kept.force(place.seenRef(branch), CommitId.NONE);
    kept.force(branch.ref(), CommitId.NONE);
    return true;
  }

  @Override
  public void close() {
    remote.close();
    repository.close();
  }
}
