package io.portwright.provider.megaport.product;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Optional;

/** Parts of order items and updates that several services share. */
public final class Items {

  private Items() {}

  /** Item of a new service that stands on its own at a location. */
  public static Json.Obj order(
      ProductKind kind, ObjectValue planned, Optional<String> fingerprint) {
    Json.Obj item =
        common(planned, fingerprint)
            .with("productType", kind.wireName())
            .withNumber("locationId", Fields.whole(planned, "location_id"));
    Json.Obj config = Json.EMPTY.withText("diversityZone", Fields.text(planned, "diversity_zone"));
    return item.with("config", config);
  }

  /** Fields that every new service has. */
  public static Json.Obj common(ObjectValue planned, Optional<String> fingerprint) {
    Json.Obj item =
        Json.EMPTY
            .withText("productName", Fields.text(planned, "product_name"))
            .withNumber("term", Fields.whole(planned, "contract_term_months"))
            .withText("costCentre", Fields.text(planned, "cost_centre"))
            .withText("promoCode", Fields.text(planned, "promo_code"));
    Json tags = Tags.wire(planned, fingerprint);
    return tags.items().isEmpty() ? item : item.with("resourceTags", tags);
  }

  /** Changes that every service takes in place: name, term and cost centre. */
  public static Json.Obj changes(ObjectValue before, ObjectValue after) {
    Json.Obj body = Json.EMPTY;
    body = text(body, "name", before, after, "product_name");
    if (Fields.differ(before, after, "contract_term_months")) {
      body = body.withNumber("term", Fields.whole(after, "contract_term_months"));
    }
    if (Fields.differ(before, after, "cost_centre")) {
      body = body.with("costCentre", Fields.text(after, "cost_centre").orElse(""));
    }
    return body;
  }

  /** With a text field if the attribute changed to a value. */
  public static Json.Obj text(
      Json.Obj body, String field, ObjectValue before, ObjectValue after, String attribute) {
    return Fields.differ(before, after, attribute)
        ? body.withText(field, Fields.text(after, attribute))
        : body;
  }

  /** With a flag if the attribute changed to a value. */
  public static Json.Obj truth(
      Json.Obj body, String field, ObjectValue before, ObjectValue after, String attribute) {
    Optional<Value> value =
        Fields.differ(before, after, attribute)
            ? Fields.present(after, attribute)
            : Optional.empty();
    return value.isPresent() ? body.with(field, value.get().asBool()) : body;
  }
}
