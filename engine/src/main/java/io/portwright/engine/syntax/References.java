package io.portwright.engine.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The variables that an expression needs from outside. */
public final class References {

  /** Names that enclosing for-expressions bind, innermost first. */
  private record Bound(Optional<Bound> outer, Optional<Name> key, Name value) {

    static boolean binds(Optional<Bound> scope, String name) {
      for (Optional<Bound> at = scope; at.isPresent(); at = at.get().outer) {
        Bound bound = at.get();
        if (bound.value.text().equals(name)
            || bound.key.isPresent() && bound.key.get().text().equals(name)) {
          return true;
        }
      }
      return false;
    }
  }

  private record Visit(Expression expression, Optional<Bound> scope) {}

  private final Deque<Visit> open = new ArrayDeque<>();
  private final List<Visit> inside = new ArrayList<>();

  private References() {}

  /**
   * Every traversal whose root no enclosing {@code for} binds, in the order of the text, repeated
   * when written repeatedly. Linear in the size of the expression.
   */
  public static List<Expression.Traversal> in(Expression expression) {
    return switch (expression) {
      case Expression.Traversal traversal -> List.of(traversal);
      case Expression.StringLiteral _,
          Expression.NumberLiteral _,
          Expression.BooleanLiteral _,
          Expression.NullLiteral _ ->
          List.of();
      case Expression other -> new References().collect(other);
    };
  }

  private List<Expression.Traversal> collect(Expression expression) {
    List<Expression.Traversal> found = new ArrayList<>();
    open.push(new Visit(expression, Optional.empty()));
    while (!open.isEmpty()) {
      Visit visit = open.pop();
      if (visit.expression instanceof Expression.Traversal traversal
          && !Bound.binds(visit.scope, traversal.root().text())) {
        found.add(traversal);
      }
      inside.clear();
      addInside(visit.expression, visit.scope);
      inside.reversed().forEach(open::push);
    }
    return List.copyOf(found);
  }

  private void addInside(Expression expression, Optional<Bound> scope) {
    switch (expression) {
      case Expression.ForTuple loop -> {
        Optional<Bound> inner = Optional.of(new Bound(scope, loop.keyName(), loop.valueName()));
        add(loop.collection(), scope);
        add(loop.element(), inner);
        loop.condition().ifPresent(c -> add(c, inner));
      }
      case Expression.ForObject loop -> {
        Optional<Bound> inner = Optional.of(new Bound(scope, loop.keyName(), loop.valueName()));
        add(loop.collection(), scope);
        add(loop.key(), inner);
        add(loop.value(), inner);
        loop.condition().ifPresent(c -> add(c, inner));
      }
      case Expression.Template template -> addParts(template.parts(), scope);
      case Expression other -> ExpressionWalk.children(other).forEach(e -> add(e, scope));
    }
  }

  private void addParts(List<TemplatePart> parts, Optional<Bound> scope) {
    for (TemplatePart part : parts) {
      switch (part) {
        case TemplatePart.Text _ -> {}
        case TemplatePart.Interpolation interpolation -> add(interpolation.value(), scope);
        case TemplatePart.If choice -> {
          add(choice.condition(), scope);
          addParts(choice.then(), scope);
          addParts(choice.otherwise(), scope);
        }
        case TemplatePart.For loop -> {
          add(loop.collection(), scope);
          addParts(loop.body(), Optional.of(new Bound(scope, loop.key(), loop.value())));
        }
      }
    }
  }

  private void add(Expression expression, Optional<Bound> scope) {
    inside.add(new Visit(expression, scope));
  }
}
