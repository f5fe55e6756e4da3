package io.portwright.cli.command;

import io.portwright.cli.view.HistoryJson;
import io.portwright.cli.view.HistoryView;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.history.Blame;
import io.portwright.engine.history.Timeline;
import io.portwright.engine.state.StateStore;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code portwright state blame ADDRESS}: where each attribute has its value from; needs no key.
 */
@Command(name = "blame")
final class StateBlameCommand implements Subcommand {
  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = {"-json", "--json"},
      description = "as JSON")
  private boolean json;

  @Parameters(paramLabel = "ADDRESS", arity = "1")
  private String address = "";

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
