package io.portwright.cli.command;

import io.portwright.cli.view.HistoryJson;
import io.portwright.cli.view.HistoryView;
import io.portwright.engine.history.Differences;
import io.portwright.engine.history.Timeline;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StateHistory;
import io.portwright.engine.state.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code portwright state diff [COMMIT [COMMIT]]}: what the last commit changed, what has changed
 * since a commit, or how two differ; needs no key.
 */
final class StateDiffCommand implements Subcommand {
  private final CommonOptions common = new CommonOptions();
  private boolean json;
  private final List<String> commits = new ArrayList<>();

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.flag("-json", "as JSON", given -> json = given);
    flags.words("[COMMIT [COMMIT]]", commits::add);
  }

  @Override
  public int run(Surroundings surroundings) {
    if (commits.size() > 2) {
      throw new UsageException("portwright state diff: at most two commits: [COMMIT [COMMIT]]");
    }
    try (Workbench bench = new Workbench(surroundings, common);
        StateStore store = bench.store()) {
      StateHistory history = store.history();
      KnownSchemas schemas = new KnownSchemas(bench.providers());
      CommitNames names = new CommitNames(bench, new Timeline(history, schemas));
      Optional<CommitId> from =
          commits.isEmpty() ? Optional.of(before(history)) : names.one(commits.getFirst());
      Optional<CommitId> to =
          commits.size() < 2 ? Optional.of(history.head()) : names.one(commits.get(1));
      if (from.isEmpty() || to.isEmpty()) {
        return bench.report();
      }
      Differences found =
          history.head().exists()
              ? Differences.between(history, from.get(), to.get(), schemas)
              : new Differences(List.of(), List.of(), false);
      if (json) {
        bench.printJson(out -> new HistoryJson(out).difference(found));
      } else if (found.isEmpty()) {
        bench.print(List.of("No differences in resources and outputs."));
      } else {
        bench.print(new HistoryView(bench.style()).values(found));
      }
      return bench.report();
    }
  }

  private static CommitId before(StateHistory history) {
    List<CommitId> parents = new ArrayList<>();
    history.walk(commit -> {
      parents.add(commit.parent().orElse(CommitId.NONE));
      return false;
    });
    return parents.isEmpty() ? CommitId.NONE : parents.getFirst();
  }
}
