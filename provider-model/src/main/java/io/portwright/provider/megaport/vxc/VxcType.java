package io.portwright.provider.megaport.vxc;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.product.ListName;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.product.ServiceType;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code megaport_vxc}: a connection between two services, or from a service to a partner.
 *
 * <p>Of each end, {@code requested_product_uid}, {@code ordered_vlan} and {@code vnic_index} are
 * what was asked for and stay so in state; {@code current_product_uid} and {@code vlan} are what
 * the end has. They differ legitimately, because the service balances cloud connections over equal
 * ports and picks free VLANs.
 */
public final class VxcType extends ServiceType {

  public VxcType() {
    super("megaport_vxc", ProductKind.VXC);
  }

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    return new VxcRules(configuration).problems();
  }

  @Override
  protected ObjectValue initial(
      ObjectValue planned, ObjectValue configuration, List<AttributeProblem> problems) {
    return VxcPlan.initial(planned, configuration, problems);
  }

  @Override
  protected ObjectValue normalised(
      ObjectValue prior, ObjectValue configuration, List<AttributeProblem> problems) {
    return VxcPlan.normalised(prior, super.normalised(prior, configuration, problems), problems);
  }

  @Override
  protected ObjectValue settled(ObjectValue prior, ObjectValue planned) {
    return VxcPlan.settled(prior, super.settled(prior, planned));
  }

  @Override
  protected Set<AttributePath> replacements(ObjectValue prior, ObjectValue planned) {
    return VxcPlan.replacements(prior, planned);
  }

  @Override
  public Set<String> needs(ObjectValue vxc) {
    return PrefixListReference.in(vxc).stream()
        .flatMap(named -> ListName.of(named.router(), named.description()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean isOrderable(ObjectValue planned) {
    if (!super.isOrderable(planned)) {
      return false;
    }
    for (Side side : Side.values()) {
      Value uid = side.end(planned).attributes().getOrDefault("requested_product_uid", Value.NULL);
      Value partner = planned.attribute(side.partnerAttribute());
      if (!uid.isKnown() || !partner.isWhollyKnown()) {
        return false;
      }
    }
    return Fields.text(Side.A.end(planned), "requested_product_uid").isPresent();
  }

  @Override
  public Answer<Json.Obj> order(
      ObjectValue planned, Optional<String> fingerprint, Lookups lookups) {
    return new VxcOrder(lookups).item(planned, fingerprint);
  }

  /** Product at which the B-End will be, also where only a key leads to it; looks the key up. */
  public Optional<String> bEndProduct(ObjectValue planned, Lookups lookups) {
    return new VxcOrder(lookups).product(planned);
  }

  @Override
  public Answer<Json.Obj> changes(ObjectValue before, ObjectValue after, Lookups lookups) {
    return new VxcChanges(lookups).body(before, after);
  }

  @Override
  public String changePath(String uid) {
    return "/v3/product/vxc/" + uid;
  }

  @Override
  public String endQuery() {
    return "";
  }

  @Override
  protected Value value(
      Attribute attribute, Product product, List<Product> group, ObjectValue recorded) {
    Value before = recorded.attribute(attribute.name());
    return switch (attribute.name()) {
      case "service_key", "a_end_partner_config", "b_end_partner_config" -> before;
      case "service_id" -> FromWire.value(attribute, product.fields().at("nServiceId"));
      case "shutdown" -> {
        Value now = FromWire.attribute(attribute, product.fields());
        yield now.isNull() ? before : now;
      }
      case "csp_connections" -> cloudConnections(attribute, product);
      case "a_end" -> end(Side.A, attribute, product, recorded);
      case "b_end" -> end(Side.B, attribute, product, recorded);
      default -> super.value(attribute, product, group, recorded);
    };
  }

  @Override
  public ObjectValue refined(
      ObjectValue state, Product product, ObjectValue recorded, Lookups lookups) {
    return new PartnerReading(schema(), product, lookups).of(state, recorded);
  }

  private static Value cloudConnections(Attribute attribute, Product product) {
    Json connections = product.fields().at("resources").at("csp_connection");
    Json list = connections instanceof Json.Obj ? Json.array(List.of(connections)) : connections;
    return FromWire.value(attribute, list.isNull() ? Json.array(List.of()) : list);
  }

  private static Value end(Side side, Attribute attribute, Product product, ObjectValue recorded) {
    if (!(attribute.shape() instanceof Attribute.Shape.Nested nested)) {
      throw new IllegalStateException("an end is a nested object");
    }
    Json listed = product.end(side.wire());
    ObjectValue before = side.end(recorded);
    boolean imported = before.attributes().isEmpty();
    boolean fixed = side.kind(recorded).filter(Partner::isForeign).isPresent();
    return nested
        .objectType()
        .made(name -> {
          Attribute child = Objects.requireNonNull(nested.attributes().get(name));
          Value now = FromWire.attribute(child, listed);
          Value known = before.attributes().getOrDefault(name, child.none());
          return switch (name) {
            case "requested_product_uid" ->
                imported ? FromWire.value(child, listed.at("productUid")) : known;
            case "current_product_uid" -> FromWire.value(child, listed.at("productUid"));
            case "ordered_vlan" ->
                fixed ? known : ordered(known, FromWire.value(child, listed.at("vlan")));
            case "vnic_index" -> {
              Value index = FromWire.value(child, listed.at("vNicIndex"));
              yield index.isNull() ? known : index;
            }
            case "inner_vlan" -> inner(known, now, FromWire.value(child, listed.at("vlan")));
            case "vlan" -> isNone(now) ? Value.nullOf(Type.NUMBER) : now;
            default -> now;
          };
        });
  }

  /** A VLAN that was asked for and that the end no longer has has been changed by somebody else. */
  private static Value ordered(Value known, Value listed) {
    return isNone(known) || isNone(listed) ? known : listed;
  }

  /**
   * Nothing is listed for an untagged inner VLAN, nor for any before the end has its outer one;
   * after that, one that is not listed has been removed.
   */
  private static Value inner(Value known, Value listed, Value outer) {
    boolean tagged = !isNone(known) && known.asNumber().signum() > 0;
    boolean removed = isNone(listed) && tagged && !isNone(outer);
    return removed ? Value.nullOf(Type.NUMBER) : isNone(listed) ? known : listed;
  }

  private static boolean isNone(Value vlan) {
    return vlan.isNull() || vlan.asNumber().isZero();
  }

  /** Moves and VLANs are compared with what the ends have, not with what was asked for. */
  @Override
  public List<String> missing(Product product, List<Product> group, ObjectValue wanted) {
    List<String> missing = new ArrayList<>(super.missing(product, group, wanted));
    for (Side side : Side.values()) {
      missing.remove(side.attribute());
      ObjectValue end = side.end(wanted);
      Json listed = product.end(side.wire());
      boolean foreign = side.kind(wanted).isPresent() && side.kind(wanted).get().isForeign();
      Optional<String> uid = Fields.text(end, "requested_product_uid");
      boolean moves = Fields.text(end, "current_product_uid").isEmpty() && !foreign;
      if (moves && uid.isPresent() && !uid.equals(listed.text("productUid"))) {
        missing.add(side.attribute());
      }
      OptionalLong vlan = Fields.whole(end, "ordered_vlan");
      OptionalLong has = listed.whole("vlan");
      boolean asked = Fields.whole(end, "vlan").isEmpty() && vlan.orElse(0) != 0;
      if (asked && has.isPresent() && !has.equals(vlan)) {
        missing.add(side.attribute());
      }
    }
    return missing;
  }
}
