package io.portwright.cli.command;

import io.portwright.cli.view.HistoryJson;
import io.portwright.cli.view.HistoryView;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.history.Blame;
import io.portwright.engine.history.Timeline;
import io.portwright.engine.state.StateStore;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;

/**
 * {@code portwright state blame ADDRESS}: where each attribute has its value from; needs no key.
 */
final class StateBlameCommand implements Subcommand {
  private final CommonOptions common = new CommonOptions();
  private boolean json;
  private String address = "";

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.flag("-json", "as JSON", given -> json = given);
    flags.word(String.class, "ADDRESS", given -> address = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common);
        StateStore store = bench.store()) {
      Timeline timeline = new Timeline(store.history(), new KnownSchemas(bench.providers()));
      List<Blame.Line> lines =
          InstanceAddress.parse(address).map(one -> Blame.of(timeline, one)).orElse(List.of());
      if (lines.isEmpty()) {
        List<String> names = store.addresses().stream().map(InstanceAddress::toString).toList();
        bench.add(
            List.of(
                Diagnostic.error(
                    "No such object in state",
                    "State holds no object with the address "
                        + address
                        + "."
                        + NearName.hint(address, names)
                        + "\n\nIf it was there once:\n\n    portwright state log "
                        + address)));
      } else if (json) {
        bench.printJson(out -> new HistoryJson(out).blame(lines));
      } else {
        bench.print(new HistoryView(bench.style()).blame(lines));
      }
      return bench.report();
    }
  }
}
