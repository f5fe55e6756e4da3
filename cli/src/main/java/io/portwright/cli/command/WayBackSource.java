package io.portwright.cli.command;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.history.Timeline;
import io.portwright.engine.history.WayBack;
import io.portwright.engine.plan.Earlier;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StateHistory;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoredCommit;
import io.portwright.engine.state.format.RecordPath;
import io.portwright.engine.state.format.RecordedBlocks;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An earlier state, and the way back to it.
 *
 * @param commit of the earlier state
 * @param instances that there were then, of managed resources
 * @param blocks the records of then as a JSON configuration file
 * @param problems why that file leaves something out; none when it does not
 */
record WayBackSource(
    StoredCommit commit,
    WayBack way,
    SortedSet<InstanceAddress> instances,
    String blocks,
    List<String> problems) {
  WayBackSource {
    problems = List.copyOf(problems);
    instances = Collections.unmodifiableSortedSet(new TreeSet<>(instances));
  }

  /** The commit for people. */
  String shown() {
    return "commit " + commit.id().brief() + " (" + commit.message().summary() + ")";
  }

  /** What has to be ordered, set or ended, by the addresses of then. */
  SortedSet<InstanceAddress> touched() {
    SortedSet<InstanceAddress> found = new TreeSet<>();
    for (WayBack.Step step : way.steps()) {
      switch (step) {
        case WayBack.Change change when !change.arguments().isEmpty() -> found.add(change.before());
        case WayBack.Order order -> found.add(order.address());
        case WayBack.End end -> found.add(end.address());
        case WayBack.Change _, WayBack.Adopt _ -> {}
      }
    }
    return found;
  }

  /** For a plan that was saved; empty when the bench holds errors. */
  static Optional<WayBackSource> of(Workbench bench, Plan saved, Earlier earlier) {
    try (StateStore store = bench.store()) {
      StateHistory history = store.history();
      return of(bench, history, saved.basis().state(), earlier.commit().hex());
    }
  }

  /**
   * From the state of one commit to that of another; empty when the bench holds errors.
   *
   * @param name of the other commit
   */
  static Optional<WayBackSource> of(
      Workbench bench, StateHistory history, CommitId from, String name) {
    KnownSchemas schemas = new KnownSchemas(bench.providers());
    Timeline timeline = new Timeline(history, schemas);
    return new CommitNames(bench, timeline)
        .one(name)
        .map(id -> {
          RecordedBlocks recorded = new RecordedBlocks(schemas);
          history.files(id, RecordPath.FOLDER, recorded::add);
          String blocks = recorded.text();
          return new WayBackSource(
              timeline.named(id.hex()).getFirst(),
              WayBack.between(history, from, id, schemas),
              WayBack.instances(history, id, schemas),
              blocks,
              recorded.problems());
        });
  }
}
