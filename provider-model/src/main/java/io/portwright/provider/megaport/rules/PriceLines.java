package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.pricing.Cost;
import io.portwright.provider.megaport.pricing.Cost.Chapter;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.vxc.Partner;
import io.portwright.provider.megaport.vxc.Side;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the lines of the price book for the objects of a plan, also for those that hang on what is
 * not there yet: what decides a price, the locations above all, is known long before the UIDs are.
 */
public final class PriceLines {

  private static final Set<String> FREE =
      Set.of(
          "megaport_mcr_prefix_filter_list",
          "megaport_nat_gateway_packet_filter",
          "megaport_nat_gateway_prefix_list",
          "megaport_service_key");

  private final Design design;
  private final Function<ObjectValue, Optional<String>> farEnds;

  /**
   * @param farEnds product at the B-End of a VXC that names a key instead of a product
   */
  public PriceLines(
      Facts facts, List<Planned> planned, Function<ObjectValue, Optional<String>> farEnds) {
    this.design = new Design(facts, planned);
    this.farEnds = farEnds;
  }

  /**
   * The cost of an object as it is before or after the change.
   *
   * @param object may hold unknown values; its cost is unknown when they matter
   */
  public Cost of(Planned item, ObjectValue object) {
    if (FREE.contains(item.type())) {
      return Cost.FREE;
    }
    Optional<Json.Obj> line =
        switch (item.type()) {
          case "megaport_port", "megaport_lag_port" ->
              placed(ProductKind.PORT, object)
                  .flatMap(one -> with(one, "speed", object, "port_speed"));
          case "megaport_mcr" ->
              placed(ProductKind.MCR, object)
                  .flatMap(one -> with(one, "speed", object, "port_speed"));
          case "megaport_mve" -> edge(object);
          case "megaport_vxc" -> vxc(object);
          case "megaport_ix" -> exchange(object);
          case "megaport_nat_gateway" -> gateway(object);
          case "megaport_mcr_ipsec_addon" -> addOn(object);
          default -> Optional.empty();
        };
    Chapter chapter =
        item.type().equals("megaport_mcr_ipsec_addon") ? Chapter.ADD_ON : Chapter.PRODUCT;
    int count = Math.toIntExact(Fields.whole(object, "lag_count").orElse(1));
    return line.<Cost>map(one -> new Cost.Listed(chapter, one, count, (int) term(one)))
        .orElse(Cost.UNKNOWN);
  }

  private static long term(Json.Obj line) {
    return line.whole("term").orElse(0);
  }

  private static Json.Obj product(ProductKind kind) {
    return Json.EMPTY.with("productType", kind.wireName());
  }

  /** With a number of the object; empty when that is not known. */
  private static Optional<Json.Obj> with(
      Json.Obj line, String field, ObjectValue object, String attribute) {
    OptionalLong number = Fields.whole(object, attribute);
    return number.isPresent()
        ? Optional.of(line.with(field, number.getAsLong()))
        : Optional.empty();
  }

  private static Optional<Json.Obj> placed(ProductKind kind, ObjectValue object) {
    return with(product(kind), "locationId", object, "location_id")
        .flatMap(line -> with(line, "term", object, "contract_term_months"));
  }

  private static Optional<Json.Obj> edge(ObjectValue mve) {
    Optional<String> size =
        Fields.object(mve, "vendor_config").flatMap(config -> Fields.text(config, "product_size"));
    return placed(ProductKind.MVE, mve)
        .flatMap(line -> size.map(text -> line.with("size", text.toUpperCase(Locale.ROOT))));
  }

  private static Optional<Json.Obj> gateway(ObjectValue gateway) {
    return placed(ProductKind.NAT_GATEWAY, gateway)
        .flatMap(line -> with(line, "speed", gateway, "speed"))
        .flatMap(line -> with(line, "sessionCount", gateway, "session_count"));
  }

  private Optional<Json.Obj> vxc(ObjectValue vxc) {
    OptionalLong a = place(Side.A.end(vxc));
    OptionalLong b = a.isPresent() ? farPlace(vxc) : a;
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    Json.Obj line =
        product(ProductKind.VXC)
            .with("aLocationId", a.getAsLong())
            .with("bLocationId", b.getAsLong());
    Optional<String> type = connectType(vxc);
    return with(line.withText("connectType", type), "speed", vxc, "rate_limit")
        .flatMap(one -> with(one, "term", vxc, "contract_term_months"));
  }

  /** What the B-End connects to, where that is a partner. */
  private static Optional<String> connectType(ObjectValue vxc) {
    Optional<Partner> partner = Side.B.kind(vxc).filter(Partner::isForeign);
    return Side.B.settings(vxc)
        .flatMap(settings -> Fields.text(settings, "connect_type"))
        .or(() -> partner.map(one -> one.label().toUpperCase(Locale.ROOT)));
  }

  /** Where an end is: where the service says it is, or at the one that is asked for. */
  private OptionalLong place(ObjectValue end) {
    OptionalLong told = Fields.whole(end, "location_id");
    return told.isPresent() ? told : location(Design.attribute(end, "requested_product_uid"));
  }

  private OptionalLong farPlace(ObjectValue vxc) {
    OptionalLong place = place(Side.B.end(vxc));
    boolean coming = !Design.attribute(Side.B.end(vxc), "requested_product_uid").isKnown();
    Optional<String> found = place.isPresent() || coming ? Optional.empty() : farEnds.apply(vxc);
    return found.isPresent() ? location(Value.string(found.get())) : place;
  }

  private OptionalLong location(Value uid) {
    Optional<Planned> item = design.item(uid).filter(Planned::stays);
    if (item.isPresent()) {
      return Fields.whole(item.get().after(), "location_id");
    }
    if (!uid.isPresent()) {
      return OptionalLong.empty();
    }
    return design
        .service(uid.asString())
        .map(service -> service.fields().whole("locationId"))
        .or(() -> design.facts().partnerPort(uid.asString()).map(row -> row.whole("locationId")))
        .orElseGet(OptionalLong::empty);
  }

  private Optional<Json.Obj> exchange(ObjectValue ix) {
    OptionalLong location = location(Design.attribute(ix, "requested_product_uid"));
    Optional<String> network = Fields.text(ix, "network_service_type");
    return location.isPresent() && network.isPresent()
        ? with(
            product(ProductKind.IX)
                .with("portLocationId", location.getAsLong())
                .with("ixType", network.get()),
            "speed",
            ix,
            "rate_limit")
        : Optional.empty();
  }

  private Optional<Json.Obj> addOn(ObjectValue addOn) {
    OptionalLong location = location(Design.attribute(addOn, "mcr_id"));
    return with(Json.EMPTY.with("addOnType", "IP_SEC"), "tunnelCount", addOn, "tunnel_count")
        .filter(_ -> location.isPresent())
        .map(one ->
            product(ProductKind.MCR)
                .with("locationId", location.getAsLong())
                .with("addOns", Json.array(List.of(one))));
  }
}
