package io.portwright.engine.eval;

import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.TemplatePart;
import io.portwright.provider.diagnostic.SourceRange;

/** The first part of an expression: where messages about arguments of a call point. */
final class StartRange {
  private StartRange() {}

  static SourceRange of(Expression expression) {
    return switch (expression) {
      case Expression.Invalid _,
          Expression.NumberLiteral _,
          Expression.BooleanLiteral _,
          Expression.NullLiteral _,
          Expression.SplatItem _ ->
          expression.range();
      case Expression.StringLiteral string -> content(string.range());
      case Expression.Template template ->
          template.parts().isEmpty() ? template.range() : part(template.parts().getFirst());
      case Expression.TemplateWrap wrap -> wrap.range();
      case Expression.Parentheses parentheses -> of(parentheses.inner());
      case Expression.TupleConstructor tuple -> tuple.open();
      case Expression.ObjectConstructor object -> object.open();
      case Expression.ForTuple loop -> loop.open();
      case Expression.ForObject loop -> loop.open();
      case Expression.Conditional conditional -> of(conditional.condition());
      case Expression.Binary binary -> of(binary.left());
      case Expression.Unary unary -> unary.symbol();
      case Expression.Traversal _, Expression.RelativeTraversal _ -> expression.range();
      case Expression.IndexAccess index -> first(index.brackets());
      case Expression.Splat splat -> splat.marker();
      case Expression.Call call -> call.name().range().to(call.open());
    };
  }

  /** What stands between quotation marks. */
  private static SourceRange content(SourceRange literal) {
    boolean quoted =
        literal.end() - literal.start() > 1 && literal.file().text().charAt(literal.start()) == '"';
    return quoted
        ? new SourceRange(literal.file(), literal.start() + 1, literal.end() - 1)
        : literal;
  }

  private static SourceRange first(SourceRange brackets) {
    return new SourceRange(brackets.file(), brackets.start(), brackets.start() + 1);
  }

  private static SourceRange part(TemplatePart part) {
    return part.range();
  }
}
