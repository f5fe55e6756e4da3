package io.portwright.engine.config;

import io.portwright.engine.eval.GoText;
import io.portwright.engine.eval.Nearest;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.ObjectItem;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Nesting;
import io.portwright.provider.schema.Attribute.Shape;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keys that a nested attribute does not have. Terraform drops them silently; here they are dropped
 * with a warning, because a misspelt optional key would otherwise order something else.
 */
final class NestedKeys {
  private NestedKeys() {}

  /** Keys that are written out; found once for a block, whatever its instances. */
  static List<Diagnostic> written(Attribute attribute, Expression expression) {
    List<Diagnostic> found = new ArrayList<>();
    written(attribute, attribute.name(), expression, found);
    return found;
  }

  private static void written(
      Attribute attribute, String path, Expression expression, List<Diagnostic> found) {
    if (!(attribute.shape() instanceof Shape.Nested nested)) {
      return;
    }
    switch (expression) {
      case Expression.Parentheses p -> written(attribute, path, p.inner(), found);
      case Expression.ObjectConstructor object when nested.nesting() == Nesting.SINGLE ->
          items(nested, path, object, found);
      case Expression.ObjectConstructor object when nested.nesting() == Nesting.MAP ->
          object.items().forEach(item -> element(nested, path, item.value(), found));
      case Expression.TupleConstructor tuple when isSequence(nested.nesting()) ->
          tuple.elements().forEach(element -> element(nested, path, element, found));
      case Expression _ -> {}
    }
  }

  private static boolean isSequence(Nesting nesting) {
    return nesting == Nesting.LIST || nesting == Nesting.SET;
  }

  private static void element(
      Shape.Nested nested, String path, Expression expression, List<Diagnostic> found) {
    if (expression instanceof Expression.ObjectConstructor object) {
      items(nested, path, object, found);
    }
  }

  private static void items(
      Shape.Nested nested,
      String path,
      Expression.ObjectConstructor object,
      List<Diagnostic> found) {
    for (ObjectItem item : object.items()) {
      Optional<String> key = Places.key(item);
      Optional<Attribute> inside = key.map(nested.attributes()::get);
      if (inside.isPresent()) {
        written(inside.get(), path + "." + key.orElseThrow(), item.value(), found);
      } else if (key.isPresent()) {
        found.add(dropped(key.get(), path, nested.attributes().keySet(), item.key().range()));
      }
    }
  }

  private static Diagnostic dropped(String key, String path, Set<String> names, SourceRange range) {
    List<String> near = Nearest.all(key, names);
    String hint =
        near.isEmpty()
            ? " Remove it, or use one of: " + String.join(", ", names) + "."
            : " Did you mean " + GoText.quoted(near.getFirst()) + "?";
    return Diagnostic.warning(
            "Unknown key is ignored",
            "The attribute "
                + GoText.quoted(path)
                + " has nothing named "
                + GoText.quoted(key)
                + ", so this value is dropped."
                + hint,
            range)
        .withCode("CONFIG-5");
  }

  /** Keys of values that are not written out where they are used. */
  static List<Diagnostic> inValue(Attribute attribute, Value value, Expression expression) {
    List<Diagnostic> found = new ArrayList<>();
    inValue(attribute, attribute.name(), value, expression, found);
    return found;
  }

  private static void inValue(
      Attribute attribute,
      String path,
      Value value,
      Expression expression,
      List<Diagnostic> found) {
    if (!(attribute.shape() instanceof Shape.Nested nested)) {
      return;
    }
    boolean isWritten =
        expression instanceof Expression.ObjectConstructor
            || expression instanceof Expression.TupleConstructor
            || expression instanceof Expression.Parentheses;
    if (isWritten) {
      return;
    }
    List<Value> objects =
        nested.nesting() == Nesting.SINGLE ? List.of(value) : List.copyOf(value.parts());
    for (Value object : objects) {
      if (object instanceof Value.ObjectValue o) {
        for (String key : o.attributes().keySet()) {
          Optional<Attribute> inside = Optional.ofNullable(nested.attributes().get(key));
          if (inside.isEmpty()) {
            found.add(dropped(key, path, nested.attributes().keySet(), expression.range()));
          } else {
            inValue(inside.get(), path + "." + key, o.attribute(key), expression, found);
          }
        }
      }
    }
  }
}
