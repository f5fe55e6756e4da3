package io.portwright.engine.eval;

import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Optional;

/** Steps into values whose type is known before their value is. */
public final class Steps {
  private Steps() {}

  /** The first step that no value of the type can take. */
  public static Optional<Diagnostic> problem(Type type, List<TraversalStep> steps) {
    Value value = Value.unknown(type);
    for (TraversalStep step : steps) {
      switch (Access.step(value, step)) {
        case Access.Answer.Found found -> value = found.value();
        case Access.Answer.Refused refused -> {
          return Optional.of(Diagnostic.error(refused.summary(), refused.detail(), step.range()));
        }
      }
    }
    return Optional.empty();
  }
}
