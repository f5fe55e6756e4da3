package io.portwright.provider.schema.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.schema.Validator;
import io.portwright.provider.schema.Validators;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One schema in a resource file:
 *
 * <pre>{"type": "megaport_port", "version": 0, "attributes": [
 *   {"name": "port_speed", "type": "int", "mode": "required", "replace": "always",
 *    "validators": [{"one_of": [1000, 10000]}]},
 *   {"name": "ge", "type": "int", "mode": "optional_computed", "default": 0},
 *   {"name": "a_end", "nesting": "single", "mode": "required", "attributes": [...]}]}</pre>
 *
 * <p>Types are {@code string}, {@code bool}, {@code number}, {@code int} (a whole number), {@code
 * dynamic}, and {@code list(…)}, {@code set(…)}, {@code map(…)} of those.
 */
public final class SchemaFile {

  private static final JsonFactory FACTORY = new JsonFactory();

  private SchemaFile() {}

  /**
   * @param near class beside which the resource lies
   * @param path of the resource, relative to that class
   */
  public static Schema read(Class<?> near, String path) {
    try (InputStream in = near.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its schema " + path);
      }
      try (JsonParser parser = FACTORY.createParser(in)) {
        parser.nextToken();
        return schema(parser);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read schema " + path, e);
    }
  }

  private static Schema schema(JsonParser in) throws IOException {
    int version = 0;
    SortedMap<String, Attribute> attributes = new TreeMap<>(Utf8Order.INSTANCE);
    for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
      in.nextToken();
      switch (key) {
        case "version" -> version = in.getIntValue();
        case "attributes" -> attributes = attributes(in);
        default -> in.skipChildren();
      }
    }
    return new Schema(version, attributes, new TreeMap<>());
  }

  private static SortedMap<String, Attribute> attributes(JsonParser in) throws IOException {
    SortedMap<String, Attribute> attributes = new TreeMap<>(Utf8Order.INSTANCE);
    while (in.nextToken() == JsonToken.START_OBJECT) {
      Attribute attribute = attribute(in);
      attributes.put(attribute.name(), attribute);
    }
    return attributes;
  }

  private static Attribute attribute(JsonParser in) throws IOException {
    String name = "";
    String type = "";
    String nesting = "";
    String description = "";
    SortedMap<String, Attribute> children = new TreeMap<>(Utf8Order.INSTANCE);
    Attribute.Presence presence = Attribute.Presence.COMPUTED;
    Attribute.Replace replace = Attribute.Replace.NEVER;
    Set<Attribute.Flag> flags = EnumSet.noneOf(Attribute.Flag.class);
    List<Validator> validators = new ArrayList<>();
    Optional<Value> fallback = Optional.empty();
    for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
      in.nextToken();
      switch (key) {
        case "name" -> name = in.getText();
        case "type" -> type = in.getText();
        case "nesting" -> nesting = in.getText();
        case "description" -> description = in.getText();
        case "mode" -> presence = constant(Attribute.Presence.class, in.getText());
        case "replace" -> replace = constant(Attribute.Replace.class, in.getText());
        case "attributes" -> children = attributes(in);
        case "validators" -> validators(in, validators);
        case "default" -> fallback = Optional.of(Value.number(in.getLongValue()));
        case "flags" -> {
          while (in.nextToken() == JsonToken.VALUE_STRING) {
            flags.add(constant(Attribute.Flag.class, in.getText()));
          }
        }
        default -> throw new IllegalStateException("unknown key in a schema: " + key);
      }
    }
    if (type.equals("int")) {
      validators.addFirst(Validators.wholeNumber());
    } else if (type.equals("list(int)")) {
      validators.addFirst(Validators.wholeNumbers());
    }
    Attribute.Shape shape =
        nesting.isEmpty()
            ? new Attribute.Shape.Plain(type(type))
            : new Attribute.Shape.Nested(constant(Attribute.Nesting.class, nesting), children);
    return new Attribute(name, shape, presence, flags, replace, fallback, validators, description);
  }

  private static void validators(JsonParser in, List<Validator> into) throws IOException {
    while (in.nextToken() == JsonToken.START_OBJECT) {
      String kind = in.nextFieldName();
      in.nextToken();
      into.add(
          switch (kind) {
            case "one_of" -> Validators.oneOf(values(in));
            case "none_of" -> Validators.noneOf(values(in));
            case "range" -> Validators.range(bound(in), lastBound(in));
            case "length" -> Validators.length(bound(in), lastBound(in));
            case "size" -> Validators.size(bound(in), lastBound(in));
            default -> throw new IllegalStateException("unknown validator in a schema: " + kind);
          });
      in.nextToken();
    }
  }

  private static List<Value> values(JsonParser in) throws IOException {
    List<Value> values = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      values.add(
          in.currentToken() == JsonToken.VALUE_STRING
              ? Value.string(in.getText())
              : Value.number(in.getLongValue()));
    }
    return values;
  }

  private static OptionalLong bound(JsonParser in) throws IOException {
    return in.nextToken() == JsonToken.VALUE_NULL
        ? OptionalLong.empty()
        : OptionalLong.of(in.getLongValue());
  }

  private static OptionalLong lastBound(JsonParser in) throws IOException {
    OptionalLong last = bound(in);
    in.nextToken();
    return last;
  }

  private static Type type(String text) {
    int open = text.indexOf('(');
    if (open < 0) {
      return switch (text) {
        case "string" -> Type.STRING;
        case "bool" -> Type.BOOL;
        case "number", "int" -> Type.NUMBER;
        case "dynamic" -> Type.DYNAMIC;
        default -> throw new IllegalStateException("unknown type in a schema: " + text);
      };
    }
    Type element = type(text.substring(open + 1, text.length() - 1));
    return switch (text.substring(0, open)) {
      case "list" -> Type.list(element);
      case "set" -> Type.set(element);
      case "map" -> Type.map(element);
      default -> throw new IllegalStateException("unknown type in a schema: " + text);
    };
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }
}
