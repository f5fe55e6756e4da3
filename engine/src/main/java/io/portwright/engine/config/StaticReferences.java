package io.portwright.engine.config;

import io.portwright.engine.eval.StartRange;
import io.portwright.engine.syntax.Excerpt;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.Name;
import io.portwright.engine.syntax.Parser;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists of plain references, such as {@code depends_on}. */
final class StaticReferences {
  private static final String NOT_STATIC =
      "A single static variable reference is required: only attribute access and indexing with"
          + " constant keys. No calculations, function calls, template expressions, etc are allowed"
          + " here.";

  private StaticReferences() {}

  static List<Traversal> list(Optional<Expression> expression, List<Diagnostic> found) {
    List<Traversal> references = new ArrayList<>();
    for (Expression element : elements(expression, found)) {
      reference(element, found).ifPresent(references::add);
    }
    return references;
  }

  /** What a list holds that is written out; nothing where there is none. */
  static List<Expression> elements(Optional<Expression> expression, List<Diagnostic> found) {
    if (expression.isEmpty()) {
      return List.of();
    }
    if (!(expression.get() instanceof Expression.TupleConstructor tuple)) {
      found.add(
          Diagnostic.error(
              "Invalid expression",
              "A static list expression is required.",
              StartRange.of(expression.get())));
      return List.of();
    }
    return tuple.elements();
  }

  /** One reference without quotes. */
  static Optional<Traversal> bare(Expression element, List<Diagnostic> found) {
    Optional<Traversal> traversal = traversal(element);
    if (traversal.isEmpty()) {
      found.add(Diagnostic.error("Invalid expression", NOT_STATIC, element.range()));
    }
    return traversal;
  }

  private static Optional<Traversal> traversal(Expression element) {
    return switch (element) {
      case Traversal traversal -> Optional.of(traversal);
      // Keywords are names where only names are expected; in JSON they are values.
      case Expression.NullLiteral _, Expression.BooleanLiteral _
          when !element.range().file().name().endsWith(".json") ->
          Optional.of(
              new Traversal(
                  new Name(element.range().text(), element.range()), List.of(), element.range()));
      case Expression _ -> Optional.empty();
    };
  }

  /** One reference, also in quotes, which is a warning. */
  static Optional<Traversal> reference(Expression element, List<Diagnostic> found) {
    Optional<Traversal> written = written(element, found);
    if (written.isEmpty() && !(element instanceof Expression.StringLiteral)) {
      found.add(Diagnostic.error("Invalid expression", NOT_STATIC, element.range()));
    }
    return written;
  }

  /** The same without an error where there is no reference. */
  static Optional<Traversal> written(Expression element, List<Diagnostic> found) {
    if (element instanceof Expression.StringLiteral quoted) {
      found.add(
          Diagnostic.warning(
              "Quoted references are deprecated",
              "In this context, references are expected literally rather than in quotes. Terraform"
                  + " 0.11 and earlier required quotes, but quoted references are now deprecated"
                  + " and will be removed in a future version of Terraform. Remove the quotes"
                  + " surrounding this reference to silence this warning.",
              quoted.range()));
      return inPlace(quoted, found);
    }
    return element instanceof Expression.Invalid ? Optional.empty() : traversal(element);
  }

  /** Parses the text in quotes; ranges of the result stay in the file. */
  private static Optional<Traversal> inPlace(
      Expression.StringLiteral quoted, List<Diagnostic> found) {
    SourceRange range = quoted.range();
    Checked<Traversal> parsed =
        Parser.parseTraversal(Excerpt.copied(range.file(), quoted.value(), range.start() + 1));
    found.addAll(parsed.diagnostics());
    return parsed.value();
  }
}
