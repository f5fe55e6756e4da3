package io.portwright.provider.megaport.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service as the API lists it.
 *
 * @param status provisioning status, such as {@code LIVE}
 * @param host UID of the service that it hangs on, which only a list tells
 * @param fields everything the API said about it, without the services that hang on it
 */
public record Product(
    String uid,
    String name,
    Optional<ProductKind> kind,
    String status,
    Optional<String> host,
    Json.Obj fields) {

  private static final String DECOMMISSIONED = "DECOMMISSIONED";
  private static final String CANCELLED_PARENT = "CANCELLED_PARENT";

  /** Empty when it has no UID. */
  public static Optional<Product> read(Json json) {
    Optional<String> uid = json.text("productUid");
    if (uid.isEmpty() || !(json instanceof Json.Obj object)) {
      return Optional.empty();
    }
    Json.Obj own = object.without("associatedVxcs", "associatedIxs");
    return Optional.of(
        new Product(
            uid.get(),
            json.textOr("productName", ""),
            ProductKind.of(json.textOr("productType", "")),
            json.textOr("provisioningStatus", ""),
            Optional.empty(),
            own));
  }

  /** The service itself and everything that hangs on it. */
  public static List<Product> withAttached(Json json) {
    List<Product> all = new ArrayList<>();
    read(json).ifPresent(all::add);
    Optional<String> host = json.text("productUid");
    for (Json vxc : json.at("associatedVxcs").items()) {
      read(typed(vxc, ProductKind.VXC)).map(one -> one.on(host)).ifPresent(all::add);
    }
    for (Json ix : json.at("associatedIxs").items()) {
      read(typed(ix, ProductKind.IX)).map(one -> one.on(host)).ifPresent(all::add);
    }
    return all;
  }

  private Product on(Optional<String> service) {
    return new Product(uid, name, kind, status, service, fields);
  }

  private static Json typed(Json json, ProductKind kind) {
    return json instanceof Json.Obj object && object.text("productType").isEmpty()
        ? object.with("productType", kind.wireName())
        : json;
  }

  /** Ended for good. */
  public boolean isGone() {
    return status.equals(DECOMMISSIONED) || status.equals(CANCELLED_PARENT);
  }

  /** Neither ended nor about to end. */
  public boolean isActive() {
    return !isGone() && !status.equals("CANCELLED");
  }

  public boolean isLive() {
    return status.equals("LIVE");
  }

  public boolean is(ProductKind other) {
    return kind.isPresent() && kind.get() == other;
  }

  /** {@code aEnd} or {@code bEnd} of a VXC. */
  public Json end(String side) {
    return fields.at(side);
  }
}
