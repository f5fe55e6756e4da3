package io.portwright.cli.command;

import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.format.StorePlace;
import io.portwright.engine.state.git.GitStateStore;
import io.portwright.engine.state.git.SharedSetup;
import io.portwright.engine.state.git.SharedSetup.Branch;
import io.portwright.engine.state.git.SharedSetup.Standing;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
    if (!isClear(branches, workspace)) {
      return false;
    }
    if (options.history().isPresent() && !accepted(branches.getFirst())) {
      return false;
    }
    List<Branch> ahead = with(branches, Standing.AHEAD);
    if (options.reconfigures()) {
      with(branches, Standing.APART).forEach(this::leave);
      ahead.forEach(this::leave);
    } else if (!ahead.isEmpty() && !shared(ahead)) {
      return false;
    }
    place.write(bench.folder());
    Branch current = setup.look(workspace).getFirst();
    lines.add(found(current));
    Optional<StoreFailure> locked = setup.locked(current, bench.identity());
    boolean begun = current.there().exists();
    locked
        .map(StoreFailure::diagnostic)
        .map(finding -> begun ? finding : finding.asWarning())
        .ifPresent(finding -> bench.add(List.of(finding)));
    return locked.isEmpty() || !begun;
  }

  /** What was done and where state is. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  private static List<Branch> with(List<Branch> branches, Standing standing) {
    return branches.stream().filter(branch -> branch.standing() == standing).toList();
  }

  /** Whether no branch needs a decision that the flags do not make; says which do. */
  private boolean isClear(List<Branch> branches, String workspace) {
    List<Branch> blocked = new ArrayList<>();
    for (Branch branch : branches) {
      boolean decided =
          switch (branch.standing()) {
            case NEW, SHARED, AHEAD -> true;
            case APART -> options.reconfigures();
            // another workspace that is gone over there is told to whoever works in it
            case REWRITTEN ->
                options.history().isPresent() || !branch.workspace().equals(workspace);
          };
      if (!decided) {
        blocked.add(branch);
      }
    }
    blocked.forEach(this::refuse);
    return blocked.isEmpty();
  }

  private void refuse(Branch branch) {
    branch
        .problem()
        .map(StoreFailure::diagnostic)
        .map(finding -> finding.withDetail(runnable(finding.detail())))
        .ifPresent(finding -> bench.add(List.of(finding)));
  }

  /** Commands with the flags that this one was given: nothing is remembered when it fails. */
  private String runnable(String text) {
    return text.replace("portwright init -", "portwright init " + options.address() + "-");
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

  private void leave(Branch branch) {
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
  }

  /** Whether state that only this folder has is in the shared place now. */
  private boolean shared(List<Branch> ahead) {
    if (!options.migrates()) {
      if (!options.asks(bench.surroundings())) {
        ahead.forEach(this::refuse);
        return false;
      }
      if (!new Question(bench.surroundings()).approved(question(ahead))) {
        lines.add("Nothing was changed.");
        return false;
      }
    }
    try (LockedStates locks = new LockedStates()) {
      for (Branch branch : ahead) {
        lock(branch, locks);
      }
      List<Branch> now = with(setup.look(bench.choice().current()), Standing.AHEAD);
      if (!tips(now).equals(tips(ahead))) {
        return failed(
            "State was changed by another run",
            "STORE-56",
            "Another run has changed the state of this folder, or the shared one, since this one"
                + " has looked at them. Nothing was put there. Run again.");
      }
      for (Branch branch : now) {
        setup.share(branch);
        lines.add("Put the state of " + name(branch) + " into the shared store.");
      }
    }
    return true;
  }

  /** Nobody orders with the state of this folder, or with the shared one, meanwhile. */
  private void lock(Branch branch, LockedStates locks) {
    KnownSchemas schemas = new KnownSchemas(bench.providers());
    String command = "init " + options.address() + "-migrate-state";
    locks.add(
        bench,
        new GitStateStore(bench.folder(), branch.name(), schemas, bench.identity()),
        options.locking(),
        command);
    locks.add(
        bench,
        GitStateStore.shared(
            bench.folder(), branch.name(), bench.stores().shared(place), schemas, bench.identity()),
        options.locking(),
        command);
  }

  private static List<String> tips(List<Branch> branches) {
    return branches.stream()
        .map(branch -> branch.name() + " " + branch.here() + " " + branch.there())
        .toList();
  }

  private static String name(Branch branch) {
    return "workspace \""
        + branch.workspace()
        + "\" ("
        + Counted.of(branch.objects(), "object")
        + ")";
  }

  private String question(List<Branch> ahead) {
    return "This folder has state that the shared store has not:\n\n"
        + ahead.stream()
            .map(branch ->
                "    "
                    + name(branch)
                    + (branch.there().exists() ? ", newer than what is there" : ""))
            .collect(Collectors.joining("\n"))
        + "\n\nDo you want to put it into "
        + StoreFindings.shown(place.url())
        + ",\nfor everybody who uses that store? Its secrets stay encrypted for the same keys.\n"
        + "Only 'yes' will be accepted.\n\n  Enter a value: ";
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
    if (options.asks(bench.surroundings()) && !new Question(bench.surroundings()).approved(text)) {
      lines.add("Nothing was changed.");
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
