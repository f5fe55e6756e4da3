package io.portwright.provider.megaport.account;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;

/** The ports of a LAG besides the primary one; other services have none. */
final class Members {
  static final String ATTRIBUTE = "lag_port_uids";

  private Members() {}

  static List<String> others(ObjectValue recorded) {
    String primary = Fields.text(recorded, "product_uid").orElse("");
    List<String> others = new ArrayList<>();
    for (Value member : recorded.attributes().getOrDefault(ATTRIBUTE, Value.NULL).parts()) {
      if (member.isPresent() && !member.asString().equals(primary)) {
        others.add(member.asString());
      }
    }
    return others;
  }
}
