package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Service;
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
      host = desk.own(item.requiredText("productUid"));
    } else {
      placed.addAll(new NewServices(desk).place(item));
      host = placed.getFirst();
    }
    if (!item.list("associatedIxs").isEmpty()) {
      throw Refusal.invalid("associatedIxs cannot be ordered in this sandbox");
    }
    List<Body> vxcs = item.list("associatedVxcs");
    if (placed.isEmpty() && vxcs.isEmpty()) {
      throw Refusal.invalid("service " + host.uid() + " is already ordered");
    }
    VxcOrders orders = new VxcOrders(desk);
    vxcs.forEach(vxc -> placed.add(orders.place(host, vxc)));
    return placed;
  }
}
