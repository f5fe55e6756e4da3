package io.portwright.provider.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Terraform's order of set elements: numbers by value, strings by byte, false before true; null
 * behind everything and unknown before it; structures by a text of their parts in order, in which
 * numbers are digits and not quantities.
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
      case Value.ListValue _,
          Value.SetValue _,
          Value.TupleValue _,
          Value.MapValue _,
          Value.ObjectValue _ ->
          structures(a, b);
    };
  }

  /** Texts with ten digits decide; where they are the same, texts with all digits. */
  private static int structures(Value a, Value b) {
    int found = Utf8Order.INSTANCE.compare(text(a, Digits.TEN), text(b, Digits.TEN));
    return found != 0
        ? found
        : Utf8Order.INSTANCE.compare(text(a, Digits.ALL), text(b, Digits.ALL));
  }

  private enum Digits {
    TEN,
    ALL
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
      case Value.UnknownValue _ -> 8;
      case Value.NullValue _ -> 9;
    };
  }

  /** The text by which structures are ordered. */
  private static String text(Value value, Digits digits) {
    return switch (value) {
      case Value.UnknownValue _ -> "?";
      case Value.NullValue _ -> "~";
      case Value.BoolValue v -> v.truth() ? "T" : "F";
      case Value.NumberValue v ->
          digits == Digits.TEN
              ? v.number().toText('g', 10)
              : v.number()
                  .withPrecision(Math.max(BigFloat.TEXT_PRECISION, v.number().precision()))
                  .toText();
      case Value.StringValue v -> quoted(v.text());
      case Value.ListValue v -> texts("[", v.items(), "]", digits);
      case Value.SetValue v -> texts("[", v.items(), "]", digits);
      case Value.TupleValue v -> texts("<", v.items(), ">", digits);
      case Value.ObjectValue v -> texts("<", v.attributes().values(), ">", digits);
      case Value.MapValue v -> {
        StringBuilder out = new StringBuilder("{");
        v.entries()
            .forEach((key, item) ->
                out.append(quoted(key)).append(':').append(text(item, digits)).append(';'));
        yield out.append('}').toString();
      }
    };
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private static String texts(String open, Collection<Value> items, String close, Digits digits) {
    StringBuilder out = new StringBuilder(open);
    items.forEach(item -> out.append(text(item, digits)).append(';'));
    return out.append(close).toString();
  }
}
