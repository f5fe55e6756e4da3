package io.portwright.engine.fake;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.Sealing;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.UpdateResult;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** State in memory, with compare-and-swap as the real store has it. */
public final class MemoryStore implements StateStore {
  private final List<String> log;
  private StateSnapshot now = StateSnapshot.EMPTY;
  private int commits;
  private Predicate<CommitMessage> failing = _ -> false;
  private Predicate<CommitMessage> rival = _ -> false;
  private UnaryOperator<StateChange> rivalWrites = _ -> StateChange.NONE;

  public MemoryStore(List<String> log) {
    this.log = log;
  }

  /** Lets every commit fail whose message fits. */
  public void failOn(Predicate<CommitMessage> messages) {
    failing = messages;
  }

  /** Lets somebody else commit something right before a commit whose message fits, once. */
  public void rivalBefore(Predicate<CommitMessage> messages) {
    rival = messages;
  }

  /** Lets somebody else import what a commit says was ordered, right before it, once. */
  public void rivalImports(Predicate<CommitMessage> messages) {
    rival = messages;
    rivalWrites = MemoryStore::imported;
  }

  private static StateChange imported(StateChange change) {
    StateChange imports = StateChange.NONE;
    for (ResourceRecord record : change.records().values()) {
      InstanceObject made = record.current().orElseThrow();
      SortedMap<String, String> data = new TreeMap<>(Map.of("uid", made.providerData().get("uid")));
      imports =
          imports.with(
              record.withCurrent(
                  new InstanceObject(
                      made.attributes(),
                      InstanceObject.Status.READY,
                      made.dependencies(),
                      made.createBeforeDestroy(),
                      made.schemaVersion(),
                      data)));
    }
    return imports;
  }

  public int commits() {
    return commits;
  }

  @Override
  public StateSnapshot read() {
    return now;
  }

  @Override
  public List<InstanceAddress> addresses() {
    return List.copyOf(now.records().keySet());
  }

  @Override
  public UpdateResult update(
      StateSnapshot expected, StateChange change, CommitMessage message, Author author) {
    if (failing.test(message)) {
      throw new StoreFailure(
          StoreFailure.Reason.FULL, "cannot write state: no space left", "Free some space.");
    }
    if (rival.test(message)) {
      rival = _ -> false;
      now =
          now.after(
              rivalWrites.apply(change), id(++commits), new Lineage("test"), now.resourcesHash());
    }
    if (!expected.commit().equals(now.commit())) {
      return new UpdateResult.Stale(now.commit());
    }
    if (change.isEmpty() && expected.commit().exists()) {
      return new UpdateResult.Updated(expected);
    }
    StateSnapshot draft = now.after(change, id(++commits), new Lineage("test"), "");
    String hash =
        draft.records().isEmpty()
            ? StateSnapshot.NO_RESOURCES
            : Integer.toHexString(draft.records().toString().hashCode());
    now = now.after(change, draft.commit(), new Lineage("test"), hash);
    log.add("commit " + message.summary());
    return new UpdateResult.Updated(now);
  }

  private static CommitId id(int number) {
    return new CommitId(String.format(Locale.ROOT, "%040x", number));
  }

  @Override
  public Sealing sealing() {
    throw new UnsupportedOperationException("nothing is encrypted here");
  }

  @Override
  public String hash(byte[] content) {
    return "hash-" + java.util.Arrays.hashCode(content);
  }

  @Override
  public List<Diagnostic> notices() {
    return List.of();
  }

  @Override
  public String place() {
    return "memory";
  }

  @Override
  public void close() {}
}
