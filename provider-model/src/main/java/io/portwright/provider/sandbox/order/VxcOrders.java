package io.portwright.provider.sandbox.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.catalogue.PartnerPort;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.End;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Label;
import io.portwright.provider.sandbox.world.Lag;
import io.portwright.provider.sandbox.world.Lifecycle;
import io.portwright.provider.sandbox.world.Locks;
import io.portwright.provider.sandbox.world.Ownership;
import io.portwright.provider.sandbox.world.Place;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Status;
import io.portwright.provider.sandbox.world.Vlans;
import java.util.Optional;

/** Orders of VXCs. */
final class VxcOrders {
  static final String NO_B_END = "Valid B-End is required";

  private final Desk desk;

  VxcOrders(Desk desk) {
    this.desk = desk;
  }

  /**
   * @param aService the A-End, of the account in force
   */
  Service place(Service aService, Body vxc) {
    Label label = Terms.label(desk, vxc);
    int months = vxc.has("term") ? Terms.months(vxc, "term") : 1;
    int rate = vxc.requiredInteger("rateLimit");
    Body aBody = vxc.object("aEnd");
    Body bBody = vxc.object("bEnd");
    Host aHost = new Host.Placed(aService);
    refuseOtherUid(aBody, aService);
    refuseDesign(aHost);
    Optional<KeyUse> key = KeyUse.of(desk, vxc, rate);
    Optional<CloudOrder> cloud = CloudOrder.of(desk, bBody.object("partnerConfig"), rate);
    Host bHost = bHost(bBody, key, cloud, rate);
    refuseImpossible(aHost, bHost, rate);
    desk.refuseMissingMarket(aHost.location(desk.catalogue()));

    Configs configs = new Configs(desk);
    End aEnd = end(aBody, aHost, configs.onA(aBody, aHost));
    End bEnd = end(bBody, bHost, configs.onB(bBody, bHost, aHost, rate));
    aEnd = assigned(aHost, aEnd);
    bEnd = assigned(bHost, key.isPresent() ? key.get().tagged(bEnd) : bEnd);
    boolean open = key.filter(KeyUse::preApproved).isPresent();
    Optional<String> awaits = open ? Optional.empty() : approver(bHost);
    key.ifPresent(use -> use.note(desk));
    boolean shutdown = vxc.flag("shutdown").orElse(false);
    String keyText = key.map(KeyUse::text).orElse("");
    return put(
        label, months, aHost, new Kind.Connection(rate, shutdown, aEnd, bEnd, keyText, awaits));
  }

  private Service put(Label label, int months, Host aHost, Kind.Connection kind) {
    String market = aHost.location(desk.catalogue()).market();
    Service service =
        new Service(
            new Ownership(
                desk.draft().newId(),
                desk.draft().newUid(),
                desk.caller().company().uid(),
                desk.caller().user().uid()),
            label,
            new Place(0, market, ""),
            Terms.contract(desk, months),
            Lifecycle.ordered(desk.draft(), kind),
            Locks.NONE,
            kind);
    desk.draft().put(service);
    return service;
  }

  private void refuseDesign(Host host) {
    if (host instanceof Host.Placed(Service service)
        && desk.draft().status(service) == Status.DESIGN) {
      throw Refusal.invalid("service " + service.uid() + " is in DESIGN and not ordered yet");
    }
  }

  private static void refuseOtherUid(Body aBody, Service aService) {
    String uid = aBody.text("productUid").orElse("");
    if (!uid.isEmpty() && !uid.equals(aService.uid())) {
      throw Refusal.invalid("aEnd.productUid must be the productUid of the item");
    }
  }

  private Host bHost(Body bBody, Optional<KeyUse> key, Optional<CloudOrder> cloud, int rate) {
    String wanted =
        key.map(KeyUse::productUid).orElseGet(() -> bBody.text("productUid").orElse(""));
    String uid = cloud.map(order -> order.port(wanted, rate)).orElse(wanted);
    Host host =
        Host.find(desk.draft(), desk.catalogue(), uid).orElseThrow(() -> Refusal.invalid(NO_B_END));
    boolean open =
        switch (host) {
          case Host.Partner(PartnerPort port) -> port.open();
          case Host.Placed(Service service) ->
              desk.draft().status(service).active()
                  && desk.draft().status(service) != Status.DESIGN
                  && (service.companyUid().equals(desk.caller().company().uid())
                      || service.label().visible()
                      || key.isPresent());
        };
    if (!open) {
      throw Refusal.invalid(NO_B_END);
    }
    return host;
  }

  private void refuseImpossible(Host aHost, Host bHost, int rate) {
    if (aHost.uid().equals(bHost.uid())) {
      throw Refusal.invalid("A-End and B-End must be different services");
    }
    refuseRate(desk, aHost, bHost, rate);
    refuseSecondary(aHost);
    refuseSecondary(bHost);
  }

  static void refuseRate(Desk desk, Host aHost, Host bHost, int rate) {
    int limit = Math.min(aHost.maxRate(desk.draft()), bHost.maxRate(desk.draft()));
    if (rate < 1 || rate > limit) {
      throw Refusal.invalid("rateLimit must be 1 to " + limit + " Mbps between these ends");
    }
  }

  static void refuseSecondary(Host host) {
    if (host instanceof Host.Placed(Service service)
        && service.kind() instanceof Kind.Port port
        && port.lag().map(Lag::primary).filter(primary -> !primary).isPresent()) {
      throw Refusal.invalid(
          "service " + service.uid() + " is not the primary port of its LAG: use the primary");
    }
  }

  private End end(Body body, Host host, Optional<ObjectNode> config) {
    Optional<Integer> vlan = Vlans.checked(body.integer("vlan"), body.name("vlan"));
    Optional<Integer> inner = Vlans.checked(body.integer("innerVlan"), body.name("innerVlan"));
    Optional<Integer> vnic = vnic(body.integer("vNicIndex"), body.name("vNicIndex"), host);
    return new End(host.uid(), vlan, inner, vnic, config);
  }

  /** The vNIC index of an end: needed on an MVE, without meaning elsewhere. */
  static Optional<Integer> vnic(Optional<Integer> index, String field, Host host) {
    if (!(host instanceof Host.Placed(Service service)
        && service.kind() instanceof Kind.Edge edge)) {
      return Optional.empty();
    }
    if (index.isEmpty()) {
      throw Refusal.invalid(field + " is required for an end on an MVE");
    }
    if (index.get() < 0 || index.get() >= edge.vnics().size()) {
      throw Refusal.invalid(field + " must be 0 to " + (edge.vnics().size() - 1));
    }
    return index;
  }

  private End assigned(Host host, End end) {
    return switch (host) {
      case Host.Placed(Service service) -> Vlans.assign(desk.draft(), service, end, "");
      case Host.Partner _ -> Vlans.onPartnerPort(desk.draft(), end);
    };
  }

  private Optional<String> approver(Host bHost) {
    boolean foreign =
        bHost instanceof Host.Placed && !bHost.companyUid().equals(desk.caller().company().uid());
    return foreign ? Optional.of(bHost.companyUid()) : Optional.empty();
  }
}
