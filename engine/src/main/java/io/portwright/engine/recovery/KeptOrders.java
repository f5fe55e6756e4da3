package io.portwright.engine.recovery;

import io.portwright.engine.journal.Intent;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.journal.Keeping;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.UnsavedChange;
import io.portwright.provider.diagnostic.Checked;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What this client keeps of its orders: in the intents, what they were to make; in a file beside
 * the store, when it first saw them; and in emergency files, what the store did not take.
 */
public final class KeptOrders implements Keeping {
  private final StateStore store;
  private final FirstSeen seen;
  private final EmergencyFiles files;

  /**
   * @param folder of this user for this state
   * @param elsewhere another folder of this user, preferably on another disk
   * @param ids random text of at least 12 letters and digits, new at every call
   * @param uptime how long the machine has run, measured by any clock that nobody sets
   */
  public KeptOrders(
      StateStore store,
      Path folder,
      Path elsewhere,
      Clock clock,
      Supplier<String> ids,
      Supplier<Duration> uptime) {
    this.store = store;
    this.seen = new FirstSeen(folder.resolve("intents"), clock, uptime);
    this.files = new EmergencyFiles(List.of(folder, elsewhere), ids);
  }

  /**
   * What emergency files say.
   *
   * @param change that is missing in the store
   * @param read files that are over as soon as the store has that
   */
  record ReadBack(StateChange change, List<Path> read) {}

  @Override
  public Optional<String> document(ResourceRecord planned) {
    return Optional.of(store.sealing().document(planned));
  }

  @Override
  public void seen(List<Intent> unclear) {
    seen.add(unclear.stream().map(Intent::id).toList());
  }

  @Override
  public Optional<Path> emergency(StateSnapshot base, StateChange unsaved) {
    return base.lineage()
        .flatMap(lineage ->
            files.write(store.sealing(), new UnsavedChange(lineage, base.commit(), unsaved)));
  }

  /** How long ago this client first saw an intent. */
  Duration age(Intent intent) {
    return seen.age(intent.id());
  }

  /** Forgets when it saw any but these. */
  void keep(Collection<Intent> open) {
    seen.keep(open.stream().map(Intent::id).toList());
  }

  /**
   * What the store still lacks. A file counts as long as an order in it is open in the store: it
   * holds at least one, and settling that is what brings it home. It also counts when the store has
   * lost the commit that it was to follow: whoever takes over a history that was set back, or that
   * the branch is gone, leaves behind what is in commits, and this is in none.
   */
  Checked<ReadBack> readBack(StateSnapshot state) {
    return state
        .lineage()
        .map(lineage -> files.read(store.sealing(), lineage))
        .orElseGet(() -> files.readAll(store.sealing()))
        .then(found -> Checked.of(readBack(state, found)));
  }

  private ReadBack readBack(StateSnapshot state, List<EmergencyFiles.Found> found) {
    Set<String> open = new HashSet<>();
    Journal.of(state).blocking().forEach(intent -> open.add(intent.id()));
    StateChange change = StateChange.NONE;
    List<Path> read = new ArrayList<>();
    for (EmergencyFiles.Found one : found) {
      read.add(one.file());
      StateChange unsaved = one.unsaved().change();
      boolean counts = unsaved.intents().keySet().stream().anyMatch(open::contains);
      if (counts || isLost(one.unsaved().base())) {
        boolean straight = one.unsaved().base().equals(state.commit());
        change = change.and(straight ? unsaved : Merged.onTop(state, unsaved));
      }
    }
    return new ReadBack(change, read);
  }

  private boolean isLost(CommitId commit) {
    List<CommitId> met = new ArrayList<>();
    store
        .history()
        .walk(each -> {
          if (each.id().equals(commit)) {
            met.add(commit);
          }
          return met.isEmpty();
        });
    return commit.exists() && met.isEmpty();
  }
}
