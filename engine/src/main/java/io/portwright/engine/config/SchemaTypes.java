package io.portwright.engine.config;

import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Nesting;
import io.portwright.provider.schema.Attribute.Shape;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Converts values to what attributes want: in nested attributes, whatever is not required may be
 * left out. Types of attributes are computed once, because those of large nested attributes would
 * otherwise cost more than everything else in an evaluation.
 */
final class SchemaTypes {
  private final Map<Attribute, Types> known = new IdentityHashMap<>();

  /**
   * @param constraint what values are converted to, with optional attributes
   * @param absent null of the attribute's type
   */
  private record Types(Type constraint, Type plain, Value absent) {}

  private synchronized Types of(Attribute attribute) {
    Types found = known.get(attribute);
    if (found == null) {
      Type plain = attribute.type();
      found = new Types(constraint(attribute), plain, Value.nullOf(plain));
      known.put(attribute, found);
    }
    return found;
  }

  private static Type constraint(Attribute attribute) {
    return switch (attribute.shape()) {
      case Shape.Plain plain -> plain.type();
      case Shape.Nested nested -> {
        SortedMap<String, Type> types = new TreeMap<>(Utf8Order.INSTANCE);
        List<String> optional = new ArrayList<>();
        for (Attribute inside : nested.attributes().values()) {
          types.put(inside.name(), constraint(inside));
          if (!inside.isRequired()) {
            optional.add(inside.name());
          }
        }
        yield nested.nesting().of(Type.object(types, optional));
      }
    };
  }

  /** Null of the attribute's type. */
  Value absent(Attribute attribute) {
    return of(attribute).absent();
  }

  Attempt converted(Attribute attribute, Value value) {
    Optional<Value> direct = direct(attribute, value);
    return direct.isPresent()
        ? new Attempt.Converted(direct.get())
        : Conversion.convert(value, of(attribute).constraint());
  }

  /** The usual case, attribute by attribute; empty for all others and for what does not fit. */
  private Optional<Value> direct(Attribute attribute, Value value) {
    return switch (attribute.shape()) {
      case Shape.Plain plain -> Conversion.convert(value, plain.type()).converted();
      case Shape.Nested nested ->
          nested.nesting() == Nesting.SINGLE && value instanceof ObjectValue object
              ? object(attribute, nested, object)
              : Optional.empty();
    };
  }

  private Optional<Value> object(Attribute attribute, Shape.Nested nested, ObjectValue given) {
    if (!(of(attribute).plain() instanceof Type.ObjectOf type) || type.hasDynamic()) {
      return Optional.empty();
    }
    List<String> unfitting = new ArrayList<>();
    ObjectValue object =
        type.made(name -> {
          Attribute inside = Objects.requireNonNull(nested.attributes().get(name));
          Optional<Value> fitting = fitting(inside, given.attributes().get(name));
          if (fitting.isEmpty()) {
            unfitting.add(name);
          }
          return fitting.orElse(Value.NULL);
        });
    return unfitting.isEmpty() ? Optional.of(object.withMarks(given.marks())) : Optional.empty();
  }

  private Optional<Value> fitting(Attribute inside, @Nullable Value given) {
    if (given == null) {
      return inside.isRequired() ? Optional.empty() : Optional.of(absent(inside));
    }
    Optional<Value> direct = direct(inside, given);
    return direct.isPresent()
        ? direct
        : Conversion.convert(given, of(inside).constraint()).converted();
  }
}
