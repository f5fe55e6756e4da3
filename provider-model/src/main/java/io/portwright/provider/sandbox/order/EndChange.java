package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.End;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Status;
import io.portwright.provider.sandbox.world.Vlans;
import java.util.Optional;

/** What a change of a VXC makes of one of its ends. */
final class EndChange {

  /** Which end, and how its fields are called in a change. */
  enum Side {
    A("aEnd", "aVnicIndex"),
    B("bEnd", "bVnicIndex");

    private final String prefix;
    private final String vnicKey;

    Side(String prefix, String vnicKey) {
      this.prefix = prefix;
      this.vnicKey = vnicKey;
    }
  }

  private final Desk desk;
  private final Service service;
  private final Side side;

  EndChange(Desk desk, Service service, Side side) {
    this.desk = desk;
    this.service = service;
    this.side = side;
  }

  End apply(End end, Body body) {
    String wanted = body.text(key("ProductUid")).orElse("");
    boolean moves = !wanted.isEmpty() && !wanted.equals(end.productUid());
    Host host = moves ? target(end, wanted) : current(end);
    End changed = moves ? end.on(wanted, end.vlan()) : end;
    changed = vnic(changed, host, body, moves);
    changed = tags(changed, body);
    if (!changed.equals(end)) {
      changed = assigned(changed, host, body.has(key("Vlan")));
    }
    return config(changed, host, body);
  }

  /** The end with the VLANs that a body asks for, and nothing else of it. */
  End tagged(End end, Body body) {
    End changed = tags(end, body);
    return changed.equals(end) ? end : assigned(changed, current(end), body.has(key("Vlan")));
  }

  private String key(String suffix) {
    return side.prefix + suffix;
  }

  private Host current(End end) {
    return Host.find(desk.draft(), desk.catalogue(), end.productUid())
        .orElseThrow(() -> Refusal.unknownService(end.productUid()));
  }

  /** Ends move between own services of one kind; those on partner ports stay. */
  private Host target(End end, String uid) {
    if (!(current(end) instanceof Host.Placed(Service from))) {
      throw Refusal.invalid(key("ProductUid") + ": an end on a partner port cannot move");
    }
    Service to =
        desk.visible(uid)
            .filter(found -> desk.draft().status(found).active())
            .orElseThrow(
                () -> Refusal.invalid(key("ProductUid") + " must be one of your own services"));
    if (from.type() != to.type()) {
      throw Refusal.invalid(
          key("ProductUid") + ": an end moves from one " + from.type() + " to another only");
    }
    Host host = new Host.Placed(to);
    VxcOrders.refuseSecondary(host);
    return host;
  }

  private End vnic(End end, Host host, Body body, boolean moves) {
    if (!moves && !body.has(side.vnicKey)) {
      return end;
    }
    return end.withVnic(VxcOrders.vnic(body.integer(side.vnicKey), side.vnicKey, host));
  }

  private End tags(End end, Body body) {
    End changed = end;
    if (body.has(key("Vlan"))) {
      changed = changed.withVlan(Vlans.checked(body.integer(key("Vlan")), key("Vlan")));
    }
    if (body.has(key("InnerVlan"))) {
      String inner = key("InnerVlan");
      changed = changed.withInnerVlan(Vlans.checked(body.integer(inner), inner));
    }
    return changed;
  }

  /**
   * A VLAN that was asked for must be free; one that only came along is replaced when it is not.
   */
  private End assigned(End end, Host host, boolean asked) {
    if (!(host instanceof Host.Placed(Service on))) {
      return Vlans.onPartnerPort(desk.draft(), end);
    }
    if (asked || Vlans.isFree(desk.draft(), on, end, service.uid())) {
      return Vlans.assign(desk.draft(), on, end, service.uid());
    }
    return Vlans.assign(desk.draft(), on, end.withVlan(Optional.empty()), service.uid());
  }

  private End config(End end, Host host, Body body) {
    if (!body.has(key("Config"))) {
      return end;
    }
    Body config = body.object(key("Config"));
    String type = config.text("connectType").filter(text -> !text.isEmpty()).orElse("VROUTER");
    if (!type.equals(Configs.VROUTER)) {
      throw Refusal.invalid(key("Config") + ": only router configurations can change");
    }
    if (host instanceof Host.Placed(Service on)
        && on.kind() instanceof Kind.Routing
        && desk.draft().status(service) == Status.DEPLOYABLE) {
      throw Refusal.invalid(
          "virtual router service has a different linked interface, Service must be correctly"
              + " provisioned to update");
    }
    return end.withConfig(new Configs(desk, service.uid()).vrouter(config, host));
  }
}
