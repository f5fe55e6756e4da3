package io.portwright.provider.megaport.vxc;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import java.util.List;
import java.util.Optional;

/**
 * What the service lists under {@code resources.csp_connection} of a VXC: one object, or one for
 * each end that has a partner.
 */
public final class RouterResources {

  private RouterResources() {}

  static List<Json> connections(Product vxc) {
    Json listed = vxc.fields().at("resources").at("csp_connection");
    return listed instanceof Json.Obj ? List.of(listed) : listed.items();
  }

  /**
   * The router configuration at an end. The name of the resource tells the end where there are two;
   * a single one without such a name belongs to the A-End.
   */
  static Optional<Json> router(Product vxc, Side side) {
    String prefix = side == Side.A ? "a_" : "b_";
    List<Json> routers =
        connections(vxc).stream()
            .filter(row -> row.textOr("connectType", "").equals("VROUTER"))
            .toList();
    Optional<Json> named =
        routers.stream()
            .filter(row -> row.textOr("resource_name", "").startsWith(prefix))
            .findFirst();
    boolean plain =
        routers.size() == 1 && routers.getFirst().textOr("resource_name", "").startsWith("csp");
    return named.or(
        () -> plain && side == Side.A ? Optional.of(routers.getFirst()) : Optional.<Json>empty());
  }

  /** Whether the B-End is at Megaport Internet. */
  static boolean isTransit(Product vxc) {
    return connections(vxc).stream()
        .anyMatch(row -> row.textOr("connectType", "").equals("TRANSIT"));
  }

  /** Interfaces of the router at an end, as the service lists them. */
  public static List<Json> interfaces(Product vxc, Side side) {
    return router(vxc, side).map(row -> row.at("interfaces").items()).orElse(List.of());
  }
}
