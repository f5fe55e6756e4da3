package io.portwright.engine.plan;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Values that can be computed and shown but that neither a plan file nor state can hold. */
final class InfiniteNumbers {
  private InfiniteNumbers() {}

  static List<Diagnostic> problems(List<Change> changes, List<OutputChange> outputs) {
    List<Diagnostic> found = new ArrayList<>();
    for (Change change : changes) {
      if (change.planned().filter(InfiniteNumbers::isIn).isPresent()) {
        found.add(problem(change.address().toString()));
      }
    }
    for (OutputChange output : outputs) {
      if (output.after().filter(InfiniteNumbers::isIn).isPresent()) {
        found.add(problem("output." + output.name()));
      }
    }
    return found;
  }

  private static boolean isIn(Value value) {
    return value instanceof Value.NumberValue number
        ? number.number().isInfinite()
        : value.parts().stream().anyMatch(InfiniteNumbers::isIn);
  }

  private static Diagnostic problem(String what) {
    return Diagnostic.error(
            "Infinity cannot be kept",
            what
                + " would hold an infinite number, and neither plan files nor state can hold one."
                + " It comes from a division by zero or from a number that is too large. Change the"
                + " expression so that its result is finite.")
        .withCode("PLAN-4");
  }
}
