package io.portwright.cli.command;

import io.portwright.engine.history.Timeline;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StoredCommit;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** Commits of the store as people name them. */
record CommitNames(Workbench bench, Timeline timeline) {

  /** The commit that is meant; empty when the bench holds an error. */
  Optional<CommitId> one(String text) {
    List<StoredCommit> found = timeline.named(text);
    if (found.size() == 1) {
      return Optional.of(found.getFirst().id());
    }
    String problem =
        found.isEmpty()
            ? "The history of this state has no commit \""
                + text
                + "\". A commit is named by four or more digits of its id, HEAD or HEAD~2."
            : "\""
                + text
                + "\" is the beginning of "
                + found.size()
                + " commits; give more digits.";
    bench.add(
        List.of(
            Diagnostic.error(
                "No such commit", problem + "\n\nAll of them:\n\n    portwright state log")));
    return Optional.empty();
  }
}
