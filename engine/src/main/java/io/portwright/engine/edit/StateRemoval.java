package io.portwright.engine.edit;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.plan.Target;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Objects that state forgets. What they stand for goes on as it is.
 *
 * @param records in the order of the arguments, then of addresses
 */
public record StateRemoval(List<ResourceRecord> records) {
  public StateRemoval {
    records = List.copyOf(records);
  }

  /**
   * Works out what the arguments name: instances, resources, modules with all that is inside. Names
   * of nothing are a warning as long as something is named.
   */
  public static Checked<StateRemoval> of(StateSnapshot state, List<String> arguments) {
    List<Diagnostic> errors = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    Map<InstanceAddress, ResourceRecord> found = new LinkedHashMap<>();
    for (String argument : arguments) {
      Optional<Target> target = Target.parse(argument);
      if (target.isEmpty()) {
        errors.add(
            Diagnostic.error(
                "Invalid address",
                argument
                    + " is not the address of a resource, an instance or a module. What state"
                    + " holds:\n\n    portwright state list"));
      } else {
        int before = found.size();
        state.records().values().stream()
            .filter(record -> target.get().covers(record.address()))
            .forEach(record -> found.putIfAbsent(record.address(), record));
        if (found.size() == before) {
          empty.add(argument);
        }
      }
    }
    errors.addAll(Journal.of(state).refusals(found.keySet()));
    if (!errors.isEmpty()) {
      return Checked.failed(errors);
    }
    if (found.isEmpty()) {
      return Checked.failed(nothing());
    }
    return Checked.of(
        new StateRemoval(List.copyOf(found.values())),
        empty.isEmpty() ? List.of() : List.of(without(empty)));
  }

  private static Diagnostic nothing() {
    return Diagnostic.error(
        "Invalid target address",
        "No matching objects found. To view the available instances, use \"portwright state list\"."
            + " Please modify the address to reference a specific instance.");
  }

  private static Diagnostic without(List<String> names) {
    return Diagnostic.warning(
        "Address matches nothing",
        "State holds nothing, or nothing more, for " + String.join(", ", names) + ".");
  }

  /** Objects that are paid for and stay so: in a real environment. */
  public List<ResourceRecord> real() {
    return records.stream().filter(StateRemoval::isReal).toList();
  }

  /** Whether an object is in a real environment, where it is paid for. */
  public static boolean isReal(ResourceRecord record) {
    return record.environment().filter(Identity::isReal).isPresent();
  }

  public StateChange change() {
    return StateChange.NONE.without(records.stream().map(ResourceRecord::address).toList());
  }
}
