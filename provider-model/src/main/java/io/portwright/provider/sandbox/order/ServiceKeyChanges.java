package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.ServiceKey;
import io.portwright.provider.sandbox.world.Vlans;
import java.time.Instant;
import java.util.Optional;

/** Service keys. They are never deleted, only switched off. */
public final class ServiceKeyChanges {
  private final Desk desk;

  public ServiceKeyChanges(Desk desk) {
    this.desk = desk;
  }

  public ServiceKey create(Body body) {
    Service service = product(body).orElseThrow(() -> missing(body));
    refuseOtherKinds(service);
    ServiceKey key =
        new ServiceKey(
            desk.draft().newUid(),
            desk.caller().company().uid(),
            service.uid(),
            body.text("description").orElse(""),
            limits(body),
            body.flag("active").orElse(false),
            desk.draft().now(),
            Optional.empty());
    desk.draft().put(key);
    return key;
  }

  private static Refusal missing(Body body) {
    return body.has("productUid") || body.has("productId")
        ? Refusal.unknownService(
            body.text("productUid").or(() -> body.text("productId")).orElse(""))
        : Refusal.invalid("productUid or productId is required");
  }

  /** The active own service that a body names by uid or by number. */
  private Optional<Service> product(Body body) {
    Optional<String> uid = body.text("productUid").filter(text -> !text.isBlank());
    if (uid.isPresent()) {
      return desk.visible(uid.get()).filter(found -> desk.draft().status(found).active());
    }
    Optional<Integer> id = body.integer("productId");
    return desk.draft().all().stream()
        .filter(service -> id.filter(number -> number == service.id()).isPresent())
        .filter(service -> desk.visible(service.uid()).isPresent())
        .filter(service -> desk.draft().status(service).active())
        .findFirst();
  }

  private static void refuseOtherKinds(Service service) {
    switch (service.kind()) {
      case Kind.Port _, Kind.Router _, Kind.Edge _ ->
          VxcOrders.refuseSecondary(new Host.Placed(service));
      case Kind.Gateway _, Kind.Connection _, Kind.Exchange _ ->
          throw Refusal.invalid("A service key opens a port, an MCR or an MVE");
    }
  }

  private static ServiceKey.Limits limits(Body body) {
    boolean singleUse = flag(body, "singleUse");
    int maxRate = body.requiredInteger("maxSpeed");
    if (maxRate < 1) {
      throw Refusal.invalid("maxSpeed must be at least 1");
    }
    Optional<Integer> vlan = Vlans.checked(body.integer("vlan"), "vlan");
    if (singleUse && vlan.isEmpty()) {
      throw Refusal.invalid("vlan is required for a key for single use");
    }
    boolean preApproved = body.flag("preApproved").orElse(false);
    ServiceKey.Limits limits =
        new ServiceKey.Limits(
            singleUse,
            maxRate,
            preApproved,
            singleUse ? vlan : Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return validity(limits, body);
  }

  private static boolean flag(Body body, String key) {
    return body.flag(key).orElseThrow(() -> Refusal.invalid(body.name(key) + " is required"));
  }

  private static ServiceKey.Limits validity(ServiceKey.Limits limits, Body body) {
    Body times = body.object("validFor");
    Optional<Instant> from = times.whole("start").map(Instant::ofEpochMilli);
    Optional<Instant> to = times.whole("end").map(Instant::ofEpochMilli);
    if (from.isPresent() && to.isPresent() && !to.get().isAfter(from.get())) {
      throw Refusal.invalid("validFor.end must be after validFor.start");
    }
    return new ServiceKey.Limits(
        limits.singleUse(), limits.maxRate(), limits.preApproved(), limits.vlan(), from, to);
  }

  /** Product, single use, VLAN and pre-approval stay; absent fields stay, but for the switch. */
  public ServiceKey update(Body body) {
    String text = body.requiredText("key");
    ServiceKey key =
        desk.draft()
            .serviceKey(text)
            .filter(known -> known.companyUid().equals(desk.caller().company().uid()))
            .orElseThrow(() -> unknown());
    refuseOtherProduct(key, body);
    if (flag(body, "singleUse") != key.limits().singleUse()) {
      throw Refusal.invalid("singleUse of a service key cannot change");
    }
    ServiceKey.Limits limits = key.limits();
    int maxRate = body.integer("maxSpeed").filter(rate -> rate != 0).orElse(limits.maxRate());
    limits =
        new ServiceKey.Limits(
            limits.singleUse(),
            maxRate,
            limits.preApproved(),
            limits.vlan(),
            limits.validFrom(),
            limits.validTo());
    if (body.has("validFor")) {
      limits = validity(limits, body);
    }
    String description = body.text("description").orElse(key.description());
    ServiceKey changed = key.with(description, limits, flag(body, "active"));
    desk.draft().put(changed);
    return changed;
  }

  private void refuseOtherProduct(ServiceKey key, Body body) {
    boolean told = body.text("productUid").filter(uid -> !uid.isBlank()).isPresent();
    Optional<Integer> id = body.integer("productId").filter(number -> number != 0);
    boolean same =
        told
            ? body.text("productUid").filter(key.productUid()::equals).isPresent()
            : id.isEmpty()
                || desk.draft()
                    .find(key.productUid())
                    .filter(service -> service.id() == id.get())
                    .isPresent();
    if (!same) {
      throw Refusal.invalid("the product of a service key cannot change");
    }
  }

  public static Refusal unknown() {
    return Refusal.of(400, "Service key not found", "No such service key.");
  }
}
