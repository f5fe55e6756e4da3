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
          Expression.StringLiteral _,
          Expression.SplatItem _ ->
          expression.range();
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

  private static SourceRange part(TemplatePart part) {
    return part.range();
  }
}
