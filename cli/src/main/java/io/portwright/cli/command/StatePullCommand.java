package io.portwright.cli.command;

import io.portwright.engine.machine.StateFileJson;
import io.portwright.engine.machine.StateFileJson.Secrets;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;

/** {@code portwright state pull}: the state as a state file of Terraform, on standard output. */
final class StatePullCommand implements Subcommand {
  private final CommonOptions common = new CommonOptions();
  private boolean secrets;

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    IgnoredFlags.ofLocks(flags);
    IgnoredFlags.ofState(flags);
    flags.bool(
        "-show-secrets",
        "sensitive values in clear, as Terraform prints them; without it a note stands there,"
            + " which state push replaces again",
        given -> secrets = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common);
        StateStore store = bench.store()) {
      StateSnapshot state = store.read();
      if (state.lineage().isPresent()) {
        long serial = StateEditing.serial(store, state);
        Secrets shown = secrets ? Secrets.IN_CLEAR : Secrets.HIDDEN;
        bench.printLines(out -> StateFileJson.write(bench.providers(), state, serial, shown, out));
      }
      return bench.report();
    }
  }
}
