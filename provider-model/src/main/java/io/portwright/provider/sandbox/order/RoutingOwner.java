package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Filters;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.ProductType;
import io.portwright.provider.sandbox.world.Service;
import java.util.ArrayList;
import java.util.List;

/** The MCR or NAT gateway that prefix lists and packet filters belong to. */
record RoutingOwner(Service service, Kind.Routing kind) {

  /**
   * @param type of the product that the path names; another one is refused as unknown
   */
  static RoutingOwner of(Desk desk, String uid, ProductType type) {
    Service service = desk.own(uid);
    if (service.kind() instanceof Kind.Routing routing && service.type() == type) {
      return new RoutingOwner(service, routing);
    }
    throw Refusal.unknownService(uid);
  }

  void store(Desk desk, Filters filters) {
    desk.draft().put(service.with(kind.withFilters(filters)));
  }

  /** Uids of the VXCs whose interfaces or BGP sessions here name an id under one of some keys. */
  List<String> users(Desk desk, List<String> keys, int id) {
    List<String> users = new ArrayList<>();
    for (Service service : desk.draft().activeOn(service().uid())) {
      if (service.kind() instanceof Kind.Connection vxc
          && RouterFaces.of(vxc, service().uid()).stream()
              .anyMatch(face -> RouterFaces.names(face, keys, id))) {
        users.add(service.uid());
      }
    }
    return users;
  }
}
