package io.portwright.engine.eval;

import io.portwright.engine.eval.function.CallContext;
import io.portwright.engine.eval.function.FunctionFailure;
import io.portwright.engine.eval.function.Meter;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.Parser;
import io.portwright.engine.syntax.References;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Supplier;

/** What functions may know of the world, and how they render templates. */
final class TemplateContext implements CallContext {
  private final Evaluation evaluation;
  private final String function;

  TemplateContext(Evaluation evaluation, String function) {
    this.evaluation = evaluation;
    this.function = function;
  }

  @Override
  public Path workingFolder() {
    return evaluation.surroundings().workingFolder();
  }

  @Override
  public Path homeFolder() {
    return evaluation.surroundings().homeFolder();
  }

  @Override
  public Optional<Instant> now() {
    return evaluation.surroundings().now();
  }

  @Override
  public Instant planTime() {
    return evaluation.surroundings().planTime();
  }

  @Override
  public Optional<UUID> newId() {
    return evaluation.surroundings().newIds().map(Supplier::get);
  }

  @Override
  public Value variables(String name, String source) throws FunctionFailure {
    return new VariablesText(name, evaluation.meter()).value(source);
  }

  @Override
  public Meter meter() {
    return evaluation.meter();
  }

  @Override
  public Value render(String name, String template, SortedMap<String, Value> variables)
      throws FunctionFailure {
    if (evaluation.template() == Template.INSIDE) {
      throw FunctionFailure.nestedTemplate(function);
    }
    Checked<Expression> parsed = Parser.parseTemplate(new SourceFile(name, template));
    if (parsed.hasErrors()) {
      String problem = described(parsed.diagnostics().getFirst());
      throw function.endsWith("templatestring")
          ? FunctionFailure.argument(0, "invalid template: " + problem)
          : FunctionFailure.call(problem);
    }
    Expression expression = parsed.orThrow();
    Map<Traversal, Scope.Resolved> resolved = new IdentityHashMap<>();
    for (Traversal reference : References.in(expression)) {
      Value value = variables.get(reference.root().text());
      if (value == null) {
        throw FunctionFailure.argument(
            1,
            "vars map does not contain key "
                + GoText.quoted(reference.root().text())
                + ", referenced at "
                + GoRange.of(reference.root().range()));
      }
      resolved.put(reference, new Scope.Resolved(value, 0));
    }
    Evaluation inside =
        new Evaluation(evaluation.scope(), resolved, Template.INSIDE, evaluation.meter());
    Value value = inside.value(expression, Bindings.NONE);
    if (!inside.errors().isEmpty()) {
      throw FunctionFailure.call(described(inside.errors().getFirst()));
    }
    return value;
  }

  static String described(Diagnostic problem) {
    return problem.subject().map(range -> GoRange.of(range) + ": ").orElse("")
        + problem.summary()
        + "; "
        + problem.detail();
  }
}
