package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.catalogue.Location;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.End;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Label;
import io.portwright.provider.sandbox.world.Lifecycle;
import io.portwright.provider.sandbox.world.Locks;
import io.portwright.provider.sandbox.world.Ownership;
import io.portwright.provider.sandbox.world.Place;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Status;
import io.portwright.provider.sandbox.world.Vlans;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Orders and changes of IXs. */
public final class ExchangeOrders {
  private static final String MAC = "[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}";
  private static final long LARGEST_ASN = 4_294_967_295L;

  private final Desk desk;

  public ExchangeOrders(Desk desk) {
    this.desk = desk;
  }

  /**
   * @param host the port or MCR, of the account in force
   */
  Service place(Service host, Body item) {
    Label label = Terms.label(desk, item);
    refuseOtherHosts(host);
    Location location = desk.catalogue().locations().get(host.place().locationId());
    desk.refuseMissingMarket(location);
    Kind.Exchange ix =
        new Kind.Exchange(
            network(item),
            end(host, item.requiredInteger("vlan"), ""),
            item.requiredInteger("rateLimit"),
            asn(item.whole("asn"), item.name("asn")),
            mac(item.requiredText("macAddress"), item.name("macAddress")),
            item.flag("shutdown").orElse(false),
            false,
            item.text("reverseDns").orElse(""));
    refuseImpossible(host, ix, "");
    Service service =
        new Service(
            new Ownership(
                desk.draft().newId(),
                desk.draft().newUid(),
                desk.caller().company().uid(),
                desk.caller().user().uid()),
            label,
            new Place(location.id(), location.market(), host.place().zone()),
            Terms.contract(desk, 1),
            Lifecycle.ordered(desk.draft(), ix),
            Locks.NONE,
            ix);
    desk.draft().put(service);
    return service;
  }

  private static void refuseOtherHosts(Service host) {
    switch (host.kind()) {
      case Kind.Port _, Kind.Router _ -> VxcOrders.refuseSecondary(new Host.Placed(host));
      case Kind.Gateway _, Kind.Edge _, Kind.Connection _, Kind.Exchange _ ->
          throw Refusal.invalid("An IX needs a port or an MCR, not a service of " + host.type());
    }
  }

  private String network(Body item) {
    String name = item.requiredText("networkServiceType");
    if (desk.catalogue().exchanges().find(name).isEmpty()) {
      throw Refusal.invalid(item.name("networkServiceType") + " " + name + " is not known");
    }
    return name;
  }

  private End end(Service host, int vlan, String except) {
    Optional<Integer> wanted = Vlans.checked(Optional.of(vlan), "vlan");
    End end = new End(host.uid(), wanted, Optional.empty(), Optional.empty(), Optional.empty());
    return Vlans.assign(desk.draft(), host, end, except);
  }

  private static long asn(Optional<Long> asn, String field) {
    return asn.filter(number -> number >= 1 && number <= LARGEST_ASN)
        .orElseThrow(() -> Refusal.invalid(field + " must be 1 to " + LARGEST_ASN));
  }

  private static String mac(String text, String field) {
    if (!text.matches(MAC)) {
      throw Refusal.invalid(field + " " + text + " is not a MAC address such as aa:bb:cc:00:11:22");
    }
    return text;
  }

  /**
   * @param except uid of the IX that is changed, which is not in its own way
   */
  private void refuseImpossible(Service host, Kind.Exchange ix, String except) {
    int limit = new Host.Placed(host).maxRate(desk.draft());
    if (ix.rate() < 1 || ix.rate() > limit) {
      throw Refusal.invalid("rateLimit must be 1 to " + limit + " Mbps on this service");
    }
    for (Service service : desk.draft().all()) {
      if (!service.uid().equals(except)
          && desk.draft().status(service).active()
          && service.kind() instanceof Kind.Exchange other
          && other.network().equals(ix.network())) {
        refuseSame(host, ix, other);
      }
    }
  }

  private static void refuseSame(Service host, Kind.Exchange ix, Kind.Exchange other) {
    if (other.end().productUid().equals(host.uid())) {
      throw Refusal.invalid("The interface already has an IX of type " + ix.network());
    }
    if (lower(other.mac()).equals(lower(ix.mac()))) {
      throw Refusal.invalid("MAC address " + ix.mac() + " is already on the VPLS");
    }
  }

  private static String lower(String mac) {
    return mac.toLowerCase(Locale.ROOT);
  }

  /** Absent fields stay as they are; the network never changes. */
  public Service change(String uid, Body body) {
    Service service = desk.own(uid);
    if (!(service.kind() instanceof Kind.Exchange before)) {
      throw Refusal.unknownService(uid);
    }
    Lifecycle.refuseLocked(service);
    Service host = host(before, body);
    End end = before.end();
    boolean moves = !host.uid().equals(end.productUid());
    if (body.has("vlan")) {
      end = end(host, body.integer("vlan").orElse(0), uid);
    } else if (moves) {
      end = moved(end, host, uid);
    }
    Kind.Exchange after =
        new Kind.Exchange(
            before.network(),
            end,
            body.integer("rateLimit").orElse(before.rate()),
            body.has("asn") ? asn(body.whole("asn"), "asn") : before.asn(),
            body.has("macAddress")
                ? mac(body.requiredText("macAddress"), "macAddress")
                : before.mac(),
            body.flag("shutdown").orElse(before.shutdown()),
            body.flag("publicGraph").orElse(before.publicGraph()),
            body.text("reverseDns").orElse(before.reverseDns()));
    refuseImpossible(host, after, uid);
    Service changed = service.with(label(service, body)).with(after).with(placeOf(host));
    desk.draft().put(changed);
    return changed;
  }

  private static Label label(Service service, Body body) {
    String costCentre = Terms.costCentre(body).orElse(service.label().costCentre());
    Map<String, String> tags = service.label().tags();
    return new Label(
        ServiceChanges.name(body, service), costCentre, tags, service.label().visible());
  }

  private static Place placeOf(Service host) {
    return new Place(host.place().locationId(), host.place().market(), host.place().zone());
  }

  private Service host(Kind.Exchange ix, Body body) {
    String now = ix.end().productUid();
    String wanted = body.text("aEndProductUid").filter(uid -> !uid.isBlank()).orElse(now);
    Service host =
        desk.visible(wanted)
            .filter(found -> desk.draft().status(found).active())
            .filter(found -> desk.draft().status(found) != Status.DESIGN)
            .orElseThrow(() -> Refusal.invalid("aEndProductUid must be one of your own services"));
    refuseOtherHosts(host);
    return host;
  }

  /** The VLAN comes along when it is free there, else the platform picks one. */
  private End moved(End end, Service host, String uid) {
    End there = end.on(host.uid(), end.vlan());
    boolean free = Vlans.isFree(desk.draft(), host, there, uid);
    return Vlans.assign(desk.draft(), host, free ? there : there.withVlan(Optional.empty()), uid);
  }
}
