package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.catalogue.EdgeImages;
import io.portwright.provider.sandbox.catalogue.Location;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Filters;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Label;
import io.portwright.provider.sandbox.world.Lag;
import io.portwright.provider.sandbox.world.Lifecycle;
import io.portwright.provider.sandbox.world.Locks;
import io.portwright.provider.sandbox.world.Ownership;
import io.portwright.provider.sandbox.world.Place;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.TunnelPack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Orders of ports, LAGs, MCRs and MVEs. */
final class NewServices {
  private static final int LAG_LIMIT = 8;
  private static final int LAG_SPEED = 10_000;
  private static final int VNIC_LIMIT = 5;
  static final long DEFAULT_ASN = 133_937;
  private static final Set<Long> RESERVED_ASNS = Set.of(0L, 23_456L, 65_535L, 4_294_967_295L);

  private final Desk desk;

  NewServices(Desk desk) {
    this.desk = desk;
  }

  /** The services of one item; several for a LAG, its primary first. */
  List<Service> place(Body item) {
    String type = item.requiredText("productType");
    Label label = Terms.label(desk, item);
    int months = Terms.months(item, "term");
    Location location = desk.orderableAt(item.requiredInteger("locationId"));
    desk.refuseMissingMarket(location);
    return switch (type) {
      case "MEGAPORT" -> ports(item, label, months, location);
      case "MCR2" -> List.of(router(item, label, months, location));
      case "MVE" -> List.of(edge(item, label, months, location));
      default -> throw Refusal.invalid("productType " + type + " cannot be ordered here");
    };
  }

  private Service put(Label label, int months, Place place, Kind kind) {
    Ownership ownership =
        new Ownership(
            desk.draft().newId(),
            desk.draft().newUid(),
            desk.caller().company().uid(),
            desk.caller().user().uid());
    Service service =
        new Service(
            ownership,
            label,
            place,
            Terms.contract(desk, months),
            Lifecycle.ordered(desk.draft(), kind.type()),
            Locks.NONE,
            kind);
    desk.draft().put(service);
    return service;
  }

  private List<Service> ports(Body item, Label label, int months, Location location) {
    Terms.refuseLongName(label);
    int speed = item.requiredInteger("portSpeed");
    Optional<String> market = item.text("market").filter(code -> !code.isEmpty());
    if (market.isPresent() && !market.get().equals(location.market())) {
      throw Refusal.invalid(
          "market must be " + location.market() + " for location " + location.id());
    }
    String zone =
        Zones.pick(
            location, item, offer -> offer.portSpeeds().contains(speed), "port speed " + speed);
    Place place = new Place(location.id(), location.market(), zone);
    Optional<Integer> count = item.integer("lagPortCount").filter(ports -> ports != 0);
    Optional<Integer> grows = item.integer("aggregationId").filter(number -> number != 0);
    if (count.isEmpty() && grows.isEmpty()) {
      return List.of(
          put(
              label,
              months,
              place,
              new Kind.Port(speed, Optional.empty(), crossConnect(item, location))));
    }
    if (speed < LAG_SPEED) {
      throw Refusal.invalid("a LAG needs a port speed of at least " + LAG_SPEED);
    }
    int existing = grows.map(number -> existing(number, speed, place)).orElse(0);
    int wanted = count.orElse(1);
    if (wanted < 1 || existing + wanted > LAG_LIMIT) {
      throw Refusal.invalid("a LAG has 1 to " + LAG_LIMIT + " ports");
    }
    int aggregation = grows.orElseGet(() -> desk.draft().newId());
    List<Service> members = new ArrayList<>();
    for (int member = 0; member < wanted; member++) {
      Lag lag = new Lag(aggregation, existing == 0 && member == 0);
      members.add(
          put(
              label,
              months,
              place,
              new Kind.Port(speed, Optional.of(lag), crossConnect(item, location))));
    }
    return members;
  }

  /** Uid of the cross connect that a port gets with its order, if it asks for one. */
  private Optional<String> crossConnect(Body item, Location location) {
    Optional<String> uid = Optional.empty();
    for (Body addOn : item.listOrObject("addOns")) {
      AddOnChanges.refuseMissingCrossConnect(desk, addOn, location.id());
      if (addOn.flag("crossConnectRequested").orElse(true)) {
        uid = Optional.of(desk.draft().newUid());
      }
    }
    return uid;
  }

  private int existing(int aggregation, int speed, Place place) {
    List<Service> members = desk.draft().members(desk.caller().company().uid(), aggregation);
    if (members.isEmpty()) {
      throw Refusal.invalid("aggregationId " + aggregation + " is not a LAG of this company");
    }
    Service first = members.getFirst();
    boolean same =
        first.kind() instanceof Kind.Port port
            && port.speed() == speed
            && first.place().locationId() == place.locationId();
    if (!same) {
      throw Refusal.invalid("all ports of a LAG have one speed and one location");
    }
    return members.size();
  }

  private Service router(Body item, Label label, int months, Location location) {
    int speed = item.requiredInteger("portSpeed");
    String zone =
        Zones.pick(
            location, item, offer -> offer.routerSpeeds().contains(speed), "MCR speed " + speed);
    long asn = item.object("config").whole("mcrAsn").orElse(DEFAULT_ASN);
    refuseReservedAsn("config.mcrAsn", asn);
    List<Body> addOns = item.listOrObject("addOns");
    if (addOns.size() > 1) {
      throw Refusal.invalid("an MCR has at most one IPsec add-on");
    }
    Optional<TunnelPack> ipsec =
        addOns.stream().findFirst().map(addOn -> AddOnChanges.tunnels(desk, addOn));
    Place place = new Place(location.id(), location.market(), zone);
    return put(label, months, place, new Kind.Router(speed, asn, ipsec, Filters.NONE));
  }

  static void refuseReservedAsn(String field, long asn) {
    if (asn < 1 || asn > 4_294_967_295L || RESERVED_ASNS.contains(asn)) {
      throw Refusal.invalid(field + " " + asn + " is not a usable ASN");
    }
  }

  private Service edge(Body item, Label label, int months, Location location) {
    Terms.refuseLongName(label);
    Body config = item.object("vendorConfig");
    int imageId = config.requiredInteger("imageId");
    EdgeImages.Image image =
        desk.catalogue()
            .edgeImages()
            .find(imageId)
            .orElseThrow(() -> Refusal.invalid("MVE image " + imageId + " does not exist"));
    EdgeImages.Size size = size(config, image);
    EdgeVendors.check(image, config);
    String zone =
        Zones.pick(
            location,
            item,
            offer -> offer.edgeCores() >= size.cores(),
            "an MVE of size " + size.name());
    Place place = new Place(location.id(), location.market(), zone);
    return put(label, months, place, new Kind.Edge(imageId, size.name(), vnics(item, image)));
  }

  private EdgeImages.Size size(Body config, EdgeImages.Image image) {
    String wanted =
        config
            .text("productSize")
            .filter(text -> !text.isEmpty())
            .or(() -> config.text("mveLabel"))
            .orElseThrow(() -> Refusal.invalid("vendorConfig.productSize is required"));
    EdgeImages.Size size =
        desk.catalogue()
            .edgeImages()
            .size(wanted)
            .orElseThrow(() -> Refusal.invalid("MVE size " + wanted + " does not exist"));
    if (!image.sizes().contains(size.label())) {
      throw Refusal.invalid("MVE image " + image.id() + " is not available in size " + size.name());
    }
    return size;
  }

  private static List<String> vnics(Body item, EdgeImages.Image image) {
    List<String> vnics = new ArrayList<>();
    for (Body vnic : item.list("vnics")) {
      vnics.add(vnic.text("description").orElse(""));
    }
    if (vnics.size() > VNIC_LIMIT) {
      throw Refusal.invalid("an MVE has at most " + VNIC_LIMIT + " vNICs");
    }
    if (vnics.isEmpty()) {
      return image.vendorKey().equals("palo_alto")
          ? List.of("Management Plane", "Data Plane")
          : List.of("Data Plane");
    }
    return vnics;
  }
}
