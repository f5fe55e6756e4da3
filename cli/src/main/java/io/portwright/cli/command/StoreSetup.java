package io.portwright.cli.command;

import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.format.StorePlace;
import io.portwright.engine.state.git.SharedSetup;
import io.portwright.engine.state.git.SharedSetup.Branch;
import io.portwright.engine.state.git.SharedSetup.Standing;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets a folder up for a shared store; state that is here already is shared or left behind. */
final class StoreSetup {
  private final Workbench bench;
  private final InitOptions options;
  private final StorePlace place;
  private final SharedSetup setup;
  private final List<String> lines = new ArrayList<>();

  StoreSetup(Workbench bench, InitOptions options, StorePlace place) {
    this.bench = bench;
    this.options = options;
    this.place = place;
    this.setup = new SharedSetup(bench.folder(), bench.stores().shared(place));
  }

  /** Whether the folder can be used; the bench holds what is to be said. */
  boolean isDone() {
    String workspace = bench.choice().current();
    List<Branch> branches = setup.look(workspace);
    if (options.history().isPresent() && !accepted(branches.getFirst())) {
      return false;
    }
    if (!branches.stream().allMatch(this::settled)) {
      return false;
    }
    place.write(bench.folder());
    Branch current = setup.look(workspace).getFirst();
    bench.print(lines);
    bench.print(List.of(found(current)));
    Optional<StoreFailure> locked = setup.locked(current, bench.identity());
    locked.ifPresent(failure ->
        bench.add(List.of(current.there().exists() ? failure.diagnostic() : keyless(failure))));
    return locked.isEmpty() || !current.there().exists();
  }

  private static Diagnostic keyless(StoreFailure failure) {
    return Diagnostic.warning(
            "Key needed before the first change",
            "There is no age identity on this machine. Without one, nothing can be stored: state is"
                + " encrypted from the first change on, and the key of something that others"
                + " depend on is not made unasked.\n\n"
                + failure.advice())
        .withCode("STORE-54");
  }

  private String found(Branch current) {
    String where =
        bench.style().paint(Tone.GOOD, "State is shared")
            + " in "
            + StoreFindings.shown(place.url())
            + ", branch "
            + place.branch()
            + "/"
            + current.workspace();
    return current.there().exists()
        ? where + ": " + Counted.of(current.objects(), "object") + "."
        : where + ": nothing is stored there yet.";
  }

  /** Whether nothing of a branch stands in the way, or not any more. */
  private boolean settled(Branch branch) {
    return switch (branch.standing()) {
      case NEW, SHARED -> true;
      case AHEAD -> options.reconfigures() ? left(branch) : moved(branch);
      case APART -> options.reconfigures() ? left(branch) : refused(branch);
      case REWRITTEN -> options.history().isPresent() || refused(branch);
    };
  }

  private boolean refused(Branch branch) {
    branch.problem().map(StoreFailure::diagnostic).ifPresent(finding -> bench.add(List.of(finding)));
    return false;
  }

  private boolean left(Branch branch) {
    setup.adopt(branch);
    bench.add(
        List.of(
            Diagnostic.warning(
                    "State of this folder was left behind",
                    "What this folder had in workspace \""
                        + branch.workspace()
                        + "\" does not count any more. Services that only it knew go on and are"
                        + " billed, and nobody manages them. It is kept in the clone, as commit "
                        + branch.here().brief()
                        + ":\n\n    git --git-dir=.portwright/store.git log "
                        + branch.here().brief())
                .withCode("STORE-51")));
    return true;
  }

  private boolean moved(Branch branch) {
    if (!options.migrates()) {
      if (!options.asks(bench.surroundings())) {
        return refused(branch);
      }
      if (!new Question(bench.surroundings()).approved(question(branch))) {
        bench.print(List.of("Nothing was changed."));
        return false;
      }
    }
    setup.share(branch);
    lines.add(
        "Put the state of workspace \""
            + branch.workspace()
            + "\" into the shared store ("
            + Counted.of(branch.objects(), "object")
            + ").");
    return true;
  }

  private String question(Branch branch) {
    return "This folder has state of workspace \""
        + branch.workspace()
        + "\" ("
        + Counted.of(branch.objects(), "object")
        + (branch.there().exists()
            ? "), and the shared store has an\nearlier version of it.\n\n"
            : "), and the shared store has\nnone.\n\n")
        + "Do you want to put it there, for everybody who uses that store? Its secrets stay\n"
        + "encrypted for the same keys. Only 'yes' will be accepted.\n\n  Enter a value: ";
  }

  /** Takes over a history that was rewritten, if that was meant. */
  private boolean accepted(Branch branch) {
    String wanted = options.history().orElseThrow();
    String tip = branch.there().exists() ? branch.there().hex() : "none";
    if (branch.standing() != Standing.REWRITTEN) {
      return failed("There is no other history to take over", "STORE-52", unneeded(branch));
    }
    boolean full = wanted.equals(tip);
    if (!full && !(wanted.length() >= 7 && tip.startsWith(wanted))) {
      return failed(
          "Another history than the one to take over",
          "STORE-49",
          "The branch is somewhere else than -accept-history says. Look at where it is, and if"
              + " that is right:\n\n    portwright init -accept-history="
              + tip);
    }
    if (!options.asks(bench.surroundings()) && !full) {
      return failed(
          "Taking over another history needs a yes",
          "STORE-50",
          "What only the missing commits know would be ordered again, and nobody can be asked"
              + " here. Nothing was changed. To do it without a question, give the whole"
              + " commit:\n\n    portwright init -input=false -accept-history="
              + tip);
    }
    String text =
        "What only the missing commits know is forgotten by this folder as well: its services\n"
            + "go on and are billed, and a plan will order them again. Do you want to take over\n"
            + (tip.equals("none") ? "that the branch is gone" : "commit " + branch.there().brief())
            + "? Only 'yes' will be accepted.\n\n  Enter a value: ";
    if (options.asks(bench.surroundings())
        && !new Question(bench.surroundings()).approved(text)) {
      bench.print(List.of("Nothing was changed."));
      return false;
    }
    setup.adopt(branch);
    lines.add("Took over the history as it is now; the one before is kept in the clone.");
    return true;
  }

  private String unneeded(Branch branch) {
    return "Workspace \""
        + branch.workspace()
        + "\" goes on from where this folder last saw it, so -accept-history is not needed.";
  }

  private boolean failed(String summary, String code, String detail) {
    bench.add(List.of(Diagnostic.error(summary, detail).withCode(code)));
    return false;
  }
}
