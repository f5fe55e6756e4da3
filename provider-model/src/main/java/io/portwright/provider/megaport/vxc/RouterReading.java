package io.portwright.provider.megaport.vxc;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.product.Names;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Shape;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * A router configuration as the service lists it, in the words of the recorded one. What means the
 * same stays as it was written; what the service does not tell, above all passwords, stays as it is
 * known.
 */
final class RouterReading {

  /** Secrets and lifetimes, which answers hold masked or not at all. */
  private static final Set<String> NEVER_TOLD =
      Set.of("password", "pre_shared_key", "phase1_lifetime", "phase2_lifetime");

  private static final String BFD = "bfd";

  /** Timers that the platform uses whatever is asked for, so they say nothing about that. */
  private static final Map<String, Long> PINNED =
      Map.of("txInterval", 300L, "rxInterval", 300L, "multiplier", 3L);

  /** What the service decides when nothing is asked for. */
  private static final Set<String> DECIDED = Set.of("vlan", "peer_type");

  /** What answers leave out when there is none of it. */
  private static final Set<String> ALWAYS_TOLD =
      Set.of(
          "ip_addresses",
          "ip_routes",
          "bgp_connections",
          "nat_ip_addresses",
          "import_whitelist",
          "import_blacklist",
          "export_whitelist",
          "export_blacklist");

  /** Values that mean the same as none. */
  private static final Map<String, Value> DEFAULTS =
      Map.ofEntries(
          Map.entry("shutdown", Value.FALSE),
          Map.entry("bfd_enabled", Value.FALSE),
          Map.entry("as_override", Value.FALSE),
          Map.entry("as_path_prepend_count", Value.number(0)),
          Map.entry("med_in", Value.number(0)),
          Map.entry("med_out", Value.number(0)),
          Map.entry("packet_filter_in", Value.number(0)),
          Map.entry("packet_filter_out", Value.number(0)),
          Map.entry("ip_mtu", Value.number(1500)),
          Map.entry("interface_type", Value.string("subInterface")),
          Map.entry("passive", Value.TRUE),
          Map.entry("export_policy", Value.string("permit")),
          Map.entry("description", Value.string("")),
          Map.entry("local_id", Value.string("")),
          Map.entry("remote_id", Value.string("")));

  private final LongFunction<Optional<String>> lists;
  private final OptionalLong routerAsn;

  /**
   * @param lists description of a prefix filter list of the router by its number
   * @param routerAsn a session that names this one names none
   */
  RouterReading(LongFunction<Optional<String>> lists, OptionalLong routerAsn) {
    this.lists = lists;
    this.routerAsn = routerAsn;
  }

  /**
   * The interfaces of a router configuration.
   *
   * @param recorded null when nothing is known, as after an import
   */
  Value interfaces(Attribute attribute, Value recorded, List<Json> listed) {
    return list((Shape.Nested) attribute.shape(), attribute, recorded, listed);
  }

  private Value list(Shape.Nested shape, Attribute attribute, Value recorded, List<Json> listed) {
    if (listed.isEmpty()) {
      return recorded.parts().isEmpty() ? recorded : Value.list(shape.objectType(), List.of());
    }
    List<ObjectValue> known = objects(recorded);
    Map<Integer, Integer> pairs = pairs(attribute.name(), known, listed);
    Set<Integer> paired = Set.copyOf(pairs.values());
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      Integer row = pairs.get(i);
      if (row != null) {
        items.add(object(shape, known.get(i), listed.get(row)));
      }
    }
    ObjectValue nothing = Value.object(Map.of());
    for (int row = 0; row < listed.size(); row++) {
      if (!paired.contains(row)) {
        items.add(object(shape, nothing, listed.get(row)));
      }
    }
    return Value.list(shape.objectType(), items);
  }

  private static List<ObjectValue> objects(Value list) {
    List<ObjectValue> objects = new ArrayList<>();
    for (Value item : list.parts()) {
      if (item instanceof ObjectValue object) {
        objects.add(object);
      }
    }
    return objects;
  }

  /**
   * Which recorded element, by number, is which listed one. Interfaces that are left go in order.
   */
  private static Map<Integer, Integer> pairs(
      String list, List<ObjectValue> recorded, List<Json> listed) {
    Map<String, Deque<Integer>> open = new HashMap<>();
    for (int row = 0; row < listed.size(); row++) {
      open.computeIfAbsent(key(list, listed.get(row)), _ -> new ArrayDeque<>()).add(row);
    }
    Map<Integer, Integer> pairs = new HashMap<>();
    for (int i = 0; i < recorded.size(); i++) {
      Integer row = open.getOrDefault(key(list, recorded.get(i)), new ArrayDeque<>()).poll();
      if (row != null) {
        pairs.put(i, row);
      }
    }
    if (list.equals("interfaces")) {
      Deque<Integer> rest =
          new ArrayDeque<>(new TreeSet<>(open.values().stream().flatMap(Deque::stream).toList()));
      for (int i = 0; i < recorded.size() && !rest.isEmpty(); i++) {
        if (!pairs.containsKey(i)) {
          pairs.put(i, rest.remove());
        }
      }
    }
    return pairs;
  }

  /** What two elements have in common that are the same one, changed or not. */
  private static String key(String list, ObjectValue element) {
    return switch (list) {
      case "bgp_connections" -> key(Fields.text(element, "peer_ip_address"));
      case "ip_routes" -> key(Fields.text(element, "prefix"));
      default ->
          Fields.present(element, "ip_addresses").stream()
              .flatMap(value -> value.parts().stream())
              .filter(Value::isPresent)
              .map(Value::asString)
              .findFirst()
              .map(Network::canonical)
              .orElse("");
    };
  }

  private static String key(String list, Json element) {
    return switch (list) {
      case "bgp_connections" -> key(element.text("peerIpAddress"));
      case "ip_routes" -> key(element.text("prefix"));
      default -> key(element.at("ipAddresses").items().stream().findFirst().flatMap(Json::text));
    };
  }

  private static String key(Optional<String> address) {
    return address.map(Network::canonical).orElse("");
  }

  private ObjectValue object(Shape.Nested shape, ObjectValue recorded, Json row) {
    SortedMap<String, Value> values = new TreeMap<>(Utf8Order.INSTANCE);
    shape
        .attributes()
        .forEach((name, attribute) ->
            values.put(
                name,
                attribute(
                    attribute, recorded.attributes().getOrDefault(name, attribute.none()), row)));
    return new ObjectValue(shape.objectType(), values, Marks.NONE);
  }

  private Value attribute(Attribute attribute, Value recorded, Json row) {
    String name = attribute.name();
    Json field = row.at(Names.camel(name));
    boolean told = !field.isNull() || ALWAYS_TOLD.contains(name);
    if (NEVER_TOLD.contains(name) || !told || recorded.isNull() && DECIDED.contains(name)) {
      return recorded;
    }
    return switch (attribute.shape()) {
      case Shape.Nested _ when name.equals(BFD) && isPinned(field) -> recorded;
      case Shape.Nested _ when name.equals(BFD) && field.entries().isEmpty() ->
          recorded.parts().isEmpty() ? recorded : Value.nullOf(attribute.type());
      case Shape.Nested nested when nested.nesting() == Attribute.Nesting.LIST ->
          list(nested, attribute, recorded, field.items());
      case Shape.Nested nested ->
          object(
              nested,
              recorded instanceof ObjectValue known ? known : Value.object(Map.of()),
              field);
      case Shape.Plain _ -> plain(attribute, recorded, now(attribute, field));
    };
  }

  private static boolean isPinned(Json timers) {
    return PINNED.entrySet().stream()
        .allMatch(timer -> timers.whole(timer.getKey()).equals(OptionalLong.of(timer.getValue())));
  }

  private Value now(Attribute attribute, Json field) {
    OptionalLong number = field.whole();
    if (PrefixListReference.ATTRIBUTES.contains(attribute.name())) {
      boolean none = number.isEmpty() || number.getAsLong() == 0;
      return none
          ? Value.nullOf(Type.STRING)
          : lists
              .apply(number.getAsLong())
              .map(Value::string)
              .orElseGet(() -> FromWire.value(attribute, field));
    }
    return FromWire.value(attribute, field);
  }

  private Value plain(Attribute attribute, Value recorded, Value now) {
    boolean same = isNone(attribute.name(), recorded) && isNone(attribute.name(), now);
    return same || canonical(recorded).equals(canonical(now)) ? recorded : now;
  }

  private boolean isNone(String name, Value value) {
    if (value.isNull() || value.equals(DEFAULTS.get(name))) {
      return true;
    }
    boolean own =
        name.equals("local_asn")
            && routerAsn.isPresent()
            && value.equals(Value.number(routerAsn.getAsLong()));
    return own || value instanceof Value.ListValue list && list.items().isEmpty();
  }

  private static Value canonical(Value value) {
    return switch (value) {
      case Value.StringValue text -> Value.string(Network.canonical(text.text()));
      case Value.ListValue list ->
          Value.list(list.element(), list.items().stream().map(RouterReading::canonical).toList());
      case Value other -> other;
    };
  }
}
