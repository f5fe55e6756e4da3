package io.portwright.engine.eval;

import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The names and functions that an expression can see. */
public interface Scope {

  /**
   * What the beginning of a reference stands for.
   *
   * @param value of the beginning
   * @param steps how many steps behind the root belong to it; the evaluator walks the others
   */
  record Resolved(Value value, int steps) {}

  /**
   * Looks a reference up. No value and no diagnostics when it depends on something in error that
   * was already reported; the expression then has no value either.
   */
  Checked<Resolved> resolve(Traversal reference);

  Surroundings surroundings();

  /**
   * Whether a provider of this local name is the built-in one, whose functions can then be called:
   * {@code provider::NAME::encode_expr(…)}.
   */
  default boolean isBuiltinProvider(String localName) {
    return false;
  }

  /** For expressions that were found to refer to nothing and to call nothing. */
  Scope NOTHING =
      new Scope() {
        @Override
        public Checked<Resolved> resolve(Traversal reference) {
          throw new IllegalStateException("references are refused before");
        }

        @Override
        public Surroundings surroundings() {
          Path none = Path.of("/");
          return new Surroundings(
              none, none, "", Optional.empty(), Instant.EPOCH, Optional.empty());
        }
      };
}
