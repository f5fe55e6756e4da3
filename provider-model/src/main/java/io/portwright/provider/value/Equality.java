package io.portwright.provider.value;

import io.portwright.provider.value.Value.MapValue;
import io.portwright.provider.value.Value.ObjectValue;
import io.portwright.provider.value.Value.SetValue;
import io.portwright.provider.value.Value.UnknownValue;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The language's {@code ==}: nulls of all types are equal, values of different types are not, and
 * the answer is unknown when it depends on something unknown. Marks travel to the answer.
 */
public final class Equality {

  private enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  private Equality() {}

  /** A bool with the marks of both values; known as often as refinements allow. */
  public static Value equal(Value a, Value b) {
    Marks marks = a.marksDeep().and(b.marksDeep());
    Value answer =
        switch (compare(a.unmarkedDeep(), b.unmarkedDeep())) {
          case YES -> Value.TRUE;
          case NO -> Value.FALSE;
          case UNKNOWN -> Value.unknown(Type.BOOL, Refinement.NOT_NULL);
        };
    return answer.marked(marks);
  }

  private static Answer of(boolean equal) {
    return equal ? Answer.YES : Answer.NO;
  }

  private static Answer compare(Value a, Value b) {
    if (a instanceof UnknownValue x) {
      return b instanceof UnknownValue ? Answer.UNKNOWN : withUnknown(b, x);
    }
    if (b instanceof UnknownValue y) {
      return withUnknown(a, y);
    }
    if (a.isNull() || b.isNull()) {
      return of(a.isNull() && b.isNull());
    }
    return perhapsAlike(a.type(), b.type()) ? known(a, b) : Answer.NO;
  }

  private static boolean perhapsAlike(Type a, Type b) {
    return conforms(a, b) || conforms(b, a);
  }

  /** Whether a type could turn out to be the wanted one, in which dynamic stands for any type. */
  private static boolean conforms(Type given, Type wanted) {
    if (wanted.isDynamic() || given.equals(wanted)) {
      return true;
    }
    return switch (wanted) {
      case Type.Primitive _ -> false;
      case Type.ListOf w -> given instanceof Type.ListOf g && conforms(g.element(), w.element());
      case Type.SetOf w -> given instanceof Type.SetOf g && conforms(g.element(), w.element());
      case Type.MapOf w -> given instanceof Type.MapOf g && conforms(g.element(), w.element());
      case Type.TupleOf w -> given instanceof Type.TupleOf g && conform(g.elements(), w.elements());
      case Type.ObjectOf w ->
          given instanceof Type.ObjectOf g
              && g.attributes().keySet().equals(w.attributes().keySet())
              && conform(
                  List.copyOf(g.attributes().values()), List.copyOf(w.attributes().values()));
    };
  }

  private static boolean conform(List<Type> given, List<Type> wanted) {
    if (given.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < given.size(); i++) {
      if (!conforms(given.get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Answer withUnknown(Value known, UnknownValue unknown) {
    if (!Ranges.mayBe(unknown, known)) {
      return Answer.NO;
    }
    return known.isNull() || perhapsAlike(known.type(), unknown.type())
        ? Answer.UNKNOWN
        : Answer.NO;
  }

  private static Answer known(Value a, Value b) {
    return switch (a) {
      case Value.StringValue v -> of(v.text().equals(b.asString()));
      case Value.NumberValue v -> of(v.number().compareTo(b.asNumber()) == 0);
      case Value.BoolValue v -> of(v.truth() == b.asBool());
      case Value.ListValue _, Value.TupleValue _ -> inOrder(a.parts(), b.parts());
      case SetValue v -> sets(v, (SetValue) b);
      case MapValue v -> entries(v.entries(), ((MapValue) b).entries());
      case ObjectValue v -> entries(v.attributes(), ((ObjectValue) b).attributes());
      case Value.NullValue _, UnknownValue _ -> throw new IllegalStateException("no known value");
    };
  }

  private static Answer inOrder(Collection<Value> a, Collection<Value> b) {
    if (a.size() != b.size()) {
      return Answer.NO;
    }
    Iterator<Value> other = b.iterator();
    for (Value part : a) {
      Answer answer = compare(part, other.next());
      if (answer != Answer.YES) {
        return answer;
      }
    }
    return Answer.YES;
  }

  private static Answer sets(SetValue a, SetValue b) {
    if (!a.isWhollyKnown() || !b.isWhollyKnown()) {
      return Answer.UNKNOWN;
    }
    return of(a.items().size() == b.items().size() && inOrder(a.items(), b.items()) == Answer.YES);
  }

  /** An unknown part outweighs a different one: which is met first is not defined. */
  private static Answer entries(Map<String, Value> a, Map<String, Value> b) {
    if (!a.keySet().equals(b.keySet())) {
      return Answer.NO;
    }
    Answer all = Answer.YES;
    for (Map.Entry<String, Value> entry : a.entrySet()) {
      Optional<Value> other = Optional.ofNullable(b.get(entry.getKey()));
      Answer answer = other.map(o -> compare(entry.getValue(), o)).orElse(Answer.NO);
      if (answer == Answer.UNKNOWN) {
        return answer;
      }
      all = answer == Answer.NO ? answer : all;
    }
    return all;
  }
}
