package io.portwright.provider.megaport.product;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Times;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values of attributes from JSON of the API. A field is found under its camel-case name, else under
 * the attribute's own; what is absent or of another type is null. Epoch milliseconds of attributes
 * that end with {@code _date} become RFC 3339 in UTC.
 */
public final class FromWire {

  private FromWire() {}

  /** The value of one attribute of an object that the API answered. */
  public static Value attribute(Attribute attribute, Json object) {
    Json field = object.at(Names.camel(attribute.name()));
    return value(attribute, field.isNull() ? object.at(attribute.name()) : field);
  }

  public static Value value(Attribute attribute, Json json) {
    return switch (attribute.shape()) {
      case Attribute.Shape.Plain plain ->
          attribute.name().endsWith("_date") ? date(json) : plain(plain.type(), json);
      case Attribute.Shape.Nested nested -> nested(nested, attribute.type(), json);
    };
  }

  /** RFC 3339 in UTC, or text that is no time as it is. */
  public static Value date(Json json) {
    Optional<Instant> time = Times.instant(json);
    return time.isPresent() ? Value.string(time.get().toString()) : plain(Type.STRING, json);
  }

  private static Value nested(Attribute.Shape.Nested nested, Type type, Json json) {
    return switch (nested.nesting()) {
      case SINGLE -> json instanceof Json.Obj ? object(nested, json) : Value.nullOf(type);
      case LIST, SET -> {
        if (!(json instanceof Json.Arr array)) {
          yield Value.nullOf(type);
        }
        List<Value> items = new ArrayList<>();
        array.items().forEach(item -> items.add(object(nested, item)));
        yield type instanceof Type.ListOf list
            ? Value.list(list.element(), items)
            : Value.set(((Type.SetOf) type).element(), items);
      }
      case MAP -> Value.nullOf(type);
    };
  }

  /** A nested object of attributes. */
  public static Value object(Attribute.Shape.Nested nested, Json json) {
    return nested
        .objectType()
        .made(name -> attribute(Objects.requireNonNull(nested.attributes().get(name)), json));
  }

  private static Value plain(Type type, Json json) {
    return switch (type) {
      case Type.Primitive primitive -> primitive(primitive, json);
      case Type.ListOf list -> {
        if (!(json instanceof Json.Arr array)) {
          yield Value.nullOf(type);
        }
        List<Value> items = new ArrayList<>();
        array.items().forEach(item -> items.add(plain(list.element(), item)));
        yield Value.list(list.element(), items);
      }
      case Type.MapOf map -> {
        if (!(json instanceof Json.Obj object)) {
          yield Value.nullOf(type);
        }
        SortedMap<String, Value> entries = new TreeMap<>();
        object
            .fields()
            .forEach((key, field) -> {
              Value value = plain(map.element(), field);
              if (!value.isNull()) {
                entries.put(key, value);
              }
            });
        yield Value.map(map.element(), entries);
      }
      case Type.SetOf _, Type.TupleOf _, Type.ObjectOf _ -> Value.nullOf(type);
    };
  }

  private static Value primitive(Type.Primitive type, Json json) {
    return switch (json) {
      case Json.Text text ->
          switch (type) {
            case STRING, DYNAMIC -> Value.string(text.value());
            case NUMBER ->
                BigFloat.parse(text.value()).map(Value::number).orElseGet(() -> Value.nullOf(type));
            case BOOL -> Value.nullOf(type);
          };
      case Json.Num num ->
          switch (type) {
            case STRING -> Value.string(num.number().toPlainString());
            case NUMBER, DYNAMIC -> number(num.number());
            case BOOL -> Value.bool(num.number().signum() != 0);
          };
      case Json.Bool bool ->
          switch (type) {
            case STRING -> Value.string(Boolean.toString(bool.truth()));
            case NUMBER -> Value.number(bool.truth() ? 1 : 0);
            case BOOL, DYNAMIC -> Value.bool(bool.truth());
          };
      case Json.Null _, Json.Arr _, Json.Obj _ -> Value.nullOf(type);
    };
  }

  private static Value number(BigDecimal number) {
    return BigFloat.parse(number.toPlainString())
        .map(Value::number)
        .orElseGet(() -> Value.nullOf(Type.NUMBER));
  }
}
