package io.portwright.cli.command;

import io.portwright.cli.view.StateView;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** {@code portwright state show ADDRESS}: one object of the state. */
final class StateShowCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private String address = "";

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.word(String.class, "ADDRESS", given -> address = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common);
        StateStore store = bench.store()) {
      StateSnapshot state = store.read();
      Optional<ResourceRecord> record = InstanceAddress.parse(address).flatMap(state::record);
      if (record.isEmpty()) {
        bench.add(List.of(missing(state)));
        return bench.report();
      }
      StateView view = new StateView(bench.style());
      bench.print(
          view.render(
              record.get(),
              new KnownSchemas(bench.providers()).of(record.get().address().resource())));
      return OK;
    }
  }

  private Diagnostic missing(StateSnapshot state) {
    List<String> names = state.records().keySet().stream().map(InstanceAddress::toString).toList();
    return Diagnostic.error(
        "No such object in state",
        "State holds no object with the address "
            + address
            + "."
            + NearName.hint(address, names)
            + "\n\nWhat state holds:\n\n    portwright state list");
  }
}
