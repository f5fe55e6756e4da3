package io.portwright.engine.plan;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values that can be computed and shown but that neither a plan file nor state can hold. */
public final class InfiniteNumbers {
  private InfiniteNumbers() {}

  static List<Diagnostic> problems(List<Change> changes, List<OutputChange> outputs) {
    List<Diagnostic> found = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof Change.NoOp) {
        // state holds it already
        continue;
      }
      change
          .planned()
          .filter(InfiniteNumbers::isIn)
          .flatMap(value -> problem(change.address().toString(), value))
          .ifPresent(found::add);
    }
    for (OutputChange output : outputs) {
      output
          .after()
          .flatMap(value -> problem("output." + output.name(), value))
          .ifPresent(found::add);
    }
    return found;
  }

  /**
   * @param holder address of what would hold the value
   */
  public static Optional<Diagnostic> problem(String holder, Value value) {
    return isIn(value)
        ? Optional.of(
            Diagnostic.error(
                    "Infinity cannot be kept",
                    holder
                        + " would hold an infinite number, and neither plan files nor state can"
                        + " hold one. It comes from a division by zero or from a number that is"
                        + " too large. Change the expression so that its result is finite.")
                .withCode("PLAN-4"))
        : Optional.empty();
  }

  private static boolean isIn(Value value) {
    if (value instanceof Value.NumberValue number) {
      return number.number().isInfinite();
    }
    for (Value part : value.parts()) {
      if (isIn(part)) {
        return true;
      }
    }
    return false;
  }
}
