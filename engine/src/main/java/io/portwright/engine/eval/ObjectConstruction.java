package io.portwright.engine.eval;

import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.ObjectConstructor;
import io.portwright.engine.syntax.Expression.ObjectConstructor.Notation;
import io.portwright.engine.syntax.ObjectItem;
import io.portwright.engine.syntax.ObjectKey;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Evaluates object constructors. */
final class ObjectConstruction {
  private final Evaluation evaluation;
  private final Bindings bindings;

  ObjectConstruction(Evaluation evaluation, Bindings bindings) {
    this.evaluation = evaluation;
    this.bindings = bindings;
  }

  Value value(ObjectConstructor object) {
    SortedMap<String, Value> attributes = new TreeMap<>(Utf8Order.INSTANCE);
    Map<String, SourceRange> places = new HashMap<>();
    Marks marks = Marks.NONE;
    boolean known = true;
    for (ObjectItem item : object.items()) {
      Optional<Value> key = key(item, object.notation());
      Value value = evaluation.value(item.value(), bindings);
      if (key.isEmpty() || !key.get().isKnown()) {
        known = false;
      } else if (isFirst(key.get().asString(), item.key(), object.notation(), places)) {
        attributes.put(key.get().asString(), value);
      }
      marks = key.map(Value::marks).orElse(Marks.NONE).and(marks);
    }
    // As in Terraform, an object whose names are not known has no marks either.
    return known ? Value.object(attributes).marked(marks) : Evaluation.DYNAMIC;
  }

  private boolean isFirst(
      String name, ObjectKey key, Notation notation, Map<String, SourceRange> places) {
    if (notation == Notation.NATIVE) {
      return true;
    }
    SourceRange first = places.putIfAbsent(name, key.range());
    if (first == null) {
      return true;
    }
    evaluation.errors().add(JsonProblems.duplicate(name, first, key.range()));
    return false;
  }

  private Optional<Value> key(ObjectItem item, Notation notation) {
    return switch (item.key()) {
      case ObjectKey.Literal literal -> Optional.of(Value.string(literal.name()));
      case ObjectKey.Ambiguous ambiguous -> {
        evaluation.fail(
            "Ambiguous attribute key",
            "If this expression is intended to be a reference, wrap it in parentheses. If it's"
                + " instead intended as a literal name containing periods, wrap it in quotes to"
                + " create a string literal.",
            ambiguous.range());
        yield Optional.empty();
      }
      case ObjectKey.Computed computed -> computed(computed.expression(), item, notation);
    };
  }

  private Optional<Value> computed(Expression expression, ObjectItem item, Notation notation) {
    int before = evaluation.errorCount();
    Value key = evaluation.value(expression, bindings);
    if (evaluation.errorCount() > before) {
      return Optional.empty();
    }
    boolean json = notation == Notation.JSON;
    if (key.isNull()) {
      if (json) {
        refused("Cannot use null value as an object key.", expression);
      } else {
        evaluation.fail(
            "Null value as key",
            "Can't use a null value as a key.",
            item.value().range(),
            expression,
            bindings);
      }
      return Optional.empty();
    }
    Optional<Value> converted = Evaluation.converted(key, Type.STRING);
    if (converted.isEmpty()) {
      String why = Evaluation.problem(key, Type.STRING) + ".";
      if (json) {
        refused("Cannot use this expression as an object key: " + why, expression);
      } else {
        evaluation.fail(
            "Incorrect key type",
            "Can't use this value as a key: " + why,
            expression.range(),
            expression,
            bindings);
      }
    }
    return converted;
  }

  private void refused(String detail, Expression key) {
    evaluation.fail("Invalid object key expression", detail, key.range(), key, bindings);
  }
}
