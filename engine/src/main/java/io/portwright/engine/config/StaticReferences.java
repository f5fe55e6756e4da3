package io.portwright.engine.config;

import io.portwright.engine.eval.StartRange;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.Name;
import io.portwright.engine.syntax.Parser;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
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
      // Keywords are names where only names are expected.
      case Expression.NullLiteral _, Expression.BooleanLiteral _ ->
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
    return traversal(element);
  }

  /** Parses the text in quotes; ranges of the result stay in the file. */
  private static Optional<Traversal> inPlace(
      Expression.StringLiteral quoted, List<Diagnostic> found) {
    SourceFile file = quoted.range().file();
    String blanks = " ".repeat(quoted.range().start() + 1);
    SourceFile padded = new SourceFile(file.name(), blanks + quoted.value());
    Checked<Traversal> parsed = Parser.parseTraversal(padded);
    for (Diagnostic problem : parsed.diagnostics()) {
      SourceRange range =
          problem
              .subject()
              .map(
                  at -> new SourceRange(file, at.start(), Math.min(at.end(), file.text().length())))
              .orElse(quoted.range());
      found.add(Diagnostic.error(problem.summary(), problem.detail(), range));
    }
    return parsed.value().map(read -> moved(read, quoted));
  }

  private static Traversal moved(Traversal read, Expression.StringLiteral quoted) {
    SourceFile file = quoted.range().file();
    List<TraversalStep> steps = new ArrayList<>();
    for (TraversalStep step : read.steps()) {
      var range = new SourceRange(file, step.range().start(), step.range().end());
      steps.add(
          switch (step) {
            case TraversalStep.Attribute a -> new TraversalStep.Attribute(a.name(), range);
            case TraversalStep.Index i -> new TraversalStep.Index(i.key(), range);
          });
    }
    var root = new SourceRange(file, read.root().range().start(), read.root().range().end());
    var whole = new SourceRange(file, read.range().start(), read.range().end());
    return new Traversal(new Name(read.root().text(), root), steps, whole);
  }
}
