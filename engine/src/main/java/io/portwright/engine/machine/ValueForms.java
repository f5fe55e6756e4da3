package io.portwright.engine.machine;

import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The ways in which a value is written: what it is, what is not known of it, what is secret. */
public final class ValueForms {
  private ValueForms() {}

  /** All that is known; secrets in clear. An element that is not known is null. */
  public static void known(Value value, JsonWriter out) {
    switch (value) {
      case Value.NullValue _, Value.UnknownValue _ -> out.nothing();
      case Value.StringValue string -> out.string(string.text());
      case Value.BoolValue bool -> out.bool(bool.truth());
      case Value.NumberValue number -> out.number(number.number().toText());
      case Value.ListValue _, Value.SetValue _, Value.TupleValue _ ->
          items(value.parts(), out, ValueForms::known);
      case Value.MapValue map -> entries(map.entries(), out, Value::isKnown, ValueForms::known);
      case Value.ObjectValue object ->
          entries(object.attributes(), out, Value::isKnown, ValueForms::known);
    }
  }

  /** True where something is not known. Known fields are left out, known elements are false. */
  public static void unknown(Value value, JsonWriter out) {
    switch (value) {
      case Value.UnknownValue _ -> out.bool(true);
      case Value.ListValue _, Value.SetValue _, Value.TupleValue _ ->
          items(value.parts(), out, ValueForms::unknown);
      case Value.MapValue map ->
          entries(map.entries(), out, ValueForms::mayBeUnknown, ValueForms::unknown);
      case Value.ObjectValue object ->
          entries(object.attributes(), out, ValueForms::mayBeUnknown, ValueForms::unknown);
      case Value.StringValue _, Value.NumberValue _, Value.BoolValue _, Value.NullValue _ ->
          out.bool(false);
    }
  }

  /** Collections are shown even when they are known and empty. */
  private static boolean mayBeUnknown(Value value) {
    return !value.isKnown() || (!value.isNull() && !(value.type() instanceof Type.Primitive));
  }

  /** True where something is sensitive. Open fields are left out, open elements are false. */
  public static void sensitive(Value value, JsonWriter out) {
    if (value.isSensitive()) {
      out.bool(true);
      return;
    }
    switch (value) {
      case Value.StringValue _, Value.NumberValue _, Value.BoolValue _, Value.NullValue _ ->
          out.bool(false);
      case Value.UnknownValue unknown -> nothingSensitive(unknown.type(), out);
      case Value.ListValue _, Value.SetValue _, Value.TupleValue _ ->
          items(value.parts(), out, ValueForms::sensitive);
      case Value.MapValue map ->
          entries(map.entries(), out, ValueForms::mayBeSensitive, ValueForms::sensitive);
      case Value.ObjectValue object ->
          entries(object.attributes(), out, ValueForms::mayBeSensitive, ValueForms::sensitive);
    }
  }

  private static void nothingSensitive(Type type, JsonWriter out) {
    switch (type) {
      case Type.Primitive _ -> out.bool(false);
      case Type.ListOf _, Type.SetOf _, Type.TupleOf _ -> {
        out.beginArray();
        out.endArray();
      }
      case Type.MapOf _, Type.ObjectOf _ -> {
        out.beginObject();
        out.endObject();
      }
    }
  }

  private static boolean mayBeSensitive(Value value) {
    return value.isSensitive() || (!value.isNull() && !(value.type() instanceof Type.Primitive));
  }

  private static void items(
      Collection<Value> items, JsonWriter out, BiConsumer<Value, JsonWriter> form) {
    out.beginArray();
    items.forEach(item -> form.accept(item, out));
    out.endArray();
  }

  private static void entries(
      Map<String, Value> entries,
      JsonWriter out,
      Predicate<Value> shown,
      BiConsumer<Value, JsonWriter> form) {
    out.beginObject();
    entries.forEach((name, value) -> {
      if (shown.test(value)) {
        form.accept(value, out.name(name));
      }
    });
    out.endObject();
  }

  /** A type as Terraform writes it: {@code "string"}, {@code ["list","number"]}. */
  public static void type(Type type, JsonWriter out) {
    switch (type) {
      case Type.Primitive primitive -> out.string(primitive.friendlyName());
      case Type.ListOf list -> collection("list", list.element(), out);
      case Type.SetOf set -> collection("set", set.element(), out);
      case Type.MapOf map -> collection("map", map.element(), out);
      case Type.TupleOf tuple -> {
        out.beginArray();
        out.string("tuple");
        out.beginArray();
        tuple.elements().forEach(element -> type(element, out));
        out.endArray();
        out.endArray();
      }
      case Type.ObjectOf object -> {
        out.beginArray();
        out.string("object");
        out.beginObject();
        object.attributes().forEach((name, attribute) -> type(attribute, out.name(name)));
        out.endObject();
        out.endArray();
      }
    }
  }

  private static void collection(String kind, Type element, JsonWriter out) {
    out.beginArray();
    out.string(kind);
    type(element, out);
    out.endArray();
  }
}
