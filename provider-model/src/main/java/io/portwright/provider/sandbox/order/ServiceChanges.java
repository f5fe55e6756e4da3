package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Contract;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Label;
import io.portwright.provider.sandbox.world.Lifecycle;
import io.portwright.provider.sandbox.world.Service;
import java.util.ArrayList;
import java.util.List;

/** Changes of ports, MCRs and MVEs, and of tags and locks of every service. */
public final class ServiceChanges {
  private final Desk desk;

  public ServiceChanges(Desk desk) {
    this.desk = desk;
  }

  /** Absent fields stay as they are; an empty cost centre clears it. */
  public Service change(String uid, Body body) {
    Service service = desk.own(uid);
    Lifecycle.refuseLocked(service);
    boolean visible = body.flag("marketplaceVisibility").orElse(service.label().visible());
    if (visible && desk.managed()) {
      throw Refusal.invalid("marketplaceVisibility cannot be true in a managed account");
    }
    Label label =
        new Label(
            name(body, service),
            Terms.costCentre(body).orElse(service.label().costCentre()),
            service.label().tags(),
            visible);
    Kind kind =
        switch (service.kind()) {
          case Kind.Port port -> port;
          case Kind.Router router -> router(service, router, body);
          case Kind.Edge edge -> edge(edge, body);
          case Kind.Gateway _, Kind.Connection _, Kind.Exchange _ ->
              throw Refusal.unknownService(uid);
        };
    Service changed = service.with(label).with(contract(desk, service, body)).with(kind);
    desk.draft().put(changed);
    return changed;
  }

  static String name(Body body, Service service) {
    return body.text("name").filter(text -> !text.isBlank()).orElse(service.name());
  }

  /** A term can be extended at any time and shortened in its last month only. */
  static Contract contract(Desk desk, Service service, Body body) {
    Contract contract = service.contract();
    if (!body.has("term")) {
      return contract;
    }
    int months = Terms.months(body, "term");
    if (months < contract.months() && !contract.inLastMonth(desk.draft().now())) {
      throw Refusal.conflict("Service term cannot be extended.");
    }
    return new Contract(months, contract.start());
  }

  private Kind router(Service service, Kind.Router router, Body body) {
    long asn = body.whole("asn").filter(number -> number != 0).orElse(router.asn());
    if (asn == router.asn()) {
      return router;
    }
    NewServices.refuseReservedAsn("asn", asn);
    if (!desk.draft().activeOn(service.uid()).isEmpty()) {
      throw Refusal.invalid("The ASN cannot change while VXCs are attached to the MCR");
    }
    return router.withAsn(asn);
  }

  private static Kind edge(Kind.Edge edge, Body body) {
    List<Body> vnics = body.list("vnics");
    if (vnics.isEmpty()) {
      return edge;
    }
    if (vnics.size() != edge.vnics().size()) {
      throw Refusal.invalid("The number of vNICs of an MVE cannot change");
    }
    List<String> descriptions = new ArrayList<>();
    vnics.forEach(vnic -> descriptions.add(vnic.text("description").orElse("")));
    return edge.withVnics(descriptions);
  }

  /** Replaces all resource tags. */
  public Service tag(String uid, Body body) {
    Service service = desk.own(uid);
    Service changed = service.with(service.label().withTags(Terms.tags(body)));
    desk.draft().put(changed);
    return changed;
  }

  public Service lock(String uid, boolean locked) {
    Service service = desk.own(uid);
    if (locked && !desk.draft().status(service).ready()) {
      throw Refusal.invalid("Service " + uid + " has never been LIVE and cannot be locked");
    }
    if (!locked && service.locks().staff()) {
      throw Refusal.invalid("Service " + uid + " is locked by Megaport: ask its support");
    }
    Service changed = service.with(service.locks().byOwner(locked));
    desk.draft().put(changed);
    return changed;
  }
}
