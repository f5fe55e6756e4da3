package io.portwright.provider.megaport;

import io.portwright.provider.megaport.rules.DesignRules;
import io.portwright.provider.megaport.rules.Facts;
import io.portwright.provider.megaport.rules.Planned;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.JsonText;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Refinement;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small world for design rules: what is there, and what is planned. */
final class RuleWorld implements Facts {

  private static final String LOCATIONS =
      """
      [{"id": 3, "name": "Here", "metro": "Sydney", "status": "Active", "diversityZones": {
          "red": {"megaportSpeedMbps": [1000, 10000], "mcrSpeedMbps": [1000, 5000],
                  "mveAvailable": true, "mveMaxCpuCoreCount": 4},
          "blue": {"megaportSpeedMbps": [1000], "mcrSpeedMbps": [], "mveAvailable": false}}},
       {"id": 4, "name": "There", "metro": "Perth", "status": "Active", "diversityZones": {}},
       {"id": 9, "name": "Past", "metro": "Sydney", "status": "Expired", "diversityZones": {
          "red": {"megaportSpeedMbps": [10000]}}}]
      """;

  private static final MegaportProvider PROVIDER =
      new MegaportProvider(
          new MegaportSettings(
              Map.of(),
              () -> {
                throw new AssertionError("rules need no sandbox");
              },
              MegaportSettings.Mode.AS_CONFIGURED,
              Clock.systemUTC(),
              Optional.empty(),
              "test"));

  private final List<Product> services = new ArrayList<>();
  private final List<Planned> planned = new ArrayList<>();

  static Json json(String text) {
    return JsonText.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  /** Adds a live service. */
  RuleWorld live(String uid, String type, String fields) {
    String rest = fields.isEmpty() ? "" : ", " + fields;
    String text =
        "{\"productUid\": \"%s\", \"productName\": \"%s\", \"productType\": \"%s\", \"provisioningStatus\": \"LIVE\"%s}"
            .formatted(uid, uid, type, rest);
    services.add(Product.read(json(text)).orElseThrow());
    return this;
  }

  RuleWorld port(String uid) {
    return live(uid, "MEGAPORT", "\"portSpeed\": 10000, \"locationId\": 3");
  }

  RuleWorld router(String uid) {
    return live(
        uid,
        "MCR2",
        "\"portSpeed\": 5000, \"locationId\": 3,"
            + " \"resources\": {\"virtual_router\": {\"mcrAsn\": 64600}}");
  }

  RuleWorld vxc(String uid, String a, String b, int vlan) {
    return live(
        uid,
        "VXC",
        "\"rateLimit\": 500, \"aEnd\": {\"productUid\": \"%s\", \"vlan\": %d}, \"bEnd\": {\"productUid\": \"%s\"}"
            .formatted(a, vlan, b));
  }

  /** Adds a live IX on a port. */
  RuleWorld ix(String uid, String port, int vlan) {
    String text =
        "{\"productUid\": \"%s\", \"productType\": \"MEGAPORT\", \"associatedIxs\": [{\"productUid\": \"%s\", \"productName\": \"%s\", \"provisioningStatus\": \"LIVE\", \"vlan\": %d}]}"
            .formatted(port, uid, uid, vlan);
    services.add(Product.withAttached(json(text)).getLast());
    return this;
  }

  RuleWorld create(String address, Map<String, ?> written) {
    return add(address, Review.Step.CREATE, Optional.empty(), Optional.of(written));
  }

  RuleWorld update(String address, Map<String, ?> before, Map<String, ?> after) {
    return add(address, Review.Step.UPDATE, Optional.of(before), Optional.of(after));
  }

  RuleWorld replace(String address, Map<String, ?> before, Map<String, ?> after) {
    return add(address, Review.Step.REPLACE, Optional.of(before), Optional.of(after));
  }

  RuleWorld delete(String address, Map<String, ?> before) {
    return add(address, Review.Step.DELETE, Optional.of(before), Optional.empty());
  }

  RuleWorld keep(String address, Map<String, ?> object) {
    return add(address, Review.Step.KEEP, Optional.of(object), Optional.of(object));
  }

  private RuleWorld add(
      String address,
      Review.Step step,
      Optional<? extends Map<String, ?>> before,
      Optional<? extends Map<String, ?>> after) {
    String type = address.substring(0, address.indexOf('.'));
    Review.Item item =
        new Review.Item(
            address, type, step, before.map(m -> object(type, m)), after.map(m -> object(type, m)));
    planned.add(new Planned(item, kind(type)));
    return this;
  }

  private static Optional<ProductKind> kind(String type) {
    return switch (type) {
      case "megaport_port", "megaport_lag_port" -> Optional.of(ProductKind.PORT);
      case "megaport_mcr" -> Optional.of(ProductKind.MCR);
      case "megaport_mve" -> Optional.of(ProductKind.MVE);
      case "megaport_vxc" -> Optional.of(ProductKind.VXC);
      case "megaport_ix" -> Optional.of(ProductKind.IX);
      default -> Optional.empty();
    };
  }

  private static ObjectValue object(String type, Map<String, ?> written) {
    Optional<Schema> schema = PROVIDER.resourceType(type).map(ResourceType::schema);
    return schema.map(known -> Written.of(known, written)).orElseGet(() -> loose(written));
  }

  /** An object of a type that has no schema here. */
  private static ObjectValue loose(Map<String, ?> written) {
    Map<String, Value> values = new java.util.TreeMap<>();
    written.forEach((name, value) -> values.put(name, looseValue(value)));
    return Value.object(values);
  }

  private static Value looseValue(Object written) {
    return switch (written) {
      case Value value -> value;
      case String text -> Value.string(text);
      case Integer number -> Value.number(number);
      case List<?> list -> Value.tuple(list.stream().map(RuleWorld::looseValue).toList());
      case Map<?, ?> map -> {
        Map<String, Value> values = new java.util.TreeMap<>();
        map.forEach((name, value) -> values.put((String) name, looseValue(value)));
        yield Value.object(values);
      }
      default -> throw new IllegalArgumentException("cannot write " + written);
    };
  }

  /** The UID that a planned object is going to have. */
  static Value uidOf(String address) {
    return new Value.UnknownValue(Type.STRING, Refinement.NONE, Marks.NONE, address);
  }

  List<Finding> findings() {
    return new DesignRules(this).findings(planned);
  }

  // ---- facts ----

  @Override
  public Collection<Product> services() {
    return services;
  }

  @Override
  public List<Product> group(Product port) {
    Optional<String> primary = port.fields().text("memberOf");
    return primary.isEmpty()
        ? List.of(port)
        : List.of(
            services.stream().filter(s -> s.uid().equals(primary.get())).findFirst().orElseThrow(),
            port);
  }

  @Override
  public List<Json> locations() {
    return json(LOCATIONS).items();
  }

  @Override
  public Optional<Json> partnerPort(String uid) {
    String row =
        "{\"productUid\": \"%s\", \"title\": \"%s\", \"companyName\": \"Cloud\", \"companyUid\":"
            + " \"c\", \"connectType\": \"AWS\", \"locationId\": %d, \"vxcPermitted\": %s,"
            + " \"maxVxcSpeed\": 10000}";
    return switch (uid) {
      case "cloud-1", "cloud-2" -> Optional.of(json(row.formatted(uid, uid, 3, "true")));
      case "cloud-far" -> Optional.of(json(row.formatted(uid, uid, 4, "true")));
      case "cloud-shut" -> Optional.of(json(row.formatted(uid, uid, 3, "false")));
      default -> Optional.empty();
    };
  }

  @Override
  public List<Json> mveImages() {
    return json("""
    [{"id": 1, "vendor": "ARUBA", "availableSizes": ["MVE 2/8", "MVE 4/16"]},
     {"id": 2, "vendor": "CISCO", "availableSizes": []}]
    """)
        .items();
  }

  @Override
  public List<Json> mveSizes() {
    return json("""
    [{"size": "MEDIUM", "label": "MVE 4/16", "cpuCoreCount": 4},
     {"size": "LARGE", "label": "MVE 8/32", "cpuCoreCount": 8}]
    """)
        .items();
  }

  @Override
  public Optional<Json> cloudKey(String cloud, String key) {
    return switch (key) {
      case "small" -> Optional.of(json("{\"bandwidth\": 500}"));
      case "stepped" -> Optional.of(json("{\"bandwidth\": 2000, \"bandwidths\": [1000, 2000]}"));
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Json> serviceKey(String key) {
    return key.equals("slow")
        ? Optional.of(json("{\"maxSpeed\": 100, \"active\": true}"))
        : Optional.of(json("{\"maxSpeed\": 10000, \"active\": false}"));
  }

  @Override
  public Optional<List<String>> prefixLists(String routerUid) {
    return Optional.of(List.of("live", "twice", "twice"));
  }

  @Override
  public Instant now() {
    return Instant.parse("2030-01-15T00:00:00Z");
  }
}
