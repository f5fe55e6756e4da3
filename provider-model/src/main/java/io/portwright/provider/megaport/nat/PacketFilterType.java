package io.portwright.provider.megaport.nat;

import io.portwright.provider.megaport.prefixlist.Family;
import io.portwright.provider.megaport.prefixlist.Network;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code megaport_nat_gateway_packet_filter}: rules in order, of which the first that matches
 * counts. Interfaces of VXCs name a filter by its number.
 */
public final class PacketFilterType extends GatewayPart {

  private static final String SOURCE = "source_address";
  private static final String DESTINATION = "destination_address";
  private static final String PROTOCOL = "ip_protocol";
  private static final List<String> PORTS = List.of("source_ports", "destination_ports");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
  private static final int LARGEST_PORT = 65_535;

  /** Any, TCP, UDP, DCCP, SCTP, UDP-Lite (IANA). */
  private static final Set<Long> WITH_PORTS = Set.of(0L, 6L, 17L, 33L, 132L, 136L);

  public PacketFilterType() {
    super(
        "megaport_nat_gateway_packet_filter",
        "packet filter",
        "packet_filter_summaries",
        "packet_filters");
  }

  // ---- checks ----

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    List<AttributeProblem> problems = new ArrayList<>();
    int index = 0;
    for (Value entry : configuration.attributes().getOrDefault(ENTRIES, Value.NULL).parts()) {
      AttributePath at = AttributePath.of(ENTRIES).index(index++);
      if (entry instanceof ObjectValue object) {
        addresses(object, at, problems);
        ports(object, at, problems);
      }
    }
    return problems;
  }

  private static void addresses(
      ObjectValue entry, AttributePath at, List<AttributeProblem> problems) {
    Map<String, Family> families = new HashMap<>();
    for (String name : List.of(SOURCE, DESTINATION)) {
      Optional<String> text = Fields.text(entry, name);
      Optional<Network> network = text.flatMap(Network::of);
      network.ifPresent(known -> families.put(name, known.family()));
      if (text.isPresent() && network.isEmpty()) {
        problems.add(
            AttributeProblem.error(
                at.attribute(name),
                "Address not understood",
                "\"%s\" is no network in CIDR notation, such as 10.0.0.0/8, 192.0.2.1/32 or 2001:db8::/32. All IPv4 addresses are 0.0.0.0/0."
                    .formatted(text.get())));
      }
    }
    if (Set.copyOf(families.values()).size() > 1) {
      problems.add(
          AttributeProblem.error(
              at.attribute(DESTINATION),
              "Addresses of two families",
              "No packet goes from an IPv4 to an IPv6 address: the rule would never match. Use two"
                  + " rules, one for each family."));
    }
  }

  private static void ports(ObjectValue entry, AttributePath at, List<AttributeProblem> problems) {
    OptionalLong protocol = Fields.whole(entry, PROTOCOL);
    for (String name : PORTS) {
      Optional<String> text = Fields.text(entry, name).filter(t -> !t.isEmpty());
      if (text.isPresent() && !isPorts(text.get())) {
        problems.add(
            AttributeProblem.error(
                at.attribute(name),
                "Ports not understood",
                "\"%s\" are no ports. Write a port or a range, 0 to 65535, such as 443 or 1000-2000."
                    .formatted(text.get())));
      } else if (text.isPresent()
          && protocol.isPresent()
          && !WITH_PORTS.contains(protocol.getAsLong())) {
        problems.add(
            AttributeProblem.error(
                at.attribute(name),
                "Protocol without ports",
                "IP protocol %d has no ports, so the rule would never match. Ports belong to TCP (6), UDP (17) and the like."
                    .formatted(protocol.getAsLong())));
      }
    }
  }

  private static boolean isPorts(String text) {
    for (String part : text.split(",", -1)) {
      Matcher range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        return false;
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      if (first > last || last > LARGEST_PORT) {
        return false;
      }
    }
    return true;
  }

  // ---- wire ----

  @Override
  protected Json.Obj body(ObjectValue part) {
    List<Json> entries = new ArrayList<>();
    for (Value value : part.attribute(ENTRIES).parts()) {
      ObjectValue entry = (ObjectValue) value;
      Json.Obj wire =
          Json.EMPTY
              .withText("action", Fields.text(entry, "action"))
              .withText("sourceAddress", Fields.text(entry, SOURCE))
              .withText("destinationAddress", Fields.text(entry, DESTINATION))
              .withText("sourcePorts", told(entry, PORTS.getFirst()))
              .withText("destinationPorts", told(entry, PORTS.getLast()))
              .withText("description", told(entry, DESCRIPTION));
      OptionalLong protocol = Fields.whole(entry, PROTOCOL);
      entries.add(protocol.orElse(0) == 0 ? wire : wire.withNumber("ipProtocol", protocol));
    }
    return Json.EMPTY
        .withText(DESCRIPTION, Fields.text(part, DESCRIPTION))
        .with(ENTRIES, Json.array(entries));
  }

  private static Optional<String> told(ObjectValue entry, String name) {
    return Fields.text(entry, name).filter(text -> !text.isEmpty());
  }

  @Override
  ObjectValue worded(ObjectValue entry, Optional<ObjectValue> recorded) {
    ObjectValue worded = zero(entry, PROTOCOL);
    for (String name : List.of(PORTS.getFirst(), PORTS.getLast(), DESCRIPTION)) {
      worded = quiet(worded, recorded, name);
    }
    return worded;
  }
}
