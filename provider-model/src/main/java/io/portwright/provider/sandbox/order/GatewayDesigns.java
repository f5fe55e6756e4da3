package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.catalogue.Location;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Contract;
import io.portwright.provider.sandbox.world.Filters;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Label;
import io.portwright.provider.sandbox.world.Lifecycle;
import io.portwright.provider.sandbox.world.Locks;
import io.portwright.provider.sandbox.world.Ownership;
import io.portwright.provider.sandbox.world.Place;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Status;
import java.util.Map;
import java.util.Optional;

/**
 * NAT gateways: designed first, ordered as they were designed, then replaced as a whole.
 *
 * <p>A body holds everything; only absent resource tags stay as they are. Speed and sessions are
 * checked against the matrix at once, what the location offers when the design is ordered.
 */
public final class GatewayDesigns {
  private static final String REFERENCE = "serviceLevelReference";
  private static final int REFERENCE_LIMIT = 255;

  private final Desk desk;

  public GatewayDesigns(Desk desk) {
    this.desk = desk;
  }

  /** What a body asks for, checked on its own. */
  private record Wish(Label label, int months, Place place, Kind.Gateway kind) {}

  /** A new gateway in DESIGN. */
  public Service design(Body body) {
    Wish wish = read(body, Map.of(), Filters.NONE);
    Service service =
        new Service(
            new Ownership(
                desk.draft().newId(),
                desk.draft().newUid(),
                desk.caller().company().uid(),
                desk.caller().user().uid()),
            wish.label(),
            wish.place(),
            Terms.contract(desk, wish.months()),
            Lifecycle.designed(desk.draft()),
            Locks.NONE,
            wish.kind());
    desk.draft().put(service);
    return service;
  }

  /** An active gateway, else the call is refused as for an unknown one. */
  public Service own(String uid) {
    Service service = desk.own(uid);
    if (service.kind() instanceof Kind.Gateway) {
      return service;
    }
    throw Refusal.unknownService(uid);
  }

  /** Replaces a gateway; once it is ordered, speed, place and promo code must stay. */
  public Service replace(String uid, Body body) {
    Service service = own(uid);
    Lifecycle.refuseLocked(service);
    if (!(service.kind() instanceof Kind.Gateway before)) {
      throw Refusal.unknownService(uid);
    }
    Wish wish = read(body, service.label().tags(), before.filters());
    Service changed = service.with(wish.label()).with(wish.kind());
    if (desk.draft().status(service) == Status.DESIGN) {
      changed = changed.with(wish.place()).with(Terms.contract(desk, wish.months()));
    } else {
      refuseFrozen(service, before, wish);
      Contract contract = ServiceChanges.contract(desk, service, body);
      changed = changed.with(contract);
    }
    desk.draft().put(changed);
    return changed;
  }

  private static void refuseFrozen(Service service, Kind.Gateway before, Wish wish) {
    refuse("speed", before.speed() == wish.kind().speed());
    refuse("locationId", service.place().locationId() == wish.place().locationId());
    refuse("config.diversityZone", service.place().zone().equals(wish.place().zone()));
    refuse("promoCode", before.promoCode().equals(wish.kind().promoCode()));
  }

  private static void refuse(String field, boolean same) {
    if (!same) {
      throw Refusal.invalid(field + " of an ordered NAT gateway cannot change");
    }
  }

  /** Forgets a design; what is ordered must be cancelled instead. */
  public void discard(String uid) {
    Service service = own(uid);
    if (desk.draft().status(service) != Status.DESIGN) {
      throw Refusal.invalid("NAT gateway " + uid + " is ordered and can only be cancelled");
    }
    desk.draft().remove(service);
  }

  /** Orders a design. */
  Service buy(Service design) {
    if (desk.draft().status(design) != Status.DESIGN) {
      throw Refusal.invalid("NAT gateway " + design.uid() + " is not in DESIGN");
    }
    Location location = desk.orderableAt(design.place().locationId());
    desk.refuseMissingMarket(location);
    refuseUnoffered(design, location);
    Service ordered =
        design
            .with(Terms.contract(desk, design.contract().months()))
            .with(Lifecycle.ordered(desk.draft(), design.type()));
    desk.draft().put(ordered);
    return ordered;
  }

  private static void refuseUnoffered(Service design, Location location) {
    int speed = design.kind() instanceof Kind.Gateway gateway ? gateway.speed() : 0;
    String zone = design.place().zone();
    if (location.zone(zone).filter(offer -> offer.gatewaySpeeds().contains(speed)).isEmpty()) {
      throw Refusal.invalid(
          "NAT gateway speed "
              + speed
              + " is not available in the "
              + zone
              + " zone at "
              + location.name()
              + " ("
              + location.id()
              + ")");
    }
  }

  private Wish read(Body body, Map<String, String> tags, Filters filters) {
    Label label = Terms.label(desk, body).costing(reference(body));
    Location location = desk.orderableAt(body.requiredInteger("locationId"));
    int speed = body.requiredInteger("speed");
    Body config = body.object("config");
    refuseOtherSpeeds(speed);
    String zone = Zones.wanted(body).orElseGet(() -> anyZone(location, speed));
    long asn = config.whole("asn").filter(number -> number != 0).orElse(NewServices.DEFAULT_ASN);
    NewServices.refuseReservedAsn(config.name("asn"), asn);
    Kind.Gateway kind =
        new Kind.Gateway(
            speed,
            asn,
            sessions(config, speed),
            body.flag("autoRenewTerm").orElse(false),
            config.flag("bgpShutdownDefault").orElse(false),
            body.text("promoCode").orElse(""),
            filters);
    Label whole = body.has("resourceTags") ? label : label.withTags(tags);
    Place place = new Place(location.id(), location.market(), zone);
    return new Wish(whole, Terms.months(body, "term"), place, kind);
  }

  /** The zone of a design that asks for none: one that offers the speed, if there is one. */
  private static String anyZone(Location location, int speed) {
    return Zones.first(location, offer -> offer.gatewaySpeeds().contains(speed)).orElse("");
  }

  private static String reference(Body body) {
    Optional<String> reference = body.text(REFERENCE);
    if (reference.filter(text -> text.length() > REFERENCE_LIMIT).isPresent()) {
      throw Refusal.invalid(REFERENCE + " must have at most " + REFERENCE_LIMIT + " characters");
    }
    return reference.orElse("");
  }

  private void refuseOtherSpeeds(int speed) {
    if (desk.catalogue().gatewaySessions().counts(speed).isEmpty()) {
      throw Refusal.invalid("speed must be one of " + desk.catalogue().gatewaySessions().speeds());
    }
  }

  private int sessions(Body config, int speed) {
    int sessions = config.requiredInteger("sessionCount");
    if (!desk.catalogue().gatewaySessions().counts(speed).contains(sessions)) {
      throw Refusal.invalid(
          config.name("sessionCount")
              + " must be one of "
              + desk.catalogue().gatewaySessions().counts(speed)
              + " at speed "
              + speed);
    }
    return sessions;
  }
}
