package io.portwright.engine.plan;

import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.SortedMap;
import java.util.TreeMap;

/** Objects of which little is known. */
final class UnknownObject {
  private UnknownObject() {}

  /** Every attribute is unknown. */
  static ObjectValue of(Schema schema) {
    SortedMap<String, Value> values = new TreeMap<>(Utf8Order.INSTANCE);
    schema.objectType().attributes().forEach((name, type) -> values.put(name, Value.unknown(type)));
    return new ObjectValue(schema.objectType(), values, Marks.NONE);
  }

  /** What is configured, and unknown where the account will say it. */
  static ObjectValue computed(Schema schema, ObjectValue configuration) {
    SortedMap<String, Value> values = new TreeMap<>(Utf8Order.INSTANCE);
    configuration
        .attributes()
        .forEach((name, value) -> {
          boolean open =
              value.isNull() && schema.attribute(name).filter(Attribute::isComputed).isPresent();
          values.put(name, open ? Value.unknown(value.type()) : value);
        });
    return new ObjectValue(configuration.type(), values, configuration.marks());
  }
}
