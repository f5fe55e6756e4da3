package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates entries of {@code replace_triggered_by}: references whose keys may be expressions. */
final class TriggerReader {
  private static final String INVALID = "Invalid replace_triggered_by expression";

  private final ModuleAddress module;
  private final Scope scope;

  TriggerReader(ModuleAddress module, Scope scope) {
    this.module = module;
    this.scope = scope;
  }

  Checked<Trigger> read(Expression expression) {
    List<Object> parts = new ArrayList<>();
    if (!collect(expression, parts)) {
      return failed("Unexpected expression found in replace_triggered_by.", expression.range());
    }
    boolean data = parts.getFirst().equals("data");
    boolean explicit = data || parts.getFirst().equals("resource");
    List<Object> path = explicit ? parts.subList(1, parts.size()) : parts;
    if (path.size() < 2
        || !(path.get(0) instanceof String type)
        || !(path.get(1) instanceof String name)
        || type.equals("module")
        || type.equals("local")
        || type.equals("var")) {
      return failed("Only resources can be used in replace_triggered_by.", expression.range());
    }
    ResourceAddress resource =
        new ResourceAddress(
            module, data ? ResourceAddress.Mode.DATA : ResourceAddress.Mode.MANAGED, type, name);
    int at = 2;
    Optional<InstanceKey> key = Optional.empty();
    if (path.size() > at && path.get(at) instanceof Expression written) {
      Checked<InstanceKey> evaluated = key(written);
      if (evaluated.value().isEmpty()) {
        return Checked.failed(evaluated.diagnostics());
      }
      key = evaluated.value();
      at++;
    }
    List<TraversalStep> rest = new ArrayList<>();
    for (Object part : path.subList(at, path.size())) {
      rest.add(
          part instanceof Expression index
              ? new TraversalStep.Index(index, index.range())
              : new TraversalStep.Attribute((String) part, expression.range()));
    }
    return Checked.of(new Trigger(resource, key, rest, expression.range()));
  }

  private static <T> Checked<T> failed(String detail, SourceRange range) {
    return Checked.failed(Diagnostic.error(INVALID, detail, range));
  }

  /** Names are strings, keys are expressions. */
  private static boolean collect(Expression expression, List<Object> parts) {
    return switch (expression) {
      case Expression.Traversal traversal -> {
        parts.add(traversal.root().text());
        steps(traversal.steps(), parts);
        yield true;
      }
      case Expression.RelativeTraversal relative when collect(relative.source(), parts) -> {
        steps(relative.steps(), parts);
        yield true;
      }
      case Expression.IndexAccess index when collect(index.collection(), parts) -> {
        parts.add(index.key());
        yield true;
      }
      case Expression _ -> false;
    };
  }

  private static void steps(List<TraversalStep> steps, List<Object> parts) {
    for (TraversalStep step : steps) {
      switch (step) {
        case TraversalStep.Attribute attribute -> parts.add(attribute.name());
        case TraversalStep.Index index -> parts.add(index.key());
      }
    }
  }

  private Checked<InstanceKey> key(Expression written) {
    Checked<Value> value = Evaluator.evaluate(written, scope);
    return value.then(known -> InstanceKeys.of(known, written.range()));
  }
}
