package io.portwright.engine.state.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;

/** Output values as {@code terraform output -json} prints them. Sensitive values are in clear. */
public final class OutputJson {

  private OutputJson() {}

  /** All outputs with type and sensitivity; ends without a newline. */
  public static String all(SortedMap<String, Value> outputs) {
    ObjectNode all = CanonicalJson.NODES.objectNode();
    outputs.forEach((name, value) -> {
      Value plain = value.unmarkedDeep();
      ObjectNode one = all.putObject(name);
      one.put("sensitive", value.isSensitive());
      one.set("type", TypeJson.write(plain.type()));
      one.set("value", ValueJson.write(plain, plain.type()));
    });
    return new String(CanonicalJson.lines(all), StandardCharsets.UTF_8).stripTrailing();
  }

  /** One value. */
  public static String one(Value value) {
    Value plain = value.unmarkedDeep();
    return new String(
        CanonicalJson.compact(ValueJson.write(plain, plain.type())), StandardCharsets.UTF_8);
  }
}
