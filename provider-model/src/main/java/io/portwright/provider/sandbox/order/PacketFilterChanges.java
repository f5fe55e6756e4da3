package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Cidr;
import io.portwright.provider.sandbox.world.Filters;
import io.portwright.provider.sandbox.world.PacketFilter;
import io.portwright.provider.sandbox.world.ProductType;
import java.util.ArrayList;
import java.util.List;

/** Packet filters of MCRs and NAT gateways. */
public final class PacketFilterChanges extends NumberedChanges<PacketFilter> {

  /**
   * @param type {@code MCR2} or {@code NAT_GATEWAY}: what the filters belong to
   */
  public PacketFilterChanges(Desk desk, ProductType type) {
    super(desk, type, "Packet filter", List.of("packetFilterIn", "packetFilterOut"));
  }

  @Override
  int id(PacketFilter filter) {
    return filter.id();
  }

  @Override
  List<PacketFilter> of(Filters filters) {
    return filters.packetFilters();
  }

  @Override
  Filters with(Filters filters, List<PacketFilter> all) {
    return filters.withPacketFilters(all);
  }

  @Override
  PacketFilter read(Body body, int id) {
    String description = body.requiredText("description");
    List<PacketFilter.Entry> entries = new ArrayList<>();
    body.list("entries").forEach(entry -> entries.add(entry(entry)));
    if (entries.isEmpty()) {
      throw Refusal.invalid("a packet filter has at least one entry");
    }
    return new PacketFilter(id, description, entries);
  }

  private static PacketFilter.Entry entry(Body body) {
    String action = action(body);
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
