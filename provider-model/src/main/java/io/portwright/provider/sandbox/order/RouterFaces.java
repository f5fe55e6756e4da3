package io.portwright.provider.sandbox.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.sandbox.world.End;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The interfaces that VXCs have on a router, as they were ordered. */
public final class RouterFaces {
  private static final String TUNNEL = "ipSecTunnel";

  private RouterFaces() {}

  /** Interfaces of one VXC on a router, in their order. */
  public static List<JsonNode> of(Kind.Connection vxc, String routerUid) {
    List<JsonNode> faces = new ArrayList<>();
    for (End end : List.of(vxc.aEnd(), vxc.bEnd())) {
      if (end.productUid().equals(routerUid)) {
        end.config().ifPresent(config -> config.path("interfaces").forEach(faces::add));
      }
    }
    return faces;
  }

  /** Whether an interface is an IPsec tunnel. */
  public static boolean isTunnel(JsonNode face) {
    return face.path("interfaceType").asText().equals(TUNNEL);
  }

  /**
   * IPsec tunnels that active VXCs have on a router.
   *
   * @param except uid of a VXC that does not count
   */
  static int tunnels(View view, String routerUid, String except) {
    int count = 0;
    for (Service service : view.activeOn(routerUid)) {
      if (!service.uid().equals(except) && service.kind() instanceof Kind.Connection vxc) {
        for (JsonNode face : of(vxc, routerUid)) {
          count += isTunnel(face) ? 1 : 0;
        }
      }
    }
    return count;
  }

  /**
   * Addresses, without lengths, that active VXCs give a router on interfaces that are no tunnels.
   *
   * @param except uid of a VXC that does not count
   */
  static Set<String> addresses(View view, String routerUid, String except) {
    Set<String> addresses = new HashSet<>();
    for (Service service : view.activeOn(routerUid)) {
      if (!service.uid().equals(except) && service.kind() instanceof Kind.Connection vxc) {
        for (JsonNode face : of(vxc, routerUid)) {
          if (!isTunnel(face)) {
            face.path("ipAddresses")
                .forEach(cidr -> addresses.add(cidr.asText().split("/", -1)[0]));
          }
        }
      }
    }
    return addresses;
  }

  /** Whether an interface or one of its BGP sessions has a number under one of some keys. */
  static boolean names(JsonNode face, List<String> keys, int id) {
    if (keys.stream().anyMatch(key -> face.path(key).asInt() == id)) {
      return true;
    }
    for (JsonNode session : face.path("bgpConnections")) {
      if (keys.stream().anyMatch(key -> session.path(key).asInt() == id)) {
        return true;
      }
    }
    return false;
  }
}
