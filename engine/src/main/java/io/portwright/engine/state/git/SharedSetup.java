package io.portwright.engine.state.git;

import io.portwright.engine.git.Pushed;
import io.portwright.engine.git.RemoteFailure;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.format.StoreHead;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A folder that begins to use a shared store: how what is here stands to what is there, and what
 * can be done about it.
 */
public final class SharedSetup {
  private static final int ATTEMPTS = 3;

  private final Path folder;
  private final SharedPlace place;

  /**
   * @param folder such as {@code .portwright} beside the configuration; the clone is made in it
   */
  public SharedSetup(Path folder, SharedPlace place) {
    this.folder = folder;
    this.place = place;
  }

  /** How a branch here stands to the one over there. */
  public enum Standing {
    /** There is none, neither here nor there. */
    NEW,
    /** What is here is there, and perhaps more. */
    SHARED,
    /** What is there is here, and there is more here: it can be shared. */
    AHEAD,
    /** Both have something that the other has not. */
    APART,
    /** It does not lead any more to where this folder last saw it. */
    REWRITTEN
  }

  /**
   * One branch.
   *
   * @param workspace that it is the state of
   * @param here its commit in this folder
   * @param there its commit over there
   * @param objects resources in state, there or, if nothing is there, here
   * @param problem what an ordinary run would say; empty when nothing is in the way
   */
  public record Branch(
      BranchName name,
      String workspace,
      CommitId here,
      CommitId there,
      Standing standing,
      int objects,
      Optional<StoreFailure> problem) {}

  /**
   * Looks at a workspace, and at all others that have state here; the first comes first. What is
   * there and follows from what is here is taken over.
   */
  public List<Branch> look(String workspace) {
    SortedSet<String> others = new TreeSet<>();
    try (StateRepository repository = StoreFolder.openOrCreate(folder)) {
      for (BranchName branch : repository.branches()) {
        if (!branch.isSandbox()) {
          branch.workspace().ifPresent(others::add);
        }
      }
    }
    others.remove(workspace);
    List<Branch> found = new ArrayList<>(List.of(one(workspace)));
    others.forEach(other -> found.add(one(other)));
    return found;
  }

  private Branch one(String workspace) {
    BranchName name = BranchName.of(workspace);
    try (SharedClone clone = SharedClone.open(folder, name, place)) {
      StateRepository repository = clone.repository();
      CommitId seen = clone.seen();
      CommitId here = repository.head(name);
      CommitId there = clone.fetch();
      Histories histories = new Histories(repository, place, name);
      Optional<StoreFailure> problem = Optional.empty();
      Standing standing;
      if (!repository.follows(there, seen)) {
        standing = Standing.REWRITTEN;
        problem = Optional.of(histories.rewritten(seen, there));
      } else if (repository.follows(there, here)) {
        clone.follow(there);
        standing = there.exists() ? Standing.SHARED : Standing.NEW;
      } else {
        standing = repository.follows(here, there) ? Standing.AHEAD : Standing.APART;
        problem = Optional.of(histories.unshared(here, there));
      }
      CommitId counted = there.exists() ? there : here;
      int objects =
          counted.exists() ? StoredWorkspaces.managed(repository.tree(counted)).size() : 0;
      return new Branch(name, workspace, here, there, standing, objects, problem);
    }
  }

  /** Puts what is here into the shared place; only for a branch that is ahead. */
  public void share(Branch branch) {
    try (SharedClone clone = SharedClone.open(folder, branch.name(), place)) {
      Optional<StoreFailure> last = Optional.empty();
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        place.pace().holdBack(attempt);
        try {
          switch (clone.push(branch.there(), branch.here())) {
            case Pushed.Accepted _ -> {
              clone.follow(branch.here());
              return;
            }
            case Pushed.Moved moved -> last = Optional.of(RemoteTrouble.busy(place, moved.why()));
            case Pushed.Refused refused ->
                throw RemoteTrouble.refused(place, branch.name(), refused.why());
          }
        } catch (RemoteFailure unclear) {
          last = Optional.of(RemoteTrouble.of(unclear, place, "write to"));
        }
        CommitId now = clone.fetch();
        if (clone.repository().follows(now, branch.here())) {
          clone.follow(now);
          return;
        }
      }
      throw last.orElseThrow();
    }
  }

  /** Takes over what is there, whatever is here; what is given up is kept in the clone. */
  public void adopt(Branch branch) {
    try (SharedClone clone = SharedClone.open(folder, branch.name(), place)) {
      clone.adopt(branch.there());
    }
  }

  /** Leaves all real state that is here behind, without asking anybody; it is kept in the clone. */
  public void abandon() {
    try (StateRepository repository = StoreFolder.openOrCreate(folder)) {
      KeptRefs kept = new KeptRefs(repository);
      for (BranchName branch : repository.branches()) {
        if (!branch.isSandbox()) {
          kept.leave(branch, repository.head(branch));
          kept.force(branch.ref(), CommitId.NONE);
        }
      }
    }
  }

  /**
   * What keeps this user from the sealed values of a branch over there; empty when nothing does.
   */
  public Optional<StoreFailure> locked(Branch branch, IdentityFile identity) {
    StoreKeys keys = new StoreKeys(identity, StoreKeys.Absent.REFUSE);
    try (StateRepository repository = StoreFolder.openOrCreate(folder)) {
      if (branch.there().exists()) {
        CommittedTree tree = repository.tree(branch.there());
        keys.use(
            StoreHead.read(
                place.toString(),
                tree.read(StoreHead.FORMAT_FILE).orElseGet(SharedSetup::nothing),
                tree.read(StoreHead.KEYS_FILE).orElseGet(SharedSetup::nothing)));
      }
      keys.hash().of(nothing());
      if (!branch.there().exists()) {
        keys.box();
      }
      return Optional.empty();
    } catch (StoreFailure failure) {
      return Optional.of(failure);
    }
  }

  private static byte[] nothing() {
    return "".getBytes(StandardCharsets.UTF_8);
  }
}
