package io.portwright.engine.state.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Flag;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values that another program wrote in Terraform's JSON form. Read by a type: what is missing is
 * null, what the type does not have is left out, primitives are converted.
 *
 * <p>Whatever does not fit throws {@link IllegalArgumentException}; no message holds content.
 */
public final class ForeignAttributes {
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

  private ForeignAttributes() {}

  /** One value without marks. */
  public static Value read(JsonNode json, Type type) {
    return ValueReader.foreign(Set.of()).read(json, type);
  }

  /**
   * Attributes of one object, with the marks that its schema asks for and those that were written
   * beside it.
   *
   * @param type of the schema; made once for all objects of a resource type
   * @param sensitive paths as names of attributes, keys and indices; one that leads nowhere is
   *     passed over, one that leads into a set marks the set
   */
  public static ObjectValue read(
      JsonNode json, Schema schema, Type.ObjectOf type, Collection<List<String>> sensitive) {
    ObjectValue plain = (ObjectValue) read(json, type);
    Set<String> marked = new HashSet<>(SealedPlaces.of(plain, Optional.of(schema)).sensitive());
    sensitive.forEach(path -> pointer(plain, path).ifPresent(marked::add));
    if (marked.isEmpty()) {
      return plain;
    }
    for (Attribute attribute : schema.attributes().values()) {
      if (attribute.has(Flag.REPEATS_ARGUMENTS) && plain.attribute(attribute.name()).isPresent()) {
        marked.add(Pointer.child(Pointer.ROOT, attribute.name()));
      }
    }
    return (ObjectValue) ValueReader.foreign(marked).read(json, type);
  }

  private static Optional<String> pointer(Value root, List<String> path) {
    Value at = root;
    String pointer = Pointer.ROOT;
    for (String step : path) {
      if (at instanceof Value.SetValue) {
        return Optional.of(pointer);
      }
      Optional<Value> next = part(at, step);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
      pointer = Pointer.child(pointer, step);
    }
    return Optional.of(pointer);
  }

  private static Optional<Value> part(Value value, String step) {
    return switch (value) {
      case Value.ObjectValue v -> Optional.ofNullable(v.attributes().get(step));
      case Value.MapValue v -> Optional.ofNullable(v.entries().get(step));
      case Value.ListValue v -> item(v.items(), step);
      case Value.TupleValue v -> item(v.items(), step);
      case Value.SetValue _,
          Value.StringValue _,
          Value.NumberValue _,
          Value.BoolValue _,
          Value.NullValue _,
          Value.UnknownValue _ ->
          Optional.empty();
    };
  }

  private static Optional<Value> item(List<Value> items, String step) {
    return INDEX.matcher(step).matches() && Integer.parseInt(step) < items.size()
        ? Optional.of(items.get(Integer.parseInt(step)))
        : Optional.empty();
  }
}
