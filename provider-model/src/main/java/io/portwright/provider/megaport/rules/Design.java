package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.vxc.Side;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The plan over what is there: finds locations, and what the ends of VXCs are attached to. */
final class Design {

  private final Facts facts;
  private final List<Planned> items;
  private final Map<String, Planned> byAddress = new HashMap<>();
  private final Map<String, Planned> byUid = new HashMap<>();
  private final Map<String, Product> services = new HashMap<>();
  private Optional<Map<Long, Json>> locations = Optional.empty();

  Design(Facts facts, List<Planned> items) {
    this.facts = facts;
    this.items = List.copyOf(items);
    for (Planned item : items) {
      byAddress.put(item.address(), item);
      item.liveUid().ifPresent(uid -> byUid.put(uid, item));
    }
    facts.services().forEach(service -> services.put(service.uid(), service));
  }

  Facts facts() {
    return facts;
  }

  List<Planned> items() {
    return items;
  }

  /** Items of one kind that are there when the plan has been carried out. */
  List<Planned> staying(ProductKind kind) {
    return items.stream().filter(item -> item.is(kind) && item.stays()).toList();
  }

  /** Items of one kind that are ordered. */
  List<Planned> ordered(ProductKind kind) {
    return items.stream().filter(item -> item.is(kind) && item.isOrdered()).toList();
  }

  Collection<Product> services() {
    return services.values();
  }

  Optional<Product> service(String uid) {
    return Optional.ofNullable(services.get(uid));
  }

  /** What the plan has to do with a live service. */
  Optional<Planned> about(String uid) {
    return Optional.ofNullable(byUid.get(uid));
  }

  /** The object of the plan that a UID leads to, be it known or that of a planned object. */
  Optional<Planned> item(Value uid) {
    if (uid instanceof Value.UnknownValue unknown) {
      return Optional.ofNullable(byAddress.get(unknown.origin()));
    }
    return uid.isPresent() ? about(uid.asString()) : Optional.empty();
  }

  /** What messages call a service: by its address when the configuration has it. */
  String shown(Product service) {
    return about(service.uid())
        .map(Planned::address)
        .orElseGet(() ->
            "%s \"%s\" (%s)"
                .formatted(
                    service.kind().map(ProductKind::display).orElse("service"),
                    service.name(),
                    service.uid()));
  }

  // ---- locations ----

  /** Whether there is a list of locations at all. */
  boolean knowsLocations() {
    return !byId().isEmpty();
  }

  Optional<Json> location(long id) {
    return Optional.ofNullable(byId().get(id));
  }

  private Map<Long, Json> byId() {
    if (locations.isEmpty()) {
      Map<Long, Json> rows = new HashMap<>();
      for (Json row : facts.locations()) {
        row.whole("id").ifPresent(id -> rows.put(id, row));
      }
      locations = Optional.of(rows);
    }
    return locations.get();
  }

  /** Metro of a location, such as {@code Sydney}. */
  Optional<String> metro(OptionalLong location) {
    return location.isPresent()
        ? location(location.getAsLong()).flatMap(row -> row.text("metro"))
        : Optional.empty();
  }

  // ---- ends ----

  /** The ends of a VXC as the plan leaves it. */
  List<VxcEnd> ends(Planned vxc) {
    List<VxcEnd> ends = new ArrayList<>();
    for (Side side : Side.values()) {
      ends.add(new VxcEnd(vxc, side, side.end(vxc.after())));
    }
    return ends;
  }

  /**
   * Where an end is; empty when it is not known, such as the port that a cloud key leads to. Needs
   * the list of partner ports for ends that are at none of the account's services.
   */
  Optional<Host> host(VxcEnd end) {
    Optional<Host.Own> own = own(end.requested());
    if (own.isPresent() || !end.requested().isPresent()) {
      return own.map(host -> host);
    }
    String uid = end.requested().asString();
    return facts.partnerPort(uid).map(row -> new Host.Foreign(uid, row));
  }

  /** The service that a UID leads to, be it known or that of a planned object. */
  Optional<Host.Own> own(Value uid) {
    if (uid instanceof Value.UnknownValue unknown) {
      return Optional.ofNullable(byAddress.get(unknown.origin())).flatMap(Design::planned);
    }
    Optional<Product> live = uid.isPresent() ? service(uid.asString()) : Optional.empty();
    return live.filter(service -> service.kind().isPresent()).map(this::listed);
  }

  private Host.Own listed(Product live) {
    Optional<ObjectValue> after = about(live.uid()).filter(Planned::stays).map(Planned::after);
    return new Host.Own(
        live.uid(), shown(live), live.kind().orElseThrow(), Optional.of(live), after);
  }

  private static Optional<Host.Own> planned(Planned item) {
    return item.stays()
        ? item.kind()
            .map(kind ->
                new Host.Own(
                    item.address(),
                    item.address(),
                    kind,
                    Optional.empty(),
                    Optional.of(item.after())))
        : Optional.empty();
  }

  /** The UID, or the address of what is going to have one; empty when neither is known. */
  static Optional<String> key(Value uid) {
    if (uid instanceof Value.UnknownValue unknown) {
      return Optional.of(unknown.origin()).filter(origin -> !origin.isEmpty());
    }
    return uid.isPresent() ? Optional.of(uid.asString()) : Optional.empty();
  }

  /** An attribute, or null when there is none. */
  static Value attribute(ObjectValue object, String name) {
    return object.attributes().getOrDefault(name, Value.NULL);
  }

  /** Text of an attribute of an item that is there when the plan has been carried out. */
  static Optional<String> text(Planned item, String name) {
    return Fields.text(item.after(), name);
  }
}
