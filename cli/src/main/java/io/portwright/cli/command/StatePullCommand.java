package io.portwright.cli.command;

import io.portwright.engine.machine.StateFileJson;
import io.portwright.engine.machine.StateFileJson.Secrets;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code portwright state pull}: the state as a state file of Terraform, on standard output. */
@Command(name = "pull")
final class StatePullCommand implements Subcommand {
  @Mixin private final CommonOptions common = new CommonOptions();

  @SuppressWarnings("UnusedVariable") // accepted as Terraform does
  @Mixin
  private final StateFlags flags = new StateFlags();

  @Option(
      names = {"-show-secrets", "--show-secrets"},
      arity = "0..1",
      fallbackValue = "true",
      description =
          "sensitive values in clear, as Terraform prints them; without it a note stands there,"
              + " which state push replaces again")
  private boolean secrets;

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
