package io.portwright.cli.command;

import io.portwright.cli.view.WayBackView;
import io.portwright.engine.history.Timeline;
import io.portwright.engine.history.WayBack;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StateHistory;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoredCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code portwright state rollback COMMIT}: the way back to an earlier state, as what to write into
 * the configuration. Changes nothing; needs no key.
 */
final class StateRollbackCommand implements Subcommand {
  private final CommonOptions common = new CommonOptions();
  private boolean json;
  private String commit = "";

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.flag("-json", "as JSON", given -> json = given);
    flags.word(String.class, "COMMIT", given -> commit = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common);
        StateStore store = bench.store()) {
      StateHistory history = store.history();
      KnownSchemas schemas = new KnownSchemas(bench.providers());
      Timeline timeline = new Timeline(history, schemas);
      Optional<CommitId> there = new CommitNames(bench, timeline).one(commit);
      if (there.isEmpty()) {
        return bench.report();
      }
      WayBack way = WayBack.to(history, there.get(), schemas);
      if (json) {
        bench.printJson(out -> WayBackView.write(way, out));
      } else {
        bench.print(text(bench, way, timeline.named(there.get().hex()).getFirst()));
      }
      return bench.report();
    }
  }

  private static List<String> text(Workbench bench, WayBack way, StoredCommit commit) {
    if (way.steps().isEmpty()) {
      return List.of("No differences in resources: there is nothing to bring back.");
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "The way back to commit " + commit.id().brief() + ", to be written into the configuration");
    lines.add("(" + commit.message().summary() + "):");
    lines.add("");
    lines.addAll(new WayBackView(bench.style()).render(way));
    commit
        .trailer("Configuration")
        .ifPresent(id -> {
          lines.add("The configuration of then, in its own repository:");
          lines.add("");
          lines.add("    git checkout " + id + " -- .");
          lines.add("");
        });
    lines.add("Nothing was changed: history stays, and services change only by apply.");
    lines.add("What it would order, end and cost:");
    lines.add("");
    lines.add("    portwright plan");
    return lines;
  }
}
