package io.portwright.engine.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Visits expressions without recursion, in time linear in their size. */
public final class ExpressionWalk {

  private ExpressionWalk() {}

  /**
   * Visits an expression and everything inside it, outer before inner, in the order of the text.
   */
  public static void forEach(Expression expression, Consumer<Expression> visit) {
    Deque<Expression> open = new ArrayDeque<>();
    open.push(expression);
    while (!open.isEmpty()) {
      Expression next = open.pop();
      visit.accept(next);
      children(next).reversed().forEach(open::push);
    }
  }

  /**
   * The expressions directly inside one, in the order of the text. Keys of fixed steps and bare
   * object keys are not expressions of their own.
   */
  public static List<Expression> children(Expression expression) {
    return switch (expression) {
      case Expression.Invalid _,
          Expression.NumberLiteral _,
          Expression.BooleanLiteral _,
          Expression.NullLiteral _,
          Expression.StringLiteral _,
          Expression.Traversal _,
          Expression.SplatItem _ ->
          List.of();
      case Expression.Template template -> inParts(template.parts());
      case Expression.TemplateWrap wrap -> List.of(wrap.inner());
      case Expression.Parentheses parentheses -> List.of(parentheses.inner());
      case Expression.TupleConstructor tuple -> tuple.elements();
      case Expression.ObjectConstructor object -> inItems(object.items());
      case Expression.ForTuple loop -> inLoop(loop);
      case Expression.ForObject loop -> inLoop(loop);
      case Expression.Conditional conditional ->
          List.of(conditional.condition(), conditional.whenTrue(), conditional.whenFalse());
      case Expression.Binary binary -> List.of(binary.left(), binary.right());
      case Expression.Unary unary -> List.of(unary.operand());
      case Expression.RelativeTraversal traversal -> List.of(traversal.source());
      case Expression.IndexAccess index -> List.of(index.collection(), index.key());
      case Expression.Splat splat -> List.of(splat.source(), splat.each());
      case Expression.Call call -> call.arguments();
    };
  }

  private static List<Expression> inItems(List<ObjectItem> items) {
    List<Expression> found = new ArrayList<>(items.size() * 2);
    for (ObjectItem item : items) {
      switch (item.key()) {
        case ObjectKey.Literal _ -> {}
        case ObjectKey.Computed computed -> found.add(computed.expression());
        case ObjectKey.Ambiguous ambiguous -> found.add(ambiguous.traversal());
      }
      found.add(item.value());
    }
    return found;
  }

  private static List<Expression> inLoop(Expression.ForTuple loop) {
    List<Expression> found = new ArrayList<>(List.of(loop.collection(), loop.element()));
    loop.condition().ifPresent(found::add);
    return found;
  }

  private static List<Expression> inLoop(Expression.ForObject loop) {
    List<Expression> found = new ArrayList<>(List.of(loop.collection(), loop.key(), loop.value()));
    loop.condition().ifPresent(found::add);
    return found;
  }

  private static List<Expression> inParts(List<TemplatePart> parts) {
    List<Expression> found = new ArrayList<>();
    addParts(parts, found);
    return found;
  }

  private static void addParts(List<TemplatePart> parts, List<Expression> found) {
    for (TemplatePart part : parts) {
      switch (part) {
        case TemplatePart.Text _ -> {}
        case TemplatePart.Interpolation interpolation -> found.add(interpolation.value());
        case TemplatePart.If choice -> {
          found.add(choice.condition());
          addParts(choice.then(), found);
          addParts(choice.otherwise(), found);
        }
        case TemplatePart.For loop -> {
          found.add(loop.collection());
          addParts(loop.body(), found);
        }
      }
    }
  }
}
