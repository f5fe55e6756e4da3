package io.portwright.cli.command;

import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.git.SharedCopy;
import io.portwright.engine.state.git.SharedPlace;
import io.portwright.engine.state.git.StoreRepair;
import io.portwright.engine.state.git.StoreRepair.Saved;
import io.portwright.provider.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The repair of a damaged clone of a shared store. Real state is fetched anew, and nothing of it is
 * lost: a clone never has anything that the shared store has not. Rehearsals are only here.
 */
final class CloneRepair {
  private final Workbench bench;
  private final Path store;
  private final Path kept;
  private final boolean approved;

  /**
   * @param kept name that the damaged clone gets
   * @param approved whether somebody has said yes already
   */
  CloneRepair(Workbench bench, Path store, Path kept, boolean approved) {
    this.bench = bench;
    this.store = store;
    this.kept = kept;
    this.approved = approved;
  }

  /** Answers the exit code. */
  int run(SharedPlace shared) {
    try (SharedCopy copy = SharedCopy.fetch(bench.folder(), shared)) {
      StoreRepair repair = new StoreRepair(store, Optional.of(copy.repository()));
      List<Saved> outlook = repair.outlook();
      bench.print(outlook.stream().map(CloneRepair::line).toList());
      boolean rehearsalsWhole =
          outlook.stream().filter(saved -> saved.branch().isSandbox()).allMatch(Saved::isWhole);
      if (!rehearsalsWhole && !approved && !StateRepairCommand.agreed(bench)) {
        bench.report();
        return Subcommand.FAILED;
      }
      List<CommitId> unknown = repair.unknown();
      repair.carryOut(outlook, kept);
      bench.print(StateRepairCommand.done(bench, kept));
      if (!unknown.isEmpty()) {
        bench.add(List.of(unknown(unknown)));
      }
    } catch (StoreFailure failure) {
      bench.add(List.of(failure.diagnostic()));
    }
    return bench.report();
  }

  private static String line(Saved saved) {
    return saved.branch().isSandbox()
        ? StateRepairCommand.line(saved)
        : saved
            .now()
            .map(now ->
                "  " + saved.branch() + ": commit " + now.brief() + ", from the shared store")
            .orElseGet(() -> StateRepairCommand.line(saved));
  }

  private static Diagnostic unknown(List<CommitId> commits) {
    List<String> lines = new ArrayList<>();
    commits.forEach(commit -> lines.add("    " + commit.brief()));
    return Diagnostic.warning(
            "Shared store may have another history",
            "This folder had seen\n\n"
                + lines.stream().collect(Collectors.joining("\n"))
                + "\n\nat the shared store. That is not there any more, and it cannot be read here"
                + " either. If the history was rewritten, services that it knew are ordered again."
                + " Compare state with the account before anything is ordered:\n\n"
                + "    portwright state verify -refresh")
        .withCode("STATE-18");
  }
}
