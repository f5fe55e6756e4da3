package io.portwright.engine.machine;

import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.eval.Surroundings;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.ExpressionWalk;
import io.portwright.engine.syntax.References;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What an argument is made of: its references, and its value when that does not need them. */
final class ExpressionJson {

  /** Whatever is referred to is unknown. */
  private static final Scope NOTHING =
      new Scope() {
        @Override
        public Checked<Resolved> resolve(Traversal reference) {
          return Checked.of(new Resolved(Value.unknown(Type.DYNAMIC), reference.steps().size()));
        }

        @Override
        public Surroundings surroundings() {
          return new Surroundings(
              Path.of("/"),
              Path.of("/"),
              "default",
              Optional.empty(),
              Instant.EPOCH,
              Optional.empty());
        }
      };

  private ExpressionJson() {}

  /** An expression that only calls functions is an empty object, as nothing is said about it. */
  static void write(Expression expression, JsonWriter out) {
    out.beginObject();
    List<Traversal> references = References.in(expression);
    constant(expression).ifPresent(value -> ValueForms.known(value, out.name("constant_value")));
    if (!references.isEmpty()) {
      out.name("references").beginArray();
      for (Traversal reference : references) {
        ReferenceTexts.of(reference).forEach(out::string);
      }
      out.endArray();
    }
    out.endObject();
  }

  /** Whether there is anything to say about an expression. */
  static boolean isTelling(Expression expression) {
    return !References.in(expression).isEmpty() || constant(expression).isPresent();
  }

  private static Optional<Value> constant(Expression expression) {
    AtomicBoolean calls = new AtomicBoolean();
    ExpressionWalk.forEach(
        expression,
        part -> {
          if (part instanceof Expression.Call) {
            calls.set(true);
          }
        });
    if (calls.get()) {
      return Optional.empty();
    }
    Checked<Value> value = Evaluator.evaluate(expression, NOTHING);
    return value.hasErrors() ? Optional.empty() : value.value().filter(Value::isWhollyKnown);
  }
}
