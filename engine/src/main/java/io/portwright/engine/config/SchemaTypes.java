package io.portwright.engine.config;

import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Shape;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Types that values for attributes are converted to: what is not required may be left out. */
final class SchemaTypes {
  private SchemaTypes() {}

  static Type constraint(Attribute attribute) {
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
}
