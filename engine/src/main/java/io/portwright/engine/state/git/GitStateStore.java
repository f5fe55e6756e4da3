package io.portwright.engine.state.git;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.KeyHolder;
import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.Schemas;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * State in one branch of a local bare repository, {@code store.git} in a folder of its own. Safe
 * for several threads, which it serves one after the other; several stores on one repository are
 * fine.
 */
public final class GitStateStore implements StateStore {
  static final String REPOSITORY = "store.git";

  private final Path folder;
  private final BranchName branch;
  private final RecordFormat records;
  private final OutputFormat outputs;
  private final Schemas schemas;
  private final StoreKeys keys;
  private final Housekeeping housekeeping;
  private Optional<StateRepository> repository = Optional.empty();

  /**
   * Opens the store; touches no disk before it is used.
   *
   * @param folder such as {@code .portwright} beside the configuration; made by the first update,
   *     together with a {@code .gitignore} that keeps it out of the configuration's own repository
   */
  public GitStateStore(Path folder, BranchName branch, Schemas schemas, IdentityFile identity) {
    this.folder = folder;
    this.branch = branch;
    this.schemas = schemas;
    this.housekeeping = new Housekeeping(folder.resolve(REPOSITORY));
    this.keys = new StoreKeys(identity);
    this.records = new RecordFormat(schemas, this::box);
    this.outputs = new OutputFormat(this::box);
  }

  @Override
  public synchronized StateSnapshot read() {
    Optional<CommittedTree> latest = latest();
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
    StateRepository open = openForWriting();
    CommitId actual = open.head(branch);
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
    return switch (open.commit(branch, actual, changes, message.text(), author)) {
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
    return latest.isEmpty() ? StateHistory.EMPTY : openForWriting().history(branch);
  }

  @Override
  public synchronized List<KeyHolder> keyHolders() {
    return latest().map(tree -> head(tree).holders()).orElse(List.of());
  }

  @Override
  public synchronized UpdateResult rekey(
      StateSnapshot expected, List<KeyHolder> holders, CommitMessage message, Author author) {
    CommittedTree tree = latest().orElseThrow(() -> StoreFailure.damaged(place(), "it is empty"));
    if (!tree.commit().equals(expected.commit())) {
      return new UpdateResult.Stale(tree.commit());
    }
    Rekeying rekeying = new Rekeying(head(tree), holders, keys.box());
    return switch (openForWriting()
        .commit(branch, tree.commit(), rekeying.files(expected, schemas), message.text(), author)) {
      case CommitResult.Committed made -> {
        StoreHead next = head(openForWriting().tree(made.commit()));
        String hash = resourcesHash(openForWriting().tree(made.commit()));
        yield new UpdateResult.Updated(
            expected.after(StateChange.NONE, made.commit(), next.lineage(), hash));
      }
      case CommitResult.Stale stale -> new UpdateResult.Stale(stale.actual());
    };
  }

  @Override
  public synchronized StoreHealth health() {
    Optional<StateRepository> open = opened();
    return open.isEmpty()
        ? new StoreHealth(0, 0, 0, 0, List.of())
        : new StoreCheck(open.get(), branch, schemas, keys, place()).health();
  }

  private UpdateResult unchanged(StateSnapshot expected) {
    CommitId actual = opened().map(open -> open.head(branch)).orElse(CommitId.NONE);
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

  @Override
  public synchronized List<Diagnostic> notices() {
    return keys.notices();
  }

  @Override
  public String place() {
    return folder.resolve(REPOSITORY) + " (branch " + branch + ")";
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

  private Optional<CommittedTree> latest() {
    Optional<StateRepository> open = opened();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    CommitId head = open.get().head(branch);
    return head.exists() ? Optional.of(open.get().tree(head)) : Optional.empty();
  }

  private Optional<StateRepository> opened() {
    if (repository.isEmpty()) {
      repository = StateRepository.open(folder.resolve(REPOSITORY));
    }
    return repository;
  }

  private StateRepository openForWriting() {
    Optional<StateRepository> present = opened();
    if (present.isPresent()) {
      return present.get();
    }
    Path ignore = folder.resolve(".gitignore");
    try {
      Files.createDirectories(folder);
      if (!Files.exists(ignore)) {
        Files.writeString(ignore, "*\n");
      }
    } catch (IOException failed) {
      throw StoreFailure.writing(ignore.toString(), folder, failed);
    }
    StateRepository made = StateRepository.openOrCreate(folder.resolve(REPOSITORY));
    repository = Optional.of(made);
    return made;
  }

  @Override
  public synchronized void close() {
    housekeeping.close();
    repository.ifPresent(StateRepository::close);
    repository = Optional.empty();
  }
}
