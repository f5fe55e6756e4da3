package io.portwright.cli.command;

import io.portwright.engine.state.KeyHolder;
import io.portwright.engine.state.StateStore;
import java.util.List;

/** {@code portwright state recipients list}: whose keys open the secrets; needs no key. */
final class StateRecipientsListCommand implements Subcommand {
  private final CommonOptions common = new CommonOptions();
  private boolean json;

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.flag("-json", "as JSON", given -> json = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common);
        StateStore store = bench.store()) {
      List<KeyHolder> holders = store.keyHolders();
      List<String> mine = Recipients.mine(bench);
      if (json) {
        bench.printJson(out -> {
          out.beginObject();
          out.name("recipients").beginArray();
          for (KeyHolder holder : holders) {
            out.beginObject();
            out.name("key").string(holder.key());
            out.optional("name", holder.name().orElse(""));
            out.name("own").bool(mine.contains(holder.key()));
            out.endObject();
          }
          out.endArray();
          out.endObject();
        });
      } else if (holders.isEmpty()) {
        bench.print(List.of("Nothing was ever stored, so nothing is encrypted yet."));
      } else {
        bench.print(
            holders.stream()
                .map(one -> one.text() + (mine.contains(one.key()) ? "  (you)" : ""))
                .toList());
      }
      return bench.report();
    }
  }
}
