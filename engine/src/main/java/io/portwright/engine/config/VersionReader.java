package io.portwright.engine.config;

import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Optional;

/** Reads arguments that hold version constraints. */
final class VersionReader {
  private static final String INVALID = "Invalid version constraint";

  private VersionReader() {}

  /** The text of a constraint; empty when it is null or wrong. */
  static Optional<String> read(AttributeNode argument, List<Diagnostic> found) {
    Expression expression = argument.expression();
    Optional<Value> value = Constants.value(expression, found);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (Conversion.convert(value.get(), Type.STRING)) {
      case Attempt.Failed _ -> {
        found.add(
            Diagnostic.error(
                INVALID,
                "A string value is required for " + argument.name() + ".",
                expression.range()));
        yield Optional.empty();
      }
      case Attempt.Converted text when text.value().isPresent() ->
          checked(text.value().asString(), expression.range(), found);
      case Attempt.Converted _ -> Optional.empty();
    };
  }

  /** The same text, unless it is no constraint. */
  static Optional<String> checked(String text, SourceRange range, List<Diagnostic> found) {
    if (VersionConstraint.parse(text).isPresent()) {
      return Optional.of(text);
    }
    found.add(
        Diagnostic.error(
            INVALID, "This string does not use correct version constraint syntax.", range));
    return Optional.empty();
  }
}
