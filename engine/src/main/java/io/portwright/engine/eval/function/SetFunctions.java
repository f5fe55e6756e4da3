package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.DYNAMIC;

import io.portwright.provider.value.Elements;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Unification;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/** Operations on sets, and the product of sets or lists. */
final class SetFunctions {

  private enum Unknowns {
    /** Unknown elements go into the result. */
    PASS,
    /** Unknown elements make the result unknown. */
    STOP
  }

  private SetFunctions() {}

  static List<Function> all() {
    return List.of(
        ofMany("setunion", Unknowns.PASS, SetFunctions::union),
        ofMany("setintersection", Unknowns.STOP, SetFunctions::intersection),
        setsubtract(),
        setproduct());
  }

  private static Function ofMany(
      String name, Unknowns unknowns, BinaryOperator<List<Value>> operation) {
    Type any = Type.set(DYNAMIC);
    return Definition.named(name)
        .takes(Parameter.of("first_set", any).withDynamic())
        .takesMany(Parameter.of("other_sets", any).withDynamic())
        .returns(SetFunctions::commonType)
        .does(call -> combined(call, unknowns, operation));
  }

  private static Function setsubtract() {
    Type any = Type.set(DYNAMIC);
    return Definition.named("setsubtract")
        .takes(Parameter.of("a", any).withDynamic())
        .takes(Parameter.of("b", any).withDynamic())
        .returns(SetFunctions::commonType)
        .does(call -> combined(call, Unknowns.STOP, SetFunctions::difference));
  }

  private static List<Value> union(List<Value> a, List<Value> b) {
    List<Value> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  private static List<Value> intersection(List<Value> a, List<Value> b) {
    Set<Value> other = new HashSet<>(b);
    return a.stream().filter(other::contains).toList();
  }

  private static List<Value> difference(List<Value> a, List<Value> b) {
    Set<Value> other = new HashSet<>(b);
    return a.stream().filter(item -> !other.contains(item)).toList();
  }

  private static Type commonType(List<Value> arguments) throws FunctionFailure {
    List<Type> types = new ArrayList<>();
    for (Value argument : arguments) {
      Type element = Sequences.element(argument.type());
      boolean fitsAll =
          element.isDynamic()
              && argument.isKnown()
              && argument.parts().stream().allMatch(Value::isNull);
      if (!fitsAll) {
        types.add(element);
      }
    }
    if (types.isEmpty()) {
      return Type.set(DYNAMIC);
    }
    Optional<Type> common = Unification.convertibly(types);
    if (common.isEmpty()) {
      throw FunctionFailure.call("given sets must all have compatible element types");
    }
    return Type.set(common.get());
  }

  private static Value combined(Call call, Unknowns unknowns, BinaryOperator<List<Value>> operation)
      throws FunctionFailure {
    List<Value> result = List.of();
    for (int i = 0; i < call.count(); i++) {
      Value set = Conversions.toParameter(call.argument(i), call.returnType(), i);
      if (unknowns == Unknowns.STOP && !set.isWhollyKnown()) {
        return Value.unknown(call.returnType());
      }
      List<Value> items = Sequences.items(set);
      result = i == 0 ? items : operation.apply(result, items);
    }
    return Value.set(Sequences.element(call.returnType()), result);
  }

  private static Function setproduct() {
    return Definition.named("setproduct")
        .takesMany(Parameter.of("sets", DYNAMIC).withMarked())
        .returns(SetFunctions::productType)
        .does(SetFunctions::product);
  }

  private static Type productType(List<Value> arguments) throws FunctionFailure {
    if (arguments.size() < 2) {
      throw FunctionFailure.call("at least two arguments are required");
    }
    List<Type> elements = new ArrayList<>();
    boolean ordered = true;
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i).type()) {
        case Type.SetOf set -> {
          elements.add(set.element());
          ordered = false;
        }
        case Type.ListOf list -> elements.add(list.element());
        case Type.TupleOf tuple -> elements.add(common(tuple, i));
        case Type _ -> throw FunctionFailure.argument(i, "a set or a list is required");
      }
    }
    Type tuple = Type.tuple(elements);
    return ordered ? Type.list(tuple) : Type.set(tuple);
  }

  private static Type common(Type.TupleOf tuple, int index) throws FunctionFailure {
    if (tuple.elements().isEmpty()) {
      return DYNAMIC;
    }
    return Unification.convertibly(tuple.elements())
        .orElseThrow(
            () -> FunctionFailure.argument(index, "all elements must be of the same type"));
  }

  private static Value product(Call call) throws FunctionFailure {
    Marks marks = Marks.NONE;
    for (Value argument : call.arguments()) {
      marks = marks.and(argument.marks());
      if (!Sequences.hasKnownLength(argument)) {
        return Value.unknown(call.returnType()).withMarks(marks);
      }
    }
    Type tuple = Sequences.element(call.returnType());
    List<Type> types = ((Type.TupleOf) tuple).elements();
    long size = 1;
    for (Value argument : call.arguments()) {
      size *= argument.parts().size();
      call.meter().cells(size);
    }
    call.meter().cells(size * call.count());
    List<List<Value>> rows = List.of(List.of());
    for (int i = 0; i < call.count(); i++) {
      List<List<Value>> longer = new ArrayList<>();
      for (List<Value> row : rows) {
        for (Value item : call.argument(i).parts()) {
          List<Value> extended = new ArrayList<>(row);
          extended.add(Conversions.toParameter(item, types.get(i), i));
          longer.add(extended);
        }
      }
      rows = longer;
    }
    List<Value> tuples = new ArrayList<>();
    rows.forEach(row -> tuples.add(Value.tuple(row)));
    if (!Elements.areAlike(tuples)) {
      throw FunctionFailure.call("inconsistent list element types");
    }
    return (call.returnType() instanceof Type.SetOf
            ? Value.set(tuple, tuples)
            : Value.list(tuple, tuples))
        .marked(marks);
  }
}
