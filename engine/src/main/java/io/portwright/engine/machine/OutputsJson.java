package io.portwright.engine.machine;

import io.portwright.provider.value.Value;
import java.util.SortedMap;

/** Output values as {@code terraform output -json} prints them. Sensitive values are in clear. */
public final class OutputsJson {

  private OutputsJson() {}

  /** Writes one object: all outputs with type and sensitivity. */
  public static void all(SortedMap<String, Value> outputs, JsonWriter out) {
    out.beginObject();
    outputs.forEach((name, value) -> {
      out.name(name).beginObject();
      out.name("sensitive").bool(value.isSensitive());
      ValueForms.type(value.type(), out.name("type"));
      ValueForms.known(value, out.name("value"));
      out.endObject();
    });
    out.endObject();
  }

  /** Writes one value. */
  public static void one(Value value, JsonWriter out) {
    ValueForms.known(value, out);
  }
}
