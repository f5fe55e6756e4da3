package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.vxc.Partner;
import io.portwright.provider.megaport.vxc.RouterResources;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** BGP keys that are alive at the service and that an update would leave out. */
final class KeyChecks implements Check {

  @Override
  public void over(Design design, Findings findings) {
    for (Planned vxc : design.staying(ProductKind.VXC)) {
      Optional<Product> live = vxc.keptUid().flatMap(design::service);
      if (vxc.isChanged() && live.isPresent()) {
        design.ends(vxc).forEach(end -> end(end, live.get(), findings));
      }
    }
  }

  private static void end(VxcEnd end, Product live, Findings findings) {
    boolean sent =
        end.partner().filter(Partner::isRouter).isPresent()
            && Fields.differ(end.vxc().before(), end.vxc().after(), end.side().partnerAttribute());
    if (!sent) {
      return;
    }
    Set<String> known = new HashSet<>();
    Set<String> named = new HashSet<>();
    end.settings().ifPresent(settings -> sessions(settings, known, named));
    for (Json face : RouterResources.interfaces(live, end.side())) {
      for (Json session : face.at("bgpConnections").items()) {
        String peer = session.textOr("peerIpAddress", "");
        boolean secret = !session.textOr("password", "").isEmpty();
        if (secret && named.contains(peer) && !known.contains(peer)) {
          findings.raise("BGP-6", end.vxc(), end.settingsPath(), Map.of("peer", peer));
        }
      }
    }
  }

  private static void sessions(ObjectValue settings, Set<String> known, Set<String> named) {
    for (Value face : Design.attribute(settings, "interfaces").parts()) {
      Value list =
          face instanceof ObjectValue object
              ? Design.attribute(object, "bgp_connections")
              : Value.NULL;
      for (Value item : list.parts()) {
        if (item instanceof ObjectValue session) {
          String peer = Fields.text(session, "peer_ip_address").orElse("");
          named.add(peer);
          if (!Design.attribute(session, "password").isNull()) {
            known.add(peer);
          }
        }
      }
    }
  }
}
