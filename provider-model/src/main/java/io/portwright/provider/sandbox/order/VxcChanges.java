package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.End;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Label;
import io.portwright.provider.sandbox.world.Lifecycle;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Status;

/** Changes of VXCs by their owner, and approvals by the owner of the B-End. */
public final class VxcChanges {
  private static final String TRANSIT = "TRANSIT";

  private final Desk desk;

  public VxcChanges(Desk desk) {
    this.desk = desk;
  }

  /** Absent fields stay as they are. */
  public Service change(String uid, Body body) {
    Service service =
        desk.draft()
            .find(uid)
            .filter(found -> desk.draft().status(found).active())
            .orElseThrow(() -> Refusal.unknownService(uid));
    if (!(service.kind() instanceof Kind.Connection vxc)) {
      throw Refusal.unknownService(uid);
    }
    if (body.has("isApproved")) {
      return approve(service, vxc, body);
    }
    boolean owner = service.companyUid().equals(desk.caller().company().uid());
    if (!owner && !ownsB(vxc)) {
      throw Refusal.unknownService(uid);
    }
    desk.caller().needs(Right.ORDER);
    Lifecycle.refuseLocked(service);
    return owner ? byOwner(service, vxc, body) : byOther(service, vxc, body);
  }

  private boolean ownsB(Kind.Connection vxc) {
    return desk.visible(vxc.bEnd().productUid()).isPresent();
  }

  /** Whoever accepts may say the VLAN of the B-End. */
  private Service approve(Service service, Kind.Connection vxc, Body body) {
    desk.caller().needs(Right.APPROVE);
    boolean asked = vxc.awaits().filter(desk.caller().company().uid()::equals).isPresent();
    if (!asked) {
      throw Refusal.invalid("VXC " + service.uid() + " does not wait for your approval");
    }
    if (!body.flag("isApproved").orElse(false)) {
      Lifecycle.end(desk.draft(), service);
      return service;
    }
    End b = new EndChange(desk, service, EndChange.Side.B).tagged(vxc.bEnd(), body);
    Service approved = Lifecycle.approved(desk.draft(), service, vxc.withEnds(vxc.aEnd(), b));
    desk.draft().put(approved);
    return approved;
  }

  private Service byOther(Service service, Kind.Connection vxc, Body body) {
    EndChange b = new EndChange(desk, service, EndChange.Side.B);
    Service changed = service.with(vxc.withEnds(vxc.aEnd(), b.apply(vxc.bEnd(), body)));
    desk.draft().put(changed);
    return changed;
  }

  private Service byOwner(Service service, Kind.Connection vxc, Body body) {
    refuseForeignVlans(vxc, body);
    End a = new EndChange(desk, service, EndChange.Side.A).apply(vxc.aEnd(), body);
    End b = new EndChange(desk, service, EndChange.Side.B).apply(vxc.bEnd(), body);
    Kind.Connection kind = vxc.withEnds(a, b);
    kind = kind.withShutdown(body.flag("shutdown").orElse(kind.shutdown()));
    kind = kind.withRate(body.integer("rateLimit").orElse(kind.rate()));
    refuseRate(service, vxc, kind);
    Label label =
        new Label(
            ServiceChanges.name(body, service),
            Terms.costCentre(body).orElse(service.label().costCentre()),
            service.label().tags(),
            service.label().visible());
    Service changed =
        service.with(label).with(ServiceChanges.contract(desk, service, body)).with(kind);
    desk.draft().put(changed);
    return changed;
  }

  private void refuseForeignVlans(Kind.Connection vxc, Body body) {
    boolean a = differs(body, "aEndVlan", vxc.aEnd());
    boolean b = differs(body, "bEndVlan", vxc.bEnd());
    if ((a || b) && connectType(vxc.bEnd()).equals(TRANSIT)) {
      throw Refusal.of(
          400,
          "IP Transit: vlan update not supported, Validation of csp_request failed",
          "IP Transit: vlan update not supported, Validation of csp_request failed");
    }
    if (b && !ownsB(vxc)) {
      throw Refusal.forbidden("Only B end owner can change B VLAN");
    }
  }

  private static boolean differs(Body body, String key, End end) {
    return body.has(key) && !body.integer(key).equals(end.vlan());
  }

  private static String connectType(End end) {
    return end.config().map(config -> config.path("connectType").asText()).orElse("");
  }

  private void refuseRate(Service service, Kind.Connection before, Kind.Connection after) {
    boolean moved =
        !before.aEnd().productUid().equals(after.aEnd().productUid())
            || !before.bEnd().productUid().equals(after.bEnd().productUid());
    if (before.rate() == after.rate() && !moved) {
      return;
    }
    Host aHost = host(after.aEnd());
    Host bHost = host(after.bEnd());
    if (aHost.uid().equals(bHost.uid())) {
      throw Refusal.invalid("A-End and B-End must be different services");
    }
    VxcOrders.refuseRate(desk, aHost, bHost, after.rate());
    if (before.rate() == after.rate()) {
      return;
    }
    if (desk.draft().status(service) == Status.CANCELLED) {
      throw Refusal.invalid("The rate of a cancelled VXC cannot change");
    }
    String type = connectType(after.bEnd());
    if (type.equals(TRANSIT) && service.contract().months() > 1) {
      throw Refusal.invalid("The rate of Megaport Internet cannot change within its term");
    }
    after
        .bEnd()
        .config()
        .ifPresent(config -> CloudConfigs.refuseRate(desk, type, config, after.rate()));
  }

  private Host host(End end) {
    return Host.find(desk.draft(), desk.catalogue(), end.productUid())
        .orElseThrow(() -> Refusal.invalid(VxcOrders.NO_B_END));
  }
}
