package io.portwright.engine.eval;

import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Name;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** For-expressions. */
final class Loops {
  private final Evaluation evaluation;
  private final Bindings bindings;

  Loops(Evaluation evaluation, Bindings bindings) {
    this.evaluation = evaluation;
    this.bindings = bindings;
  }

  /**
   * What is looped over.
   *
   * @param items empty when they are not known
   * @param untyped not even the kind of collection is known
   */
  record Source(Optional<List<Item>> items, boolean untyped, Marks marks) {}

  /** One round. */
  record Item(Value key, Value value) {}

  /** Whether a round takes part. */
  private enum Pick {
    YES,
    NO,
    UNKNOWN
  }

  static Bindings bound(Bindings outer, Optional<Name> key, Name value, Item item) {
    Bindings inner = outer;
    if (key.isPresent()) {
      inner = inner.with(key.get().text(), item.key());
    }
    return inner.with(value.text(), item.value());
  }

  /** The collection; empty when it cannot be looped over, which is reported. */
  Optional<Source> source(Expression expression) {
    Value collection = evaluation.value(expression, bindings);
    if (collection.isNull()) {
      evaluation.fail(
          "Iteration over null value",
          "A null value cannot be used as the collection in a 'for' expression.",
          expression.range(),
          expression,
          bindings);
      return Optional.empty();
    }
    if (collection.type().isPrimitive()) {
      evaluation.fail(
          "Iteration over non-iterable value",
          "A value of type "
              + collection.type().friendlyName()
              + " cannot be used as the collection in a 'for' expression.",
          expression.range(),
          expression,
          bindings);
      return Optional.empty();
    }
    return Optional.of(
        new Source(
            collection.isKnown() ? Optional.of(items(collection)) : Optional.empty(),
            collection.type().isDynamic(),
            collection.marks()));
  }

  private static List<Item> items(Value collection) {
    List<Item> items = new ArrayList<>(collection.parts().size());
    switch (collection) {
      case Value.ListValue list -> numbered(list.items(), items);
      case Value.TupleValue tuple -> numbered(tuple.items(), items);
      case Value.SetValue set -> set.items().forEach(v -> items.add(new Item(v, v)));
      case Value.MapValue map -> named(map.entries(), items);
      case Value.ObjectValue object -> named(object.attributes(), items);
      case Value other -> throw new IllegalStateException("not iterable: " + other.type());
    }
    return items;
  }

  private static void numbered(List<Value> values, List<Item> items) {
    for (int i = 0; i < values.size(); i++) {
      items.add(new Item(Value.number(i), values.get(i)));
    }
  }

  private static void named(Map<String, Value> values, List<Item> items) {
    values.forEach((key, value) -> items.add(new Item(Value.string(key), value)));
  }

  /** Tries the condition without values, so that a wrong type is reported once, not per item. */
  private boolean conditionFits(Optional<Expression> condition, Optional<Name> key, Name value) {
    if (condition.isEmpty()) {
      return true;
    }
    int before = evaluation.errorCount();
    Item any = new Item(Evaluation.DYNAMIC, Evaluation.DYNAMIC);
    Value result = evaluation.value(condition.get(), bound(bindings, key, value, any));
    if (evaluation.errorCount() > before) {
      return false;
    }
    if (result.isNull()) {
      evaluation.fail(
          "Condition is null",
          "The value of the 'if' clause must not be null.",
          condition.get().range(),
          condition.get(),
          bindings);
      return false;
    }
    return isBool(result, condition.get(), bound(bindings, key, value, any));
  }

  private boolean isBool(Value result, Expression condition, Bindings inside) {
    if (Evaluation.converted(result, Type.BOOL).isPresent()) {
      return true;
    }
    evaluation.fail(
        "Invalid 'for' condition",
        "The 'if' clause value is invalid: " + Evaluation.problem(result, Type.BOOL) + ".",
        condition.range(),
        condition,
        inside);
    return false;
  }

  /** What the rounds have in common. */
  private static final class Rounds {
    private Marks marks;
    private boolean known = true;

    Rounds(Marks marks) {
      this.marks = marks;
    }
  }

  private Pick pick(Optional<Expression> condition, Bindings inside, Rounds rounds) {
    if (condition.isEmpty()) {
      return Pick.YES;
    }
    int before = evaluation.errorCount();
    Value result = evaluation.value(condition.get(), inside);
    if (evaluation.errorCount() > before) {
      return Pick.UNKNOWN;
    }
    if (result.isNull()) {
      if (rounds.known) {
        evaluation.fail(
            "Invalid 'for' condition",
            "The value of the 'if' clause must not be null.",
            condition.get().range(),
            condition.get(),
            inside);
      }
      return Pick.UNKNOWN;
    }
    rounds.marks = rounds.marks.and(result.marks());
    if (!rounds.known && Evaluation.converted(result, Type.BOOL).isEmpty()
        || !isBool(result, condition.get(), inside)) {
      return Pick.UNKNOWN;
    }
    Value truth = Evaluation.converted(result, Type.BOOL).orElse(Evaluation.DYNAMIC);
    if (!truth.isKnown()) {
      return Pick.UNKNOWN;
    }
    return truth.asBool() ? Pick.YES : Pick.NO;
  }

  Value tuple(Expression.ForTuple loop) {
    Optional<Source> source = source(loop.collection());
    if (source.isEmpty()) {
      return Evaluation.DYNAMIC;
    }
    if (!source.get().untyped()
        && !conditionFits(loop.condition(), loop.keyName(), loop.valueName())) {
      return Evaluation.DYNAMIC;
    }
    if (source.get().items().isEmpty()) {
      return Evaluation.DYNAMIC.marked(source.get().marks());
    }
    Rounds rounds = new Rounds(source.get().marks());
    List<Value> values = new ArrayList<>();
    for (Item item : source.get().items().get()) {
      evaluation.meter().step();
      Bindings inside = bound(bindings, loop.keyName(), loop.valueName(), item);
      switch (pick(loop.condition(), inside, rounds)) {
        case NO -> {}
        case UNKNOWN -> rounds.known = false;
        case YES -> values.add(evaluation.value(loop.element(), inside));
      }
    }
    return (rounds.known ? Value.tuple(values) : Evaluation.DYNAMIC).marked(rounds.marks);
  }

  Value object(Expression.ForObject loop) {
    Optional<Source> source = source(loop.collection());
    if (source.isEmpty()) {
      return Evaluation.DYNAMIC;
    }
    if (!source.get().untyped()
        && !conditionFits(loop.condition(), loop.keyName(), loop.valueName())) {
      return Evaluation.DYNAMIC;
    }
    if (source.get().items().isEmpty()) {
      return Evaluation.DYNAMIC.marked(source.get().marks());
    }
    Rounds rounds = new Rounds(source.get().marks());
    SortedMap<String, List<Value>> values = new TreeMap<>(Utf8Order.INSTANCE);
    for (Item item : source.get().items().get()) {
      evaluation.meter().step();
      Bindings inside = bound(bindings, loop.keyName(), loop.valueName(), item);
      switch (pick(loop.condition(), inside, rounds)) {
        case NO -> {}
        case UNKNOWN -> rounds.known = false;
        case YES -> entry(loop, inside, rounds, values);
      }
    }
    if (!rounds.known) {
      return Evaluation.DYNAMIC.marked(rounds.marks);
    }
    SortedMap<String, Value> attributes = new TreeMap<>(Utf8Order.INSTANCE);
    values.forEach((key, group) ->
        attributes.put(key, loop.grouping().isPresent() ? Value.tuple(group) : group.getFirst()));
    return Value.object(attributes).marked(rounds.marks);
  }

  private void entry(
      Expression.ForObject loop,
      Bindings inside,
      Rounds rounds,
      SortedMap<String, List<Value>> values) {
    Optional<Value> key = key(loop.key(), inside, rounds);
    if (key.isEmpty()) {
      rounds.known = false;
      return;
    }
    Value value = evaluation.value(loop.value(), inside);
    List<Value> group = values.computeIfAbsent(key.get().asString(), _ -> new ArrayList<>());
    if (group.isEmpty() || loop.grouping().isPresent()) {
      group.add(value);
      return;
    }
    evaluation.fail(
        "Duplicate object key",
        "Two different items produced the key "
            + GoText.quoted(key.get().asString())
            + " in this 'for' expression. If duplicates are expected, use the ellipsis (...) after"
            + " the value expression to enable grouping by key.",
        loop.key().range(),
        loop.key(),
        inside);
  }

  /** The key of a round; empty when it is unknown or no key, which is reported. */
  private Optional<Value> key(Expression expression, Bindings inside, Rounds rounds) {
    int before = evaluation.errorCount();
    Value key = evaluation.value(expression, inside);
    if (evaluation.errorCount() > before) {
      return Optional.empty();
    }
    if (!key.isKnown()) {
      rounds.marks = rounds.marks.and(key.marks());
      return Optional.empty();
    }
    Optional<Value> text = Evaluation.converted(key, Type.STRING);
    if (key.isNull() || text.isEmpty()) {
      if (rounds.known) {
        evaluation.fail(
            "Invalid object key",
            key.isNull()
                ? "Key expression in 'for' expression must not produce a null value."
                : "The key expression produced an invalid result: "
                    + Evaluation.problem(key, Type.STRING)
                    + ".",
            expression.range(),
            expression,
            inside);
      }
      return Optional.empty();
    }
    rounds.marks = rounds.marks.and(key.marks());
    return text.filter(Value::isKnown);
  }
}
