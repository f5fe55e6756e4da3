package io.portwright.engine.state.git;

import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.StoreHealth;
import io.portwright.engine.state.format.IntentFormat;
import io.portwright.engine.state.format.OutputFormat;
import io.portwright.engine.state.format.RecordFormat;
import io.portwright.engine.state.format.RecordPath;
import io.portwright.engine.state.format.StoreHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Goes through one branch: every object that its history leads to, the layout of the newest tree,
 * and every file in it, decrypted as far as a key is here.
 */
final class StoreCheck {
  private final StateRepository repository;
  private final BranchName branch;
  private final StoreKeys keys;
  private final String place;
  private final RecordFormat records;
  private final OutputFormat outputs;
  private final List<String> damage = new ArrayList<>();
  private int locked;
  private int found;

  StoreCheck(
      StateRepository repository,
      BranchName branch,
      Schemas schemas,
      StoreKeys keys,
      String place) {
    this.repository = repository;
    this.branch = branch;
    this.keys = keys;
    this.place = place;
    this.records = new RecordFormat(schemas, keys::box);
    this.outputs = new OutputFormat(keys::box);
  }

  StoreHealth health() {
    StoredObjects objects = new StoredObjects(repository.repository());
    int commits = 0;
    try {
      CommitId head = repository.head(branch);
      if (head.exists()) {
        commits = objects.history(ObjectId.fromString(head.hex()));
        if (new StoredObjects(repository.repository()).isWhole(ObjectId.fromString(head.hex()))) {
          newest(repository.tree(head));
        }
      }
    } catch (StoreFailure failure) {
      damage.add(String.valueOf(failure.getMessage()));
    }
    List<String> all = new ArrayList<>(objects.damage().stream().distinct().toList());
    all.addAll(damage);
    return new StoreHealth(commits, objects.count(), found, locked, all);
  }

  private void newest(CommittedTree tree) {
    Optional<byte[]> format = tree.read(StoreHead.FORMAT_FILE);
    Optional<byte[]> sealed = tree.read(StoreHead.KEYS_FILE);
    if (format.isEmpty() || sealed.isEmpty()) {
      damage.add(
          "the newest tree has no " + StoreHead.FORMAT_FILE + " or no " + StoreHead.KEYS_FILE);
      return;
    }
    keys.use(StoreHead.read(place, format.get(), sealed.get()));
    attempt(StoreHead.KEYS_FILE, keys::hash);
    for (String path : tree.paths()) {
      file(tree, path);
    }
  }

  private void file(CommittedTree tree, String path) {
    if (path.startsWith(RecordPath.FOLDER + "/")) {
      found++;
      attempt(path, () -> records.read(path, tree.read(path).orElseThrow()));
    } else if (path.equals(OutputFormat.FILE)) {
      attempt(path, () -> outputs.read(tree.read(path).orElseThrow()));
    } else if (IntentFormat.isIntent(path)) {
      attempt(path, () -> IntentFormat.read(path, tree.read(path).orElseThrow()));
    } else if (!path.equals(StoreHead.FORMAT_FILE) && !path.equals(StoreHead.KEYS_FILE)) {
      damage.add(path + " does not belong in the tree of a state");
    }
  }

  private void attempt(String path, Runnable reading) {
    try {
      reading.run();
    } catch (StoreFailure failure) {
      if (failure.reason() == StoreFailure.Reason.NO_IDENTITY) {
        locked++;
      } else {
        damage.add(path + ": " + failure.getMessage());
      }
    }
  }
}
