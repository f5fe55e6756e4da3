package io.portwright.engine.state.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ValueWriter} wrote. Lenient where a schema has changed since: an attribute that
 * is missing is null, one that is not in the type is left out, and primitives are converted.
 *
 * <p>Whatever does not fit throws {@link IllegalArgumentException}; no message holds content.
 */
final class ValueReader {
  /** Decrypts one place. */
  interface Opener {
    JsonNode open(String pointer, String ciphertext);
  }

  /** Who wrote the JSON. */
  private enum Writer {
    /** {@link ValueWriter}: keys that start with a dollar sign have a second one. */
    OURSELVES,
    /** Another program: every key is a key and nothing is sealed. */
    OTHERS
  }

  private final Opener opener;
  private final Set<String> sensitive;

  /** Last names of these pointers, to which most places do not even come near. */
  private final Set<String> sensitiveNames;

  private final Writer writer;

  ValueReader(Opener opener, Set<String> sensitive) {
    this(opener, sensitive, Writer.OURSELVES);
  }

  private ValueReader(Opener opener, Set<String> sensitive, Writer writer) {
    this.opener = opener;
    this.sensitive = Set.copyOf(sensitive);
    this.sensitiveNames =
        sensitive.stream().map(Pointer::last).collect(Collectors.toUnmodifiableSet());
    this.writer = writer;
  }

  /** A reader of values without sealed parts and marks. */
  static ValueReader plain() {
    return new ValueReader(ValueReader::outOfPlace, Set.of());
  }

  /**
   * A reader of values that another program wrote.
   *
   * @param sensitive pointers of the values that get the mark
   */
  static ValueReader foreign(Set<String> sensitive) {
    return new ValueReader(ValueReader::outOfPlace, sensitive, Writer.OTHERS);
  }

  private static JsonNode outOfPlace(String pointer, String ciphertext) {
    throw new IllegalArgumentException("a sealed value is out of place at " + pointer);
  }

  /**
   * Where something is. Only what is sealed, sensitive or wrong is asked where, so that its pointer
   * is written when it is asked for.
   */
  private record Place(@Nullable Place around, String name) {
    private static final Place ROOT = new Place(null, "");

    Place child(String inside) {
      return new Place(this, inside);
    }

    Place child(int index) {
      return child(Integer.toString(index));
    }

    @Override
    public String toString() {
      return around == null ? Pointer.ROOT : Pointer.child(around.toString(), name);
    }
  }

  Value read(JsonNode node, Type type) {
    return read(node, type, Place.ROOT);
  }

  private Value read(JsonNode node, Type type, Place at) {
    return marked(content(opened(node, at), type, at), at);
  }

  private Value marked(Value value, Place at) {
    return sensitiveNames.contains(at.name()) && sensitive.contains(at.toString())
        ? value.marked(Marks.SENSITIVE)
        : value;
  }

  /** Without a type: objects, tuples and primitives as the JSON has them. */
  Value readUntyped(JsonNode node) {
    return readUntyped(node, Place.ROOT);
  }

  private Value readUntyped(JsonNode node, Place at) {
    return marked(untyped(opened(node, at), at), at);
  }

  private JsonNode opened(JsonNode node, Place at) {
    return writer == Writer.OTHERS
        ? node
        : Sealed.ciphertext(node).map(text -> opener.open(at.toString(), text)).orElse(node);
  }

  /** The key that a field stands for. */
  private String key(String field) {
    return writer == Writer.OTHERS ? wellFormed(field) : Sealed.unescaped(field);
  }

  /** The field that stands for an attribute. */
  private String field(String name) {
    return writer == Writer.OTHERS ? name : Sealed.escaped(name);
  }

  /** Half a character, which JSON can spell and UTF-8 cannot, becomes the replacement character. */
  private static String wellFormed(String text) {
    return text.chars().allMatch(c -> c < Character.MIN_SURROGATE)
        ? text
        : new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
  }

  private String text(String text) {
    return writer == Writer.OTHERS ? wellFormed(text) : text;
  }

  private Value content(JsonNode node, Type type, Place at) {
    if (node.isNull() || node.isMissingNode()) {
      return Value.nullOf(type);
    }
    return switch (type) {
      case Type.Primitive p ->
          switch (p) {
            case STRING -> Value.string(text(scalar(node, type, at)));
            case NUMBER -> Value.number(number(node, at));
            case BOOL -> Value.bool(bool(node, at));
            case DYNAMIC -> dynamic(node, at);
          };
      case Type.ListOf l -> Value.list(l.element(), items(node, l.element(), at));
      case Type.SetOf s -> Value.set(s.element(), items(node, s.element(), at));
      case Type.MapOf m -> map(node, m.element(), at);
      case Type.TupleOf t -> tuple(node, t, at);
      case Type.ObjectOf o -> object(node, o, at);
    };
  }

  private static IllegalArgumentException mismatch(Place at, String wanted) {
    return new IllegalArgumentException("the value at " + at + " is not a " + wanted);
  }

  private static String scalar(JsonNode node, Type wanted, Place at) {
    if (!node.isValueNode()) {
      throw mismatch(at, wanted.friendlyName());
    }
    return node.asText();
  }

  private static BigFloat number(JsonNode node, Place at) {
    return BigFloat.parse(scalar(node, Type.NUMBER, at)).orElseThrow(() -> mismatch(at, "number"));
  }

  private static boolean bool(JsonNode node, Place at) {
    return switch (scalar(node, Type.BOOL, at)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw mismatch(at, "bool");
    };
  }

  private Value dynamic(JsonNode node, Place at) {
    if (!node.isObject() || !node.has("type")) {
      throw mismatch(at, "value with its type");
    }
    return content(node.path("value"), TypeJson.read(node.get("type")), at);
  }

  private List<Value> items(JsonNode node, Type element, Place at) {
    if (!node.isArray()) {
      throw mismatch(at, "list");
    }
    List<Value> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(read(node.get(i), element, at.child(i)));
    }
    return items;
  }

  private Value map(JsonNode node, Type element, Place at) {
    if (!node.isObject()) {
      throw mismatch(at, "map");
    }
    SortedMap<String, Value> entries = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String key = key(field.getKey());
      entries.put(key, read(field.getValue(), element, at.child(key)));
    }
    return Value.map(element, entries);
  }

  private Value tuple(JsonNode node, Type.TupleOf type, Place at) {
    if (!node.isArray() || node.size() != type.elements().size()) {
      throw mismatch(at, "tuple of " + type.elements().size());
    }
    List<Value> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(read(node.get(i), type.elements().get(i), at.child(i)));
    }
    return Value.tuple(items);
  }

  private Value object(JsonNode node, Type.ObjectOf type, Place at) {
    if (!node.isObject()) {
      throw mismatch(at, "object");
    }
    return type.made(name ->
        read(
            node.path(field(name)),
            Objects.requireNonNull(type.attributes().get(name)),
            at.child(name)));
  }

  private Value untyped(JsonNode node, Place at) {
    if (node.isObject()) {
      SortedMap<String, Value> attributes = new TreeMap<>();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String name = key(field.getKey());
        attributes.put(name, readUntyped(field.getValue(), at.child(name)));
      }
      return Value.object(attributes);
    }
    if (node.isArray()) {
      List<Value> items = new ArrayList<>(node.size());
      for (int i = 0; i < node.size(); i++) {
        items.add(readUntyped(node.get(i), at.child(i)));
      }
      return Value.tuple(items);
    }
    if (node.isTextual()) {
      return Value.string(text(node.textValue()));
    }
    if (node.isBoolean()) {
      return Value.bool(node.booleanValue());
    }
    return node.isNumber() ? Value.number(number(node, at)) : Value.NULL;
  }
}
