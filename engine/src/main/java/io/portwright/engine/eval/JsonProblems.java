package io.portwright.engine.eval;

import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.ObjectConstructor;
import io.portwright.engine.syntax.Expression.ObjectConstructor.Notation;
import io.portwright.engine.syntax.ExpressionWalk;
import io.portwright.engine.syntax.ObjectItem;
import io.portwright.engine.syntax.ObjectKey;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mistakes in expressions written in JSON that can be seen without values. */
public final class JsonProblems {
  private JsonProblems() {}

  /** What evaluation would report whatever the values are, in the order of the text. */
  public static List<Diagnostic> in(Expression expression) {
    List<Diagnostic> found = new ArrayList<>();
    ExpressionWalk.forEach(
        expression,
        inside -> {
          switch (inside) {
            case Expression.Invalid invalid -> found.addAll(invalid.problems());
            case ObjectConstructor object when object.notation() == Notation.JSON ->
                duplicates(object, found);
            case Expression _ -> {}
          }
        });
    return found;
  }

  private static void duplicates(ObjectConstructor object, List<Diagnostic> found) {
    Map<String, SourceRange> places = new HashMap<>();
    for (ObjectItem item : object.items()) {
      if (item.key() instanceof ObjectKey.Literal literal) {
        String name = Value.string(literal.name()).asString();
        Optional.ofNullable(places.putIfAbsent(name, literal.range()))
            .ifPresent(first -> found.add(duplicate(name, first, literal.range())));
      }
    }
  }

  static Diagnostic duplicate(String name, SourceRange first, SourceRange again) {
    return Diagnostic.error(
        "Duplicate object attribute",
        "An attribute named "
            + GoText.quoted(name)
            + " was already defined at "
            + GoRange.of(first)
            + ".",
        again);
  }
}
