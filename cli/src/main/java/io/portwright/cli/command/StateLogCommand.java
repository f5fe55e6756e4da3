package io.portwright.cli.command;

import io.portwright.cli.view.HistoryJson;
import io.portwright.cli.view.HistoryView;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.history.Timeline;
import io.portwright.engine.state.StateStore;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code portwright state log}: who changed what and when; needs no key. */
final class StateLogCommand implements Subcommand {
  private final CommonOptions common = new CommonOptions();
  private boolean json;
  private int limit = 20;
  private boolean values;
  private @Nullable String address;

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.flag("-json", "as JSON", given -> json = given);
    flags.value(
        "-limit",
        Integer.class,
        "N",
        "only the newest N commits (default 20; 0 for all)",
        given -> limit = given);
    flags.flag("-values", "with every value before and after", given -> values = given);
    flags.optionalWord(String.class, "[ADDRESS]", given -> address = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    if (limit < 0) {
      throw new UsageException("portwright state log: -limit is a number of commits, 0 for all");
    }
    try (Workbench bench = new Workbench(surroundings, common);
        StateStore store = bench.store()) {
      Timeline timeline = new Timeline(store.history(), new KnownSchemas(bench.providers()));
      Optional<List<Timeline.Event>> events = events(timeline, bench);
      if (events.isEmpty()) {
        return bench.report();
      }
      if (json) {
        bench.printJson(out -> new HistoryJson(out).log(events.get()));
      } else if (events.get().isEmpty()) {
        bench.print(List.of("Nothing was ever stored."));
      } else {
        HistoryView.Detail detail = values ? HistoryView.Detail.VALUES : HistoryView.Detail.NAMES;
        bench.print(new HistoryView(bench.style()).log(events.get(), detail));
      }
      return bench.report();
    }
  }

  private Optional<List<Timeline.Event>> events(Timeline timeline, Workbench bench) {
    int most = limit == 0 ? Integer.MAX_VALUE : limit;
    if (address == null) {
      return Optional.of(timeline.events(most));
    }
    Optional<InstanceAddress> parsed = InstanceAddress.parse(address);
    Optional<List<Timeline.Event>> events = parsed.map(one -> timeline.events(one, most));
    if (events.isEmpty() || events.get().isEmpty()) {
      bench.add(List.of(unknown(address)));
      return Optional.empty();
    }
    return events;
  }

  static Diagnostic unknown(String address) {
    return Diagnostic.error(
        "No such object in the history",
        "State has never held an object with the address "
            + address
            + ", or it is not the address of one instance. What state holds now:\n\n"
            + "    portwright state list");
  }
}
