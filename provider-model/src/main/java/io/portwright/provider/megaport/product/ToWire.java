package io.portwright.provider.megaport.product;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** JSON for the API from values: keys in camel case, what is null or unknown is left out. */
public final class ToWire {

  private ToWire() {}

  public static Json.Obj object(ObjectValue value) {
    SortedMap<String, Json> fields = new TreeMap<>();
    value
        .attributes()
        .forEach(
            (name, field) -> json(field).ifPresent(json -> fields.put(Names.camel(name), json)));
    return new Json.Obj(fields);
  }

  /** Empty for null and unknown values. */
  public static Optional<Json> json(Value value) {
    return switch (value) {
      case Value.StringValue v -> Optional.of(Json.of(v.text()));
      case Value.NumberValue v -> Optional.of(new Json.Num(v.number().toBigDecimal()));
      case Value.BoolValue v -> Optional.of(new Json.Bool(v.truth()));
      case Value.NullValue _, Value.UnknownValue _ -> Optional.empty();
      case Value.ListValue _, Value.SetValue _, Value.TupleValue _ -> {
        List<Json> items = new ArrayList<>();
        value.parts().forEach(part -> items.add(json(part).orElse(Json.NULL)));
        yield Optional.of(Json.array(items));
      }
      case Value.MapValue v -> {
        SortedMap<String, Json> fields = new TreeMap<>();
        v.entries().forEach((key, item) -> fields.put(key, json(item).orElse(Json.NULL)));
        yield Optional.of(new Json.Obj(fields));
      }
      case ObjectValue v -> Optional.of(object(v));
    };
  }
}
