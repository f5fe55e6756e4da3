package io.portwright.engine.eval;

import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.TemplatePart;
import io.portwright.provider.diagnostic.SourceRange;

/** The first part of an expression: where messages about arguments of a call point. */
public final class StartRange {
  private StartRange() {}

  public static SourceRange of(Expression expression) {
    return switch (expression) {
      case Expression.Invalid _,
          Expression.NumberLiteral _,
          Expression.BooleanLiteral _,
          Expression.NullLiteral _,
          Expression.SplatItem _ ->
          expression.range();
      case Expression.StringLiteral text -> content(text.range());
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
      case Expression.Traversal traversal -> traversal.root().range();
      case Expression.RelativeTraversal relative -> of(relative.source());
      case Expression.IndexAccess index -> of(index.collection());
      case Expression.Splat splat -> of(splat.source());
      case Expression.Call call -> call.name().range().to(call.open());
    };
  }

  /** What stands between the quotes, or behind the first line of a heredoc. */
  private static SourceRange content(SourceRange range) {
    String text = range.text();
    if (text.startsWith("\"") && text.length() > 1) {
      return new SourceRange(range.file(), range.start() + 1, range.end() - 1);
    }
    return text.startsWith("<<") && text.indexOf('\n') >= 0
        ? new SourceRange(range.file(), range.start() + text.indexOf('\n') + 1, range.end())
        : range;
  }

  private static SourceRange part(TemplatePart part) {
    return part.range();
  }
}
