package io.portwright.provider.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Terraform's order of set elements: numbers by value, strings by byte, false before true; null
 * behind known values and unknown behind null; structures by their parts in order.
 */
enum SetOrder implements Comparator<Value> {
  INSTANCE;

  static Value set(Type element, Collection<Value> items) {
    Marks marks = Marks.NONE;
    List<Value> plain = new ArrayList<>(items.size());
    for (Value item : items) {
      marks = marks.and(item.marksDeep());
      plain.add(item.unmarkedDeep());
    }
    plain.sort(INSTANCE);
    List<Value> distinct = new ArrayList<>(plain.size());
    for (Value item : plain) {
      boolean again =
          !distinct.isEmpty() && item.isWhollyKnown() && distinct.getLast().equals(item);
      if (!again) {
        distinct.add(item);
      }
    }
    return new Value.SetValue(element, distinct, marks);
  }

  @Override
  public int compare(Value a, Value b) {
    int byRank = Integer.compare(rank(a), rank(b));
    if (byRank != 0) {
      return byRank;
    }
    return switch (a) {
      case Value.StringValue v -> Utf8Order.INSTANCE.compare(v.text(), b.asString());
      case Value.NumberValue v -> v.number().compareTo(b.asNumber());
      case Value.BoolValue v -> Boolean.compare(v.truth(), b.asBool());
      case Value.NullValue _, Value.UnknownValue _ -> 0;
      case Value.ListValue _, Value.SetValue _, Value.TupleValue _ -> parts(a, b);
      case Value.MapValue v ->
          entries(v.entries().entrySet(), ((Value.MapValue) b).entries().entrySet());
      case Value.ObjectValue v ->
          entries(v.attributes().entrySet(), ((Value.ObjectValue) b).attributes().entrySet());
    };
  }

  private static int rank(Value value) {
    return switch (value) {
      case Value.BoolValue _ -> 0;
      case Value.NumberValue _ -> 1;
      case Value.StringValue _ -> 2;
      case Value.ListValue _ -> 3;
      case Value.SetValue _ -> 4;
      case Value.TupleValue _ -> 5;
      case Value.MapValue _ -> 6;
      case Value.ObjectValue _ -> 7;
      case Value.NullValue _ -> 8;
      case Value.UnknownValue _ -> 9;
    };
  }

  private int parts(Value a, Value b) {
    Iterator<Value> left = a.parts().iterator();
    Iterator<Value> right = b.parts().iterator();
    while (left.hasNext() && right.hasNext()) {
      int found = compare(left.next(), right.next());
      if (found != 0) {
        return found;
      }
    }
    return Boolean.compare(left.hasNext(), right.hasNext());
  }

  private int entries(
      Collection<Map.Entry<String, Value>> a, Collection<Map.Entry<String, Value>> b) {
    Iterator<Map.Entry<String, Value>> left = a.iterator();
    Iterator<Map.Entry<String, Value>> right = b.iterator();
    while (left.hasNext() && right.hasNext()) {
      Map.Entry<String, Value> x = left.next();
      Map.Entry<String, Value> y = right.next();
      int byKey = Utf8Order.INSTANCE.compare(x.getKey(), y.getKey());
      int found = byKey != 0 ? byKey : compare(x.getValue(), y.getValue());
      if (found != 0) {
        return found;
      }
    }
    return Boolean.compare(left.hasNext(), right.hasNext());
  }
}
