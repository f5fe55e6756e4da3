package io.portwright.provider.megaport.nat;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.product.Tags;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A NAT gateway as the API writes it (contract §4.10, §5.9). */
final class GatewayShape {

  private GatewayShape() {}

  /** Everything that the configuration decides, but for the tags. */
  static Json.Obj body(ObjectValue gateway) {
    Json.Obj config =
        Json.EMPTY
            .with("asn", Fields.whole(gateway, "asn").orElse(0))
            .with("bgpShutdownDefault", truth(gateway, "bgp_shutdown_default"))
            .with("diversityZone", Fields.text(gateway, "diversity_zone").orElse(""))
            .withNumber("sessionCount", Fields.whole(gateway, "session_count"));
    return Json.EMPTY
        .withText("productName", Fields.text(gateway, "product_name"))
        .withNumber("locationId", Fields.whole(gateway, "location_id"))
        .withNumber("speed", Fields.whole(gateway, "speed"))
        .withNumber("term", Fields.whole(gateway, "contract_term_months"))
        .with("autoRenewTerm", truth(gateway, "auto_renew_term"))
        .with("config", config)
        .withText("promoCode", Fields.text(gateway, "promo_code").filter(t -> !t.isEmpty()));
  }

  private static boolean truth(ObjectValue gateway, String name) {
    return Fields.truth(gateway, name).orElse(false);
  }

  /** A body over the gateway as it is: what only the Portal sets stays. */
  static Json.Obj over(Json now, Json.Obj body) {
    Json.Obj whole = body;
    for (String field : new String[] {"promoCode", "serviceLevelReference"}) {
      Optional<String> text = now.text(field).filter(t -> !t.isEmpty());
      whole = body.text(field).isPresent() ? whole : whole.withText(field, text);
    }
    return whole;
  }

  static ObjectValue state(Schema schema, Json row, ObjectValue recorded) {
    Json flat = flat(row);
    SortedMap<String, Value> values = new TreeMap<>(Utf8Order.INSTANCE);
    for (Map.Entry<String, Attribute> entry : schema.attributes().entrySet()) {
      Value before = recorded.attribute(entry.getKey());
      values.put(
          entry.getKey(),
          switch (entry.getKey()) {
            case Tags.ATTRIBUTE -> Tags.value(row.at("resourceTags"), before);
            case "diversity_zone", "promo_code" -> orBefore(entry.getValue(), flat, before);
            default -> FromWire.attribute(entry.getValue(), flat);
          });
    }
    return Value.object(values);
  }

  /** An empty text is no news. */
  private static Value orBefore(Attribute attribute, Json flat, Value before) {
    Value now = FromWire.attribute(attribute, flat);
    return now.isNull() || now.asString().isEmpty() ? before : now;
  }

  private static Json flat(Json row) {
    if (!(row instanceof Json.Obj object)) {
      return row;
    }
    Json.Obj flat = object.with("contractTermMonths", row.at("term"));
    for (Map.Entry<String, Json> entry : row.at("config").entries().entrySet()) {
      flat = flat.with(entry.getKey(), entry.getValue());
    }
    return flat;
  }

  /** Whether a gateway shows what was asked for. */
  static boolean isSame(ObjectValue wanted, ObjectValue read) {
    boolean tags =
        Tags.isNone(wanted.attribute(Tags.ATTRIBUTE))
            && Tags.isNone(read.attribute(Tags.ATTRIBUTE));
    return body(wanted
                .with("asn", kept(wanted, read, "asn"))
                .with("auto_renew_term", kept(wanted, read, "auto_renew_term"))
                .with("bgp_shutdown_default", kept(wanted, read, "bgp_shutdown_default")))
            .equals(body(read))
        && (tags || wanted.attribute(Tags.ATTRIBUTE).equals(read.attribute(Tags.ATTRIBUTE)));
  }

  private static Value kept(ObjectValue wanted, ObjectValue read, String name) {
    Value value = wanted.attribute(name);
    return value.isNull() ? read.attribute(name) : value;
  }
}
