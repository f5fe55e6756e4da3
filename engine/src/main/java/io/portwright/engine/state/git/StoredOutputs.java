package io.portwright.engine.state.git;

import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.format.OutputFormat;
import io.portwright.engine.state.format.StoreHead;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Output values in a store of another configuration. Reads only, without schemas. */
public final class StoredOutputs {
  private StoredOutputs() {}

  /**
   * The outputs of one branch; a sensitive one is marked at its root.
   *
   * @param repository the bare repository
   * @return empty when there is no repository, or the branch has no commit
   */
  public static Optional<SortedMap<String, Value>> read(
      Path repository, BranchName branch, IdentityFile identity) {
    Optional<StateRepository> found = StateRepository.open(repository);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (StateRepository open = found.get()) {
      CommitId head = open.head(branch);
      return head.exists()
          ? Optional.of(outputs(open.tree(head), repository + " (branch " + branch + ")", identity))
          : Optional.empty();
    }
  }

  /**
   * Outputs of a store that is shared.
   *
   * @param notices such as that nobody answered, and these are the outputs as last seen
   */
  public record Found(Optional<SortedMap<String, Value>> outputs, List<Diagnostic> notices) {}

  /**
   * The outputs of one branch of a shared store.
   *
   * @param folder that the clone is kept in
   */
  public static Found read(
      Path folder, BranchName branch, SharedPlace place, IdentityFile identity) {
    try (SharedBranch shared = new SharedBranch(folder, branch, place)) {
      CommitId head = shared.look();
      Optional<SortedMap<String, Value>> outputs =
          head.exists()
              ? Optional.of(outputs(shared.forWriting().tree(head), shared.place(), identity))
              : Optional.empty();
      return new Found(outputs, shared.notices());
    }
  }

  private static SortedMap<String, Value> outputs(
      CommittedTree tree, String place, IdentityFile identity) {
    StoreKeys keys = new StoreKeys(identity, StoreKeys.Absent.REFUSE);
    keys.use(
        StoreHead.read(
            place,
            required(tree, StoreHead.FORMAT_FILE, place),
            required(tree, StoreHead.KEYS_FILE, place)));
    return tree.read(OutputFormat.FILE)
        .map(new OutputFormat(keys::box)::read)
        .orElseGet(TreeMap::new);
  }

  private static byte[] required(CommittedTree tree, String file, String place) {
    return tree.read(file)
        .orElseThrow(
            () -> StoreFailure.damaged(file + " of " + place, "the branch has no such file"));
  }
}
