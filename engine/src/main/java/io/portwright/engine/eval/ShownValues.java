package io.portwright.engine.eval;

import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.References;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the references in an expression stand for, in words: {@code var.speed is 7}. */
final class ShownValues {
  private ShownValues() {}

  static List<String> in(Expression expression, Evaluation evaluation, Bindings bindings) {
    SortedMap<String, String> shown = new TreeMap<>();
    for (Traversal reference : References.in(expression)) {
      longest(reference, evaluation, bindings, shown);
    }
    return shown.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
  }

  /** Shows the longest beginning of a reference that has a value. */
  private static void longest(
      Traversal reference,
      Evaluation evaluation,
      Bindings bindings,
      SortedMap<String, String> shown) {
    Optional<Value> bound = bindings.named(reference.root().text());
    int used = bound.isPresent() ? 0 : evaluation.resolved(reference).steps();
    Value value = bound.orElseGet(() -> evaluation.resolved(reference).value());
    StringBuilder text = new StringBuilder(reference.root().text());
    reference.steps().subList(0, used).forEach(step -> append(text, step));
    for (TraversalStep step : reference.steps().subList(used, reference.steps().size())) {
      if (!(Access.step(value, step) instanceof Access.Answer.Found found)) {
        break;
      }
      value = found.value();
      append(text, step);
    }
    if (text.indexOf(".") >= 0 || text.indexOf("[") >= 0) {
      statement(value).ifPresent(said -> shown.put(text.toString(), said));
    }
  }

  private static void append(StringBuilder text, TraversalStep step) {
    switch (step) {
      case TraversalStep.Attribute attribute -> text.append('.').append(attribute.name());
      case TraversalStep.Index index ->
          text.append('[')
              .append(
                  switch (index.key()) {
                    case Expression.StringLiteral s -> GoText.quoted(s.value());
                    case Expression.NumberLiteral n -> n.text();
                    case Expression _ -> "...";
                  })
              .append(']');
    }
  }

  private static Optional<String> statement(Value value) {
    if (!value.marks().isEmpty()) {
      return Optional.empty();
    }
    if (!value.isKnown()) {
      return value.type().isDynamic()
          ? Optional.empty()
          : Optional.of("is a " + value.type().friendlyName());
    }
    return Optional.of("is " + compact(value));
  }

  private static String compact(Value value) {
    return switch (value) {
      case Value.NullValue _ -> "null";
      case Value.BoolValue bool -> Boolean.toString(bool.truth());
      case Value.NumberValue number -> number.number().toText('g', 10);
      case Value.StringValue string -> GoText.quoted(string.text());
      case Value.ListValue _, Value.SetValue _, Value.MapValue _ ->
          value.parts().isEmpty()
              ? "empty " + value.type().friendlyName()
              : value.type().friendlyName() + " with " + count(value, "element");
      case Value.TupleValue tuple ->
          tuple.items().isEmpty() ? "empty tuple" : "tuple with " + count(value, "element");
      case Value.ObjectValue object ->
          switch (object.attributes().size()) {
            case 0 -> "object with no attributes";
            case 1 -> "object with 1 attribute " + GoText.quoted(object.attributes().firstKey());
            default -> "object with " + count(value, "attribute");
          };
      case Value.UnknownValue unknown -> throw new IllegalStateException("unknown " + unknown);
    };
  }

  private static String count(Value value, String what) {
    int size = value.parts().size();
    return size + " " + what + (size == 1 ? "" : "s");
  }
}
