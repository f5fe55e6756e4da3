package io.portwright.provider.megaport.vxc;

import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Shape;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Partner configurations as a live VXC has them. Those of routers are read back; those of cloud
 * providers are never told and stay as recorded. What was left to the service stays so, but an
 * import takes over what is there.
 */
final class PartnerReading {

  private final Schema schema;
  private final Product vxc;
  private final Lookups lookups;

  PartnerReading(Schema schema, Product vxc, Lookups lookups) {
    this.schema = schema;
    this.vxc = vxc;
    this.lookups = lookups;
  }

  /** The object with the partner configurations of both ends. */
  ObjectValue of(ObjectValue state, ObjectValue recorded) {
    ObjectValue read = state;
    boolean imported = Side.A.end(recorded).attributes().isEmpty();
    for (Side side : Side.values()) {
      Optional<ObjectValue> config = imported ? imported(side) : known(side, state);
      read = config.isPresent() ? read.with(side.partnerAttribute(), config.get()) : read;
    }
    return read;
  }

  private Optional<ObjectValue> known(Side side, ObjectValue state) {
    Optional<Partner> partner = side.kind(state).filter(Partner::isRouter);
    if (partner.isEmpty()) {
      return Optional.empty();
    }
    Optional<ObjectValue> config = side.partner(state);
    Optional<ObjectValue> settings = side.settings(state);
    boolean told = vxc.isLive() && RouterResources.router(vxc, side).isPresent();
    if (config.isEmpty() || settings.isEmpty() || !told) {
      return Optional.empty();
    }
    Shape.Nested shape = nested(nested(schema, side.partnerAttribute()), partner.get().config());
    Value interfaces = interfaces(side, shape, settings.get().attribute("interfaces"));
    return Optional.of(
        config.get().with(partner.get().config(), settings.get().with("interfaces", interfaces)));
  }

  private Optional<ObjectValue> imported(Side side) {
    Shape.Nested shape = nested(schema, side.partnerAttribute());
    List<Json> there = RouterResources.interfaces(vxc, side);
    if (!there.isEmpty()) {
      Shape.Nested router = nested(shape, Partner.VROUTER.config());
      Value interfaces = interfaces(side, router, Value.nullOf(Type.list(router.objectType())));
      ObjectValue settings = empty(router).with("interfaces", interfaces);
      return Optional.of(partner(shape, Partner.VROUTER).with(Partner.VROUTER.config(), settings));
    }
    boolean transit = side == Side.B && RouterResources.isTransit(vxc);
    return transit ? Optional.of(partner(shape, Partner.TRANSIT)) : Optional.empty();
  }

  private static ObjectValue partner(Shape.Nested shape, Partner partner) {
    return empty(shape).with("partner", Value.string(partner.label()));
  }

  private static ObjectValue empty(Shape.Nested shape) {
    SortedMap<String, Value> values = new TreeMap<>(Utf8Order.INSTANCE);
    shape.attributes().forEach((name, attribute) -> values.put(name, attribute.none()));
    return new ObjectValue(shape.objectType(), values, Marks.NONE);
  }

  private Value interfaces(Side side, Shape.Nested router, Value recorded) {
    Attribute attribute = router.attributes().get("interfaces");
    if (attribute == null) {
      throw new IllegalStateException("a router configuration has interfaces");
    }
    Optional<String> uid = vxc.end(side.wire()).text("productUid");
    RouterReading reading =
        new RouterReading(
            number -> uid.flatMap(owner -> lookups.prefixListName(owner, number)),
            vxc.fields().at("resources").at("virtual_router").whole("mcrAsn"));
    return reading.interfaces(attribute, recorded, RouterResources.interfaces(vxc, side));
  }

  private static Shape.Nested nested(Schema schema, String name) {
    return (Shape.Nested) schema.attribute(name).orElseThrow().shape();
  }

  private static Shape.Nested nested(Shape.Nested shape, String name) {
    return (Shape.Nested) Optional.ofNullable(shape.attributes().get(name)).orElseThrow().shape();
  }
}
