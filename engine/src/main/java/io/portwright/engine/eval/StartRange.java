package io.portwright.engine.eval;

import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.TemplatePart;
import io.portwright.provider.diagnostic.SourceRange;

/**
 * The first part of an expression: where messages about arguments of a call point, and those about
 * values of the wrong type in places that take a constant.
 */
public final class StartRange {
  private StartRange() {}

  public static SourceRange of(Expression expression) {
    return switch (expression) {
      case Expression.Invalid _,
          Expression.NumberLiteral _,
          Expression.BooleanLiteral _,
          Expression.NullLiteral _,
          Expression.Traversal _,
          Expression.RelativeTraversal _,
          Expression.TemplateWrap _,
          Expression.SplatItem _ ->
          expression.range();
      case Expression.StringLiteral string -> content(string.range());
      case Expression.Template template ->
          template.parts().isEmpty() ? template.range() : part(template.parts().getFirst());
      case Expression.Parentheses parentheses -> of(parentheses.inner());
      case Expression.TupleConstructor tuple -> tuple.open();
      case Expression.ObjectConstructor object -> object.open();
      case Expression.ForTuple loop -> loop.open();
      case Expression.ForObject loop -> loop.open();
      case Expression.Conditional conditional -> of(conditional.condition());
      case Expression.Binary binary -> of(binary.left());
      case Expression.Unary unary -> unary.symbol();
      case Expression.IndexAccess index -> first(index.brackets(), 1);
      case Expression.Splat splat -> splat.marker();
      case Expression.Call call -> call.name().range().to(call.open());
    };
  }

  private static SourceRange part(TemplatePart part) {
    return switch (part) {
      case TemplatePart.Text text -> text.range();
      case TemplatePart.Interpolation interpolation -> of(interpolation.value());
      case TemplatePart.If choice -> of(choice.condition());
      case TemplatePart.For loop -> of(loop.collection());
    };
  }

  private static SourceRange first(SourceRange range, int length) {
    return new SourceRange(range.file(), range.start(), range.start() + length);
  }

  /**
   * What stands between the quotes of a string in native syntax; behind them when that is nothing.
   * A JSON string is one piece; a heredoc begins behind its first line.
   */
  private static SourceRange content(SourceRange range) {
    String text = range.text();
    boolean json = range.file().name().endsWith(".json");
    if (text.startsWith("<<") && text.indexOf('\n') >= 0) {
      return new SourceRange(range.file(), range.start() + text.indexOf('\n') + 1, range.end());
    }
    if (json || !text.startsWith("\"") || text.length() < 2) {
      return range;
    }
    return text.length() == 2
        ? new SourceRange(range.file(), range.end(), range.end())
        : new SourceRange(range.file(), range.start() + 1, range.end() - 1);
  }
}
