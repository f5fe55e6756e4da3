package io.portwright.provider.megaport.ix;

import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.endpoint.Remarks;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.product.Items;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.product.ServiceType;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/**
 * {@code megaport_ix}: a connection of a port or router to an Internet Exchange.
 *
 * <p>An order takes neither cost centre nor the public graph (contract §4.9, §5.8): both are sent
 * as a change as soon as the service is there.
 */
public final class IxType extends ServiceType implements Remarks {

  static final String HOST = "requested_product_uid";
  static final String NETWORK = "network_service_type";
  private static final String MAC = "mac_address";
  private static final String GRAPH = "public_graph";
  private static final String COST_CENTRE = "cost_centre";
  private static final String REVERSE_DNS = "reverse_dns";
  private static final String TAGS = "attribute_tags";

  public IxType() {
    super("megaport_ix", ProductKind.IX);
  }

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    return IxRules.problems(configuration);
  }

  @Override
  public List<Finding> remarks(Endpoints endpoints, Review.Item item) {
    return IxRules.findings(endpoints, item);
  }

  /** A port takes one IX of an exchange, and one service on a VLAN. */
  @Override
  public Exchange exchange() {
    return Exchange.DELETE_FIRST;
  }

  // ---- planning ----

  @Override
  protected ObjectValue normalised(
      ObjectValue prior, ObjectValue configuration, List<AttributeProblem> problems) {
    ObjectValue wanted = super.normalised(prior, configuration, problems);
    Optional<String> mac = Fields.text(wanted, MAC);
    if (mac.isPresent() && mac.get().equalsIgnoreCase(Fields.text(prior, MAC).orElse(""))) {
      wanted = wanted.with(MAC, prior.attribute(MAC));
    }
    return isNone(prior.attribute(TAGS)) && isNone(wanted.attribute(TAGS))
        ? wanted.with(TAGS, prior.attribute(TAGS))
        : wanted;
  }

  private static boolean isNone(Value tags) {
    return tags.isNull() || (tags.isKnown() && tags.parts().isEmpty());
  }

  /** Only a move can change the location. */
  @Override
  protected ObjectValue settled(ObjectValue prior, ObjectValue planned) {
    ObjectValue settled = super.settled(prior, planned);
    return Fields.differ(prior, planned, HOST)
        ? settled.with("location_id", Value.unknown(settled.attribute("location_id").type()))
        : settled;
  }

  // ---- ordering and changing ----

  @Override
  public Answer<Json.Obj> order(
      ObjectValue planned, Optional<String> fingerprint, Lookups lookups) {
    if (Fields.whole(planned, "asn").isEmpty()) {
      return Answer.refused(
          AttributeProblem.error(
              AttributePath.of("asn"),
              "Missing ASN",
              "An exchange peers with your public autonomous system number. Set asn."));
    }
    Json.Obj ix =
        Json.EMPTY
            .withText("productName", Fields.text(planned, "product_name"))
            .withText("networkServiceType", Fields.text(planned, NETWORK))
            .withNumber("asn", Fields.whole(planned, "asn"))
            .withText("macAddress", Fields.text(planned, MAC))
            .withNumber("rateLimit", Fields.whole(planned, "rate_limit"))
            .withNumber("vlan", Fields.whole(planned, "vlan"))
            .with("shutdown", Fields.truth(planned, "shutdown").orElse(false))
            .withText("promoCode", Fields.text(planned, "promo_code"))
            .withText("reverseDns", Fields.text(planned, REVERSE_DNS));
    return Answer.of(
        Json.EMPTY
            .withText("productUid", Fields.text(planned, HOST))
            .with("associatedIxs", Json.array(List.of(ix))));
  }

  @Override
  public ObjectValue ordered(ObjectValue planned) {
    ObjectValue ordered = planned;
    if (!Fields.text(planned, COST_CENTRE).orElse("").isEmpty()) {
      ordered = ordered.with(COST_CENTRE, Value.nullOf(planned.attribute(COST_CENTRE).type()));
    }
    return Fields.truth(planned, GRAPH).isPresent()
        ? ordered.with(GRAPH, Value.nullOf(planned.attribute(GRAPH).type()))
        : ordered;
  }

  @Override
  public Answer<Json.Obj> changes(ObjectValue before, ObjectValue after, Lookups lookups) {
    Json.Obj body = Items.changes(before, after);
    for (String attribute : List.of("rate_limit", "vlan", "asn")) {
      if (Fields.differ(before, after, attribute)) {
        body = body.withNumber(wire(attribute), Fields.whole(after, attribute));
      }
    }
    body = Items.text(body, "macAddress", before, after, MAC);
    body = Items.text(body, "aEndProductUid", before, after, HOST);
    if (Fields.differ(before, after, REVERSE_DNS)) {
      body = body.with("reverseDns", Fields.text(after, REVERSE_DNS).orElse(""));
    }
    if (Fields.differ(before, after, "shutdown")) {
      body = body.with("shutdown", Fields.truth(after, "shutdown").orElse(false));
    }
    return Answer.of(Items.truth(body, "publicGraph", before, after, GRAPH));
  }

  private static String wire(String attribute) {
    return attribute.equals("rate_limit") ? "rateLimit" : attribute;
  }

  @Override
  public String endQuery() {
    return "";
  }

  // ---- reading ----

  @Override
  protected Value value(
      Attribute attribute, Product product, List<Product> group, ObjectValue recorded) {
    Value before = recorded.attribute(attribute.name());
    Json fields = product.fields();
    Json vpls = fields.at("resources").at("vpls_interface");
    return switch (attribute.name()) {
      case HOST -> product.host().map(Value::string).orElse(before);
      case TAGS -> before;
      case MAC -> {
        Value now = either(attribute, fields.at("macAddress"), vpls.at(MAC));
        boolean same =
            now.isNull()
                || (!before.isNull() && before.asString().equalsIgnoreCase(now.asString()));
        yield same ? before : now;
      }
      case "shutdown" -> {
        Value now = either(attribute, fields.at("shutdown"), vpls.at("shutdown"));
        boolean unset = before.isNull() && !now.isNull() && !now.asBool();
        yield now.isNull() || unset ? before : now;
      }
      case "vlan" -> {
        Value now = either(attribute, fields.at("vlan"), vpls.at("vlan"));
        yield now.isNull() || before.equals(Value.number(0)) ? before : now;
      }
      case REVERSE_DNS -> reverseDns(fields, before);
      case COST_CENTRE ->
          fields.entries().containsKey("costCentre")
              ? super.value(attribute, product, group, recorded)
              : before;
      case GRAPH -> {
        Value now = FromWire.attribute(attribute, fields);
        yield now.isNull() ? before : now;
      }
      case "resources" -> resources(attribute, fields.at("resources"));
      default -> super.value(attribute, product, group, recorded);
    };
  }

  private static Value either(Attribute attribute, Json first, Json second) {
    return FromWire.value(attribute, first.isNull() ? second : first);
  }

  /** The name is told with the addresses; none there is the same as an empty one. */
  private static Value reverseDns(Json fields, Value before) {
    List<Json> addresses = fields.at("resources").at("ip_address").items();
    Optional<String> told =
        addresses.stream()
            .flatMap(address -> address.text(REVERSE_DNS).stream())
            .filter(name -> !name.isEmpty())
            .findFirst();
    Optional<String> name =
        fields.text("reverseDns").filter(text -> !text.isEmpty()).or(() -> told);
    boolean silent = addresses.isEmpty() && !fields.entries().containsKey("reverseDns");
    if (name.isPresent() || silent) {
      return name.map(Value::string).orElse(before);
    }
    return before.equals(Value.string("")) ? before : Value.nullOf(before.type());
  }

  /** The API names its lists in the singular. */
  private static Value resources(Attribute attribute, Json resources) {
    return resources instanceof Json.Obj object
        ? FromWire.value(
            attribute,
            object
                .with("bgp_connections", object.at("bgp_connection"))
                .with("ip_addresses", object.at("ip_address")))
        : FromWire.value(attribute, resources);
  }
}
