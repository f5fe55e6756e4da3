package io.portwright.engine.eval;

import io.portwright.engine.syntax.Expression;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Ranges;
import io.portwright.provider.value.Refinement;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Splats: one expression for every item. */
final class Splats {
  private final Evaluation evaluation;
  private final Bindings bindings;

  Splats(Evaluation evaluation, Bindings bindings) {
    this.evaluation = evaluation;
    this.bindings = bindings;
  }

  Value value(Expression.Splat splat) {
    int before = evaluation.errorCount();
    Value source = evaluation.value(splat.source(), bindings);
    if (evaluation.errorCount() > before) {
      return Evaluation.DYNAMIC;
    }
    Type type = source.type();
    boolean sequence =
        type instanceof Type.ListOf || type instanceof Type.SetOf || type instanceof Type.TupleOf;
    if (source.isNull()) {
      if (!sequence) {
        return Value.tuple(List.of()).marked(source.marks());
      }
      return evaluation.fail(
          "Splat of null value",
          "Splat expressions (with the * symbol) cannot be applied to null sequences.",
          splat.source().range(),
          splat.source(),
          bindings);
    }
    if (type.isDynamic()) {
      return Evaluation.DYNAMIC.marked(source.marks());
    }
    if (!sequence) {
      Value single = known(splat, Value.tuple(List.of(source.withMarks(Marks.NONE))));
      return (Ranges.isNotNull(source) ? single : Evaluation.DYNAMIC).marked(source.marks());
    }
    return source.isKnown() ? known(splat, source) : unknown(splat, source);
  }

  private Value each(Expression.Splat splat, Value item) {
    return evaluation.value(splat.each(), bindings.withItem(item));
  }

  private Value known(Expression.Splat splat, Value source) {
    int before = evaluation.errorCount();
    List<Value> items = new ArrayList<>(source.parts().size());
    source.parts().forEach(part -> items.add(each(splat, part)));
    if (evaluation.errorCount() > before) {
      Value any = Value.unknown(source.type()).withMarks(source.marks());
      return new Splats(evaluation.trial(), bindings).unknown(splat, any);
    }
    if (source instanceof Value.TupleValue) {
      return Value.tuple(items).marked(source.marks());
    }
    Type element =
        items.stream()
            .map(Value::type)
            .filter(type -> !type.isDynamic())
            .findFirst()
            .orElseGet(() -> each(splat, Value.unknown(element(source.type()))).type());
    return Value.list(element, items).marked(source.marks());
  }

  private Value unknown(Expression.Splat splat, Value source) {
    if (source.type() instanceof Type.TupleOf tuple) {
      List<Value> items = new ArrayList<>();
      tuple.elements().forEach(type -> items.add(each(splat, Value.unknown(type))));
      return Value.unknown(Value.tuple(items).type(), Refinement.NOT_NULL).marked(source.marks());
    }
    Type element = each(splat, Value.unknown(element(source.type()))).type();
    return Value.unknown(
            Type.list(element),
            Refinement.ofLength(Ranges.minLength(source), Ranges.maxLength(source)))
        .marked(source.marks());
  }

  private static Type element(Type sequence) {
    return switch (sequence) {
      case Type.ListOf list -> list.element();
      case Type.SetOf set -> set.element();
      case Type other -> throw new IllegalStateException("no sequence: " + other);
    };
  }
}
