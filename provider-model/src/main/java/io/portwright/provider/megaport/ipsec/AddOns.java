package io.portwright.provider.megaport.ipsec;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The IPsec add-ons of an MCR, as its representation lists them. */
record AddOns(List<AddOn> all) {

  static final String IP_SEC = "IP_SEC";

  AddOns {
    all = List.copyOf(all);
  }

  record AddOn(String uid, OptionalLong tunnels) {}

  static AddOns of(Product router) {
    return new AddOns(
        router.fields().at("addOns").items().stream()
            .filter(row -> row.textOr("addOnType", "").equalsIgnoreCase(IP_SEC))
            .filter(row -> row.whole("tunnelCount").orElse(1) != 0)
            .flatMap(row -> row.text("addOnUid").map(uid -> addOn(uid, row)).stream())
            .toList());
  }

  private static AddOn addOn(String uid, Json row) {
    return new AddOn(uid, row.whole("tunnelCount"));
  }

  Optional<AddOn> with(String uid) {
    return all.stream().filter(addOn -> addOn.uid().equals(uid)).findFirst();
  }
}
