package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.DYNAMIC;
import static io.portwright.provider.value.Type.NUMBER;

import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Optional;

/** A stretch of a list. */
final class SliceFunction {

  private SliceFunction() {}

  /** Positions in a list: {@code start <= end}. */
  private record Span(int start, int end) {}

  static Function slice() {
    return Definition.named("slice")
        .takes(Parameter.of("list", DYNAMIC).withMarked())
        .takes("start_index", NUMBER)
        .takes("end_index", NUMBER)
        .returns(SliceFunction::sliceType)
        .does(call -> {
          Value list = call.argument(0);
          Span span = span(call.arguments()).orElseThrow();
          List<Value> items = Sequences.items(list).subList(span.start(), span.end());
          return Sequences.of(call.returnType(), items).withMarks(list.marks());
        });
  }

  private static Type sliceType(List<Value> arguments) throws FunctionFailure {
    Type type = arguments.getFirst().type();
    if (type instanceof Type.SetOf) {
      throw FunctionFailure.argument(
          0,
          "cannot slice a set, because its elements do not have indices; explicitly convert to a"
              + " list if the ordering of the result is not important");
    }
    if (!Sequences.isSequence(type)) {
      throw FunctionFailure.argument(0, "must be a list or tuple value");
    }
    Optional<Span> span = span(arguments);
    if (type instanceof Type.TupleOf tuple) {
      return span.isEmpty()
          ? DYNAMIC
          : Type.tuple(tuple.elements().subList(span.get().start(), span.get().end()));
    }
    return type;
  }

  /** Checks what is known; empty when one of the positions is not. */
  private static Optional<Span> span(List<Value> arguments) throws FunctionFailure {
    Value list = arguments.getFirst();
    long length = Integer.MAX_VALUE;
    if (list.type() instanceof Type.TupleOf tuple) {
      length = tuple.elements().size();
    } else if (list.isKnown()) {
      length = list.parts().size();
    }
    Optional<Long> start = position(arguments.get(1), 1, "start", length);
    Optional<Long> end = position(arguments.get(2), 2, "end", length);
    if (start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    if (start.get() > end.get()) {
      throw FunctionFailure.argument(1, "start index must not be greater than end index");
    }
    return Optional.of(new Span(Math.toIntExact(start.get()), Math.toIntExact(end.get())));
  }

  private static Optional<Long> position(Value value, int index, String which, long length)
      throws FunctionFailure {
    if (!value.isKnown()) {
      return Optional.empty();
    }
    long position = Call.wholeArgument(value, index, "invalid " + which + " index: ");
    if (position < 0) {
      throw FunctionFailure.argument(index, which + " index must not be less than zero");
    }
    if (position > length) {
      throw FunctionFailure.argument(
          index, which + " index must not be greater than the length of the list");
    }
    return Optional.of(position);
  }
}
