package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.ProductType;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Status;
import java.util.ArrayList;
import java.util.List;

/** Places orders: all items of a call, or none. */
public final class OrderDesk {
  private final Desk desk;

  public OrderDesk(Desk desk) {
    this.desk = desk;
  }

  /**
   * The services that the items become: those of an item before the VXCs nested in it, in the order
   * of the items.
   */
  public List<Service> place(List<Body> items) {
    if (items.isEmpty()) {
      throw Refusal.invalid("an order needs at least one item");
    }
    desk.refuseIncompleteAccount();
    List<Service> placed = new ArrayList<>();
    for (Body item : items) {
      placed.addAll(place(item));
    }
    return placed;
  }

  private List<Service> place(Body item) {
    List<Service> placed = new ArrayList<>();
    Service host;
    if (item.has("productUid")) {
      host = ordered(desk.own(item.requiredText("productUid")), placed);
    } else {
      placed.addAll(new NewServices(desk).place(item));
      host = placed.getFirst();
    }
    if (!item.list("associatedIxs").isEmpty()) {
      throw Refusal.invalid("associatedIxs cannot be ordered in this sandbox");
    }
    List<Body> vxcs = item.list("associatedVxcs");
    if (placed.isEmpty() && vxcs.isEmpty()) {
      throw Refusal.invalid(nothingToOrder(host));
    }
    VxcOrders orders = new VxcOrders(desk);
    vxcs.forEach(vxc -> placed.add(orders.place(host, vxc)));
    return placed;
  }

  /** A designed NAT gateway is ordered by naming it. */
  private Service ordered(Service named, List<Service> placed) {
    if (desk.draft().status(named) != Status.DESIGN) {
      return named;
    }
    Service gateway = new GatewayDesigns(desk).buy(named);
    placed.add(gateway);
    return gateway;
  }

  private static String nothingToOrder(Service host) {
    return host.type() == ProductType.NAT_GATEWAY
        ? "NAT gateway " + host.uid() + " is not in DESIGN"
        : "service " + host.uid() + " is already ordered";
  }
}
