package io.portwright.engine.state.tfstate;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.CommitMessage.Trailer;
import io.portwright.engine.state.KeyHolder;
import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.LockHolder;
import io.portwright.engine.state.LockRemoval;
import io.portwright.engine.state.LockRequest;
import io.portwright.engine.state.LockResult;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.Sealing;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateHistory;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoreHealth;
import io.portwright.engine.state.UpdateResult;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A store that begins with what a state file says. As long as it has no commit, reading gives the
 * records of the file; the first update makes two commits, one that takes the file over and says
 * so, and its own on top of that. A run that dies in between leaves a store that has taken over the
 * file and nothing else, which is what the next run would have done first.
 */
public final class AdoptingStore implements StateStore {
  private final StateStore store;
  private final AdoptedState adopted;
  private final UnaryOperator<ResourceRecord> owned;

  /**
   * @param owned gives a record the environment and company it belongs to; asked at the first
   *     update
   */
  public AdoptingStore(
      StateStore store, AdoptedState adopted, UnaryOperator<ResourceRecord> owned) {
    this.store = store;
    this.adopted = adopted;
    this.owned = owned;
  }

  @Override
  public StateSnapshot read() {
    StateSnapshot stored = store.read();
    return stored.commit().exists() ? stored : adopted.snapshot();
  }

  @Override
  public Optional<Lineage> lineage() {
    return store.lineage();
  }

  @Override
  public List<InstanceAddress> addresses() {
    return store.lineage().isPresent()
        ? store.addresses()
        : List.copyOf(adopted.records().keySet());
  }

  @Override
  public UpdateResult update(
      StateSnapshot expected, StateChange change, CommitMessage message, Author author) {
    if (expected.commit().exists()) {
      return store.update(expected, change, message, author);
    }
    return switch (adopt(message, author)) {
      case UpdateResult.Updated taken ->
          change.isEmpty() ? taken : store.update(taken.snapshot(), change, message, author);
      case UpdateResult.Stale stale -> stale;
    };
  }

  private UpdateResult adopt(CommitMessage cause, Author author) {
    StateSnapshot start =
        new StateSnapshot(
            CommitId.NONE,
            Optional.of(adopted.lineage()),
            StateSnapshot.NO_RESOURCES,
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>());
    StateChange records =
        StateChange.NONE.with(adopted.records().values().stream().map(owned).toList());
    StateChange everything =
        adopted.outputs().isEmpty() ? records : records.withOutputs(adopted.outputs());
    return store.update(start, everything, message(cause), author);
  }

  private CommitMessage message(CommitMessage cause) {
    CommitMessage message =
        CommitMessage.of("Adopt " + adopted.file())
            .operation("adopt")
            .with("Lineage", adopted.lineage().id())
            .with("Serial", Long.toString(adopted.lineage().adoptedSerial().orElse(0)));
    for (Trailer trailer : cause.trailers()) {
      if (!trailer.key().equals("Operation")) {
        message = message.with(trailer.key(), trailer.value());
      }
    }
    return message;
  }

  @Override
  public StateHistory history() {
    return store.history();
  }

  @Override
  public List<KeyHolder> keyHolders() {
    return store.keyHolders();
  }

  @Override
  public UpdateResult rekey(
      StateSnapshot expected, List<KeyHolder> holders, CommitMessage message, Author author) {
    if (expected.commit().exists()) {
      return store.rekey(expected, holders, message, author);
    }
    return switch (adopt(message, author)) {
      case UpdateResult.Updated taken -> store.rekey(taken.snapshot(), holders, message, author);
      case UpdateResult.Stale stale -> stale;
    };
  }

  @Override
  public StoreHealth health() {
    return store.health();
  }

  @Override
  public Sealing sealing() {
    return store.sealing();
  }

  @Override
  public LockResult lock(LockRequest request) {
    return store.lock(request);
  }

  @Override
  public Optional<LockHolder> lockHolder() {
    return store.lockHolder();
  }

  @Override
  public LockRemoval unlock(String id) {
    return store.unlock(id);
  }

  @Override
  public String hash(byte[] content) {
    return store.hash(content);
  }

  @Override
  public List<Diagnostic> notices() {
    return store.notices();
  }

  @Override
  public String place() {
    return store.place();
  }

  @Override
  public void close() {
    store.close();
  }
}
