package io.portwright.cli.command;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.StateStore;
import java.util.ArrayList;
import java.util.List;

/** {@code portwright state list}: addresses in state; needs no key. */
final class StateListCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private final List<String> addresses = new ArrayList<>();

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.words("[ADDRESS...]", addresses::add);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common);
        StateStore store = bench.store()) {
      for (InstanceAddress address : store.addresses()) {
        if (addresses.isEmpty() || addresses.stream().anyMatch(given -> names(given, address))) {
          surroundings.out().println(address);
        }
      }
      return OK;
    }
  }

  private static boolean names(String given, InstanceAddress address) {
    return given.equals(address.toString()) || given.equals(address.resource().toString());
  }
}
