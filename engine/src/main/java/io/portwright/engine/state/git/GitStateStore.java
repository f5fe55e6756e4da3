package io.portwright.engine.state.git;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.KeyHolder;
import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.LockHolder;
import io.portwright.engine.state.LockRemoval;
import io.portwright.engine.state.LockRequest;
import io.portwright.engine.state.LockResult;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.Sealing;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateHistory;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.StoreHealth;
import io.portwright.engine.state.UpdateResult;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.crypt.SecretBox;
import io.portwright.engine.state.format.IntentFormat;
import io.portwright.engine.state.format.OutputFormat;
import io.portwright.engine.state.format.RecordFormat;
import io.portwright.engine.state.format.RecordPath;
import io.portwright.engine.state.format.StoreHead;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * State in one branch of a bare repository, {@code store.git} in a folder of its own, which is the
 * store itself or a clone of a shared one. Safe for several threads, which it serves one after the
 * other; several stores on one repository are fine.
 */
public final class GitStateStore implements StateStore {
  private final StateBranch branch;
  private final RecordFormat records;
  private final OutputFormat outputs;
  private final Schemas schemas;
  private final StoreKeys keys;
  private final Housekeeping housekeeping;

  /**
   * Opens the store of one folder; touches no disk before it is used.
   *
   * @param folder such as {@code .portwright} beside the configuration; made by the first update,
   *     together with a {@code .gitignore} that keeps it out of the configuration's own repository
   */
  public GitStateStore(Path folder, BranchName branch, Schemas schemas, IdentityFile identity) {
    this(
        folder,
        new LocalBranch(folder, branch),
        new StoreKeys(identity, StoreKeys.Absent.MAKE),
        schemas);
  }

  private GitStateStore(Path folder, StateBranch branch, StoreKeys keys, Schemas schemas) {
    this.branch = branch;
    this.schemas = schemas;
    this.keys = keys;
    this.housekeeping = new Housekeeping(folder.resolve(StoreFolder.REPOSITORY));
    this.records = new RecordFormat(schemas, this::box);
    this.outputs = new OutputFormat(this::box);
  }

  /**
   * Opens a store that others use too; its folder holds a clone. Nothing is asked of the other
   * place before it is used.
   *
   * @param folder as for a store of one folder
   */
  public static GitStateStore shared(
      Path folder, BranchName branch, SharedPlace place, Schemas schemas, IdentityFile identity) {
    return new GitStateStore(
        folder,
        new SharedBranch(folder, branch, place),
        new StoreKeys(identity, StoreKeys.Absent.REFUSE),
        schemas);
  }

  @Override
  public synchronized StateSnapshot read() {
    Optional<CommittedTree> latest = tree(branch.look());
    if (latest.isEmpty()) {
      return StateSnapshot.EMPTY;
    }
    CommittedTree tree = latest.get();
    StoreHead head = head(tree);
    SortedMap<InstanceAddress, ResourceRecord> found = new TreeMap<>();
    tree.readAll(
        RecordPath.FOLDER,
        (path, file) -> {
          ResourceRecord record = records.read(path, file);
          found.put(record.address(), record);
        });
    SortedMap<String, Value> values =
        tree.read(OutputFormat.FILE).map(outputs::read).orElseGet(TreeMap::new);
    return new StateSnapshot(
        tree.commit(),
        Optional.of(head.lineage()),
        resourcesHash(tree),
        found,
        values,
        intents(tree));
  }

  @Override
  public synchronized Optional<Lineage> lineage() {
    return latest().map(tree -> head(tree).lineage());
  }

  @Override
  public synchronized List<InstanceAddress> addresses() {
    Optional<CommittedTree> latest = latest();
    if (latest.isEmpty()) {
      return List.of();
    }
    head(latest.get());
    List<InstanceAddress> addresses = new ArrayList<>();
    latest
        .get()
        .readAll(
            RecordPath.FOLDER, (path, file) -> addresses.add(RecordFormat.address(path, file)));
    addresses.sort(null);
    return List.copyOf(addresses);
  }

  private static SortedMap<String, ObjectValue> intents(CommittedTree tree) {
    SortedMap<String, ObjectValue> intents = new TreeMap<>();
    tree.readAll(
        IntentFormat.FOLDER,
        (path, file) -> {
          if (!IntentFormat.isIntent(path)) {
            throw StoreFailure.damaged(path, "it is not the file of an intent");
          }
          intents.put(IntentFormat.id(path), IntentFormat.read(path, file));
        });
    return intents;
  }

  @Override
  public synchronized UpdateResult update(
      StateSnapshot expected, StateChange change, CommitMessage message, Author author) {
    if (change.isEmpty() && expected.commit().exists()) {
      return unchanged(expected);
    }
    StateRepository open = branch.forWriting();
    CommitId actual = branch.known();
    if (!actual.equals(expected.commit())) {
      actual = branch.confirm();
    }
    if (!actual.equals(expected.commit())) {
      return new UpdateResult.Stale(actual);
    }
    SortedMap<String, PathChange> changes = new TreeMap<>();
    Optional<CommittedTree> base =
        actual.exists() ? Optional.of(open.tree(actual)) : Optional.empty();
    StoreHead head = base.map(this::head).orElseGet(() -> keys.newHead(expected.lineage()));
    if (base.isEmpty()) {
      changes.put(StoreHead.FORMAT_FILE, PathChange.write(head.formatFile()));
      changes.put(StoreHead.KEYS_FILE, PathChange.write(head.keysFile()));
    }
    changes.putAll(files(change, base));
    return switch (branch.commit(actual, changes, message.text(), author)) {
      case CommitResult.Committed made -> {
        String hash = resourcesHash(open.tree(made.commit()));
        housekeeping.consider();
        yield new UpdateResult.Updated(expected.after(change, made.commit(), head.lineage(), hash));
      }
      case CommitResult.Stale stale -> new UpdateResult.Stale(stale.actual());
    };
  }

  @Override
  public synchronized StateHistory history() {
    Optional<CommittedTree> latest = latest();
    latest.ifPresent(this::head);
    return latest.isEmpty() ? StateHistory.EMPTY : branch.forWriting().history(branch.name());
  }

  @Override
  public synchronized List<KeyHolder> keyHolders() {
    return latest().map(tree -> head(tree).holders()).orElse(List.of());
  }

  @Override
  public synchronized UpdateResult rekey(
      StateSnapshot expected, List<KeyHolder> holders, CommitMessage message, Author author) {
    CommittedTree tree =
        tree(branch.confirm()).orElseThrow(() -> StoreFailure.damaged(place(), "it is empty"));
    if (!tree.commit().equals(expected.commit())) {
      return new UpdateResult.Stale(tree.commit());
    }
    Rekeying rekeying = new Rekeying(head(tree), holders, keys.box());
    return switch (branch.commit(
        tree.commit(), rekeying.files(expected, schemas), message.text(), author)) {
      case CommitResult.Committed made -> {
        CommittedTree next = tree(made.commit()).orElseThrow();
        yield new UpdateResult.Updated(
            expected.after(
                StateChange.NONE, made.commit(), head(next).lineage(), resourcesHash(next)));
      }
      case CommitResult.Stale stale -> new UpdateResult.Stale(stale.actual());
    };
  }

  @Override
  public synchronized StoreHealth health() {
    Optional<StateRepository> open = branch.repository();
    return open.isEmpty()
        ? new StoreHealth(0, 0, 0, 0, List.of())
        : new StoreCheck(open.get(), branch.name(), schemas, keys, place()).health();
  }

  @Override
  public LockResult lock(LockRequest request) {
    return branch.locks().lock(request);
  }

  @Override
  public Optional<LockHolder> lockHolder() {
    return branch.locks().holder();
  }

  @Override
  public LockRemoval unlock(String id) {
    return branch.locks().unlock(id);
  }

  private UpdateResult unchanged(StateSnapshot expected) {
    CommitId actual = branch.confirm();
    return actual.equals(expected.commit())
        ? new UpdateResult.Updated(expected)
        : new UpdateResult.Stale(actual);
  }

  private SortedMap<String, PathChange> files(StateChange change, Optional<CommittedTree> base) {
    SortedMap<String, PathChange> changes = new TreeMap<>();
    for (ResourceRecord record : change.records().values()) {
      String path = RecordPath.of(record.address());
      byte[] file =
          base.flatMap(tree -> tree.read(path))
              .map(before -> records.write(record, before))
              .orElseGet(() -> records.write(record));
      changes.put(path, PathChange.write(file));
    }
    change.removedRecords().forEach(a -> changes.put(RecordPath.of(a), PathChange.delete()));
    change.outputs().ifPresent(all -> changes.put(OutputFormat.FILE, outputsFile(all, base)));
    change
        .intents()
        .forEach((id, document) ->
            changes.put(IntentFormat.path(id), PathChange.write(IntentFormat.write(document))));
    change.removedIntents().forEach(i -> changes.put(IntentFormat.path(i), PathChange.delete()));
    return changes;
  }

  private PathChange outputsFile(SortedMap<String, Value> all, Optional<CommittedTree> base) {
    if (all.isEmpty()) {
      return PathChange.delete();
    }
    byte[] before = base.flatMap(tree -> tree.read(OutputFormat.FILE)).orElseGet(() -> new byte[0]);
    return PathChange.write(outputs.write(all, before));
  }

  @Override
  public Sealing sealing() {
    return new StoreSealing(schemas, this::box);
  }

  @Override
  public synchronized String hash(byte[] content) {
    latest().ifPresent(this::head);
    return keys.hash().of(content);
  }

  /**
   * What encrypts for everybody who may read this store; for plan files. A new store's key is made
   * here if there is none.
   */
  public synchronized SecretBox box() {
    if (!keys.isKnown()) {
      latest().ifPresent(this::head);
    }
    return keys.box();
  }

  /**
   * Makes sure, before anything is ordered, that what will have to be stored can be: the shared
   * place answers, and this user has a key.
   */
  public synchronized void prepare() {
    branch.confirm();
    box();
  }

  @Override
  public synchronized List<Diagnostic> notices() {
    List<Diagnostic> all = new ArrayList<>(branch.notices());
    all.addAll(keys.notices());
    return List.copyOf(all);
  }

  @Override
  public String place() {
    return branch.place();
  }

  private static String resourcesHash(CommittedTree tree) {
    return tree.idOf(RecordPath.FOLDER).orElse(StateSnapshot.NO_RESOURCES);
  }

  private StoreHead head(CommittedTree tree) {
    StoreHead head =
        StoreHead.read(
            place(), required(tree, StoreHead.FORMAT_FILE), required(tree, StoreHead.KEYS_FILE));
    keys.use(head);
    return head;
  }

  private byte[] required(CommittedTree tree, String file) {
    return tree.read(file)
        .orElseThrow(
            () -> StoreFailure.damaged(file + " of " + place(), "the branch has no such file"));
  }

  /** As last seen. */
  private Optional<CommittedTree> latest() {
    return tree(branch.known());
  }

  private Optional<CommittedTree> tree(CommitId commit) {
    return commit.exists() ? branch.repository().map(open -> open.tree(commit)) : Optional.empty();
  }

  @Override
  public synchronized void close() {
    housekeeping.close();
    branch.close();
  }
}
