package io.portwright.cli.command;

import io.portwright.engine.state.format.StorePlace;
import io.portwright.engine.state.git.SharedSetup;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends the sharing of a folder's state: what is here goes on alone, or is left behind as well. */
final class StoreLeaving {
  private final Workbench bench;
  private final InitOptions options;
  private final List<String> lines = new ArrayList<>();

  StoreLeaving(Workbench bench, InitOptions options) {
    this.bench = bench;
    this.options = options;
  }

  /**
   * Whether the folder has a state of its own now; the bench holds what is to be said.
   *
   * @param before where it was shared; empty when it was not
   */
  boolean isDone(Optional<StorePlace> before) {
    if (before.isPresent() && !left(before.get())) {
      return false;
    }
    lines.add("State will be kept in .portwright/store.git.");
    return true;
  }

  /** What was done and where state is. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  private boolean left(StorePlace place) {
    if (options.reconfigures()) {
      new SharedSetup(bench.folder(), bench.stores().shared(place)).abandon();
    } else if (!options.migrates() && !agreed(place)) {
      return false;
    }
    StorePlace.forget(bench.folder());
    return true;
  }

  private boolean agreed(StorePlace place) {
    if (!options.asks(bench.surroundings())) {
      bench.add(
          List.of(
              Diagnostic.error(
                      "Leaving a shared store needs a yes",
                      "What is ordered from here would not be known to those who go on with\n\n    "
                          + StoreFindings.shown(place)
                          + "\n\nand nobody can be asked here. Nothing was changed. To go on with a"
                          + " copy of the state:\n\n    portwright init -store=local -migrate-state"
                          + "\n\nTo begin with an empty one:\n\n"
                          + "    portwright init -store=local -reconfigure")
                  .withCode("STORE-53")));
      return false;
    }
    boolean agreed =
        new Question(bench.surroundings())
            .approved(
                "State of this folder is shared in\n\n    "
                    + StoreFindings.shown(place)
                    + "\n\n"
                    + "If others go on with it, they do not see what is ordered from here, and\n"
                    + "this folder does not see what they order. Do you want to go on alone with"
                    + " a\n"
                    + "copy of the state? Only 'yes' will be accepted.\n\n"
                    + "  Enter a value: ");
    if (!agreed) {
      lines.add("Nothing was changed.");
    }
    return agreed;
  }
}
