package io.portwright.engine.config;

import io.portwright.engine.eval.GoText;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** References to outputs that a called module does not have. */
final class UndeclaredOutput {
  private UndeclaredOutput() {}

  /** Whether an output is asked for that is not there, as far as that can be seen here. */
  static Optional<Diagnostic> problem(
      ModuleCall call, Configuration called, Reference.Module reference, Traversal traversal) {
    List<TraversalStep> steps = traversal.steps();
    boolean single = call.repetition() instanceof Repetition.Single;
    int at = single ? 1 : 2;
    if (call.repetition() instanceof Repetition.Count
        && steps.size() > 1
        && steps.get(1) instanceof TraversalStep.Attribute attribute) {
      return Optional.of(
          Diagnostic.error(
                  "Unsupported attribute",
                  "Can't access attributes on a list of objects. Did you mean to access "
                      + (called.outputs().containsKey(attribute.name())
                          ? "attribute " + GoText.quoted(attribute.name())
                          : "an attribute")
                      + " for a specific element of the list, or across all elements of the list?",
                  attribute.range())
              .withValues(List.of("module." + call.name() + " is a list of object")));
    }
    if (steps.size() <= at
        || !single && steps.get(1) instanceof TraversalStep.Attribute
        || !(steps.get(at) instanceof TraversalStep.Attribute output)
        || called.outputs().containsKey(output.name())) {
      return Optional.empty();
    }
    String key = reference.key().map(Object::toString).orElse("");
    return Optional.of(
        Diagnostic.error(
                "Unsupported attribute",
                "This object does not have an attribute named "
                    + GoText.quoted(output.name())
                    + ".",
                output.range())
            .withValues(List.of("module." + call.name() + key + " is a object")));
  }
}
