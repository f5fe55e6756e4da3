package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.PacketFilter;
import io.portwright.provider.sandbox.world.ProductType;
import java.util.ArrayList;
import java.util.List;

/** Packet filters of MCRs and NAT gateways. */
public final class PacketFilterChanges {
  private static final List<String> USES = List.of("packetFilterIn", "packetFilterOut");

  private final Desk desk;
  private final ProductType type;

  /**
   * @param type {@code MCR2} or {@code NAT_GATEWAY}: what the filters belong to
   */
  public PacketFilterChanges(Desk desk, ProductType type) {
    this.desk = desk;
    this.type = type;
  }

  private RoutingOwner owner(String uid) {
    return RoutingOwner.of(desk, uid, type);
  }

  public List<PacketFilter> all(String uid) {
    return owner(uid).kind().filters().packetFilters();
  }

  public PacketFilter one(String uid, String id) {
    return all(uid).stream()
        .filter(filter -> String.valueOf(filter.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("Packet filter " + id + " does not exist"));
  }

  public PacketFilter create(String uid, Body body) {
    List<PacketFilter> filters = new ArrayList<>(all(uid));
    PacketFilter filter = read(body, desk.draft().newId());
    filters.add(filter);
    store(uid, filters);
    return filter;
  }

  /** Replaces everything but the id. */
  public PacketFilter replace(String uid, String id, Body body) {
    PacketFilter before = one(uid, id);
    PacketFilter after = read(body, before.id());
    List<PacketFilter> filters = new ArrayList<>(all(uid));
    filters.replaceAll(filter -> filter.id() == before.id() ? after : filter);
    store(uid, filters);
    return after;
  }

  /** Refused with a conflict while an interface uses it; official clients then try again. */
  public void delete(String uid, String id) {
    PacketFilter filter = one(uid, id);
    List<String> users = owner(uid).users(desk, USES, filter.id());
    if (!users.isEmpty()) {
      throw Refusal.conflict("Packet filter " + id + " is used by VXC " + users.getFirst());
    }
    List<PacketFilter> filters = new ArrayList<>(all(uid));
    filters.remove(filter);
    store(uid, filters);
  }

  private void store(String uid, List<PacketFilter> filters) {
    RoutingOwner owner = owner(uid);
    owner.store(desk, owner.kind().filters().withPacketFilters(filters));
  }

  private static PacketFilter read(Body body, int id) {
    String description = body.requiredText("description");
    List<PacketFilter.Entry> entries = new ArrayList<>();
    body.list("entries").forEach(entry -> entries.add(entry(entry)));
    if (entries.isEmpty()) {
      throw Refusal.invalid("a packet filter has at least one entry");
    }
    return new PacketFilter(id, description, entries);
  }

  private static PacketFilter.Entry entry(Body body) {
    String action = body.requiredText("action");
    if (!action.equals("permit") && !action.equals("deny")) {
      throw Refusal.invalid(body.name("action") + " must be permit or deny");
    }
    int protocol = body.integer("ipProtocol").orElse(0);
    if (protocol < 0 || protocol > 255) {
      throw Refusal.invalid(body.name("ipProtocol") + " must be 0 to 255");
    }
    return new PacketFilter.Entry(
        action,
        address(body, "sourceAddress"),
        address(body, "destinationAddress"),
        ports(body, "sourcePorts"),
        ports(body, "destinationPorts"),
        protocol,
        body.text("description").orElse(""));
  }

  private static String address(Body body, String key) {
    String text = body.requiredText(key);
    if (Cidr.parse(text).isEmpty()) {
      throw Refusal.invalid(body.name(key) + " " + text + " is not a CIDR");
    }
    return text;
  }

  private static String ports(Body body, String key) {
    String text = body.text(key).orElse("").strip();
    for (String range : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      if (!isRange(range.strip())) {
        throw Refusal.invalid(
            body.name(key) + " " + text + " must be ports such as 443, 1000-2000");
      }
    }
    return text;
  }

  private static boolean isRange(String text) {
    if (!text.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
      return false;
    }
    int dash = text.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
    int last = dash < 0 ? first : Integer.parseInt(text.substring(dash + 1));
    return first <= last && last <= 65_535;
  }
}
