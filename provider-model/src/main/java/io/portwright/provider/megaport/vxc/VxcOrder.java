package io.portwright.provider.megaport.vxc;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Items;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes the order item of a VXC: the A-End's product with one associated VXC. */
final class VxcOrder {

  private final Lookups lookups;
  private final List<AttributeProblem> problems = new ArrayList<>();

  VxcOrder(Lookups lookups) {
    this.lookups = lookups;
  }

  Answer<Json.Obj> item(ObjectValue planned, Optional<String> fingerprint) {
    Optional<String> owner = Fields.text(Side.A.end(planned), "requested_product_uid");
    if (owner.isEmpty()) {
      return Answer.refused(
          AttributeProblem.error(
              Side.A.path("requested_product_uid"),
              "Missing A-End",
              "A VXC can be ordered only when the product of its A-End is known."));
    }
    Json.Obj vxc =
        Items.common(planned, fingerprint)
            .withNumber("rateLimit", Fields.whole(planned, "rate_limit"))
            .with("shutdown", Fields.truth(planned, "shutdown").orElse(false))
            .withText("serviceKey", Fields.text(planned, "service_key"))
            .with("aEnd", end(Side.A, planned))
            .with("bEnd", bEnd(planned));
    Json.Obj item =
        Json.EMPTY.with("productUid", owner.get()).with("associatedVxcs", Json.array(List.of(vxc)));
    return new Answer<>(
        problems.stream().anyMatch(AttributeProblem::isError)
            ? Optional.empty()
            : Optional.of(item),
        problems);
  }

  private Json.Obj bEnd(ObjectValue planned) {
    return end(Side.B, planned).withText("productUid", product(planned));
  }

  /** Product at the B-End: the one of a key, or the one that is asked for. */
  Optional<String> product(ObjectValue planned) {
    return product(planned, Fields.text(Side.B.end(planned), "requested_product_uid"));
  }

  private Optional<String> product(ObjectValue planned, Optional<String> requested) {
    Optional<String> key = Fields.text(planned, "service_key");
    if (key.isPresent()) {
      Answer<String> opened = lookups.productOfServiceKey(key.get());
      adopt(opened.problems(), AttributePath.of("service_key"));
      if (requested.isPresent()
          && opened.value().isPresent()
          && !opened.value().equals(requested)) {
        problems.add(
            AttributeProblem.warning(
                Side.B.path("requested_product_uid"),
                "Service key names another product",
                "The service key belongs to another product than requested_product_uid. The VXC"
                    + " goes to the product of the key."));
      }
      return opened.value().or(() -> requested);
    }
    return requested.isPresent() ? requested : byCloudKey(planned);
  }

  private Optional<String> byCloudKey(ObjectValue planned) {
    Optional<Partner> partner = Side.B.kind(planned).filter(Partner::isFoundByKey);
    if (partner.isEmpty()) {
      return Optional.empty();
    }
    String attribute = partner.get().key();
    Optional<ObjectValue> config =
        Side.B.partner(planned).flatMap(c -> Fields.object(c, partner.get().config()));
    Optional<String> key = config.flatMap(c -> Fields.text(c, attribute));
    if (key.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong rate = Fields.whole(planned, "rate_limit");
    Answer<String> port =
        lookups.cloudPort(
            partner.get().label(),
            key.get(),
            config.flatMap(c -> Fields.text(c, "port_choice")),
            rate.orElse(0));
    adopt(
        port.problems(),
        AttributePath.of(Side.B.partnerAttribute(), partner.get().config(), attribute));
    return port.value();
  }

  private void adopt(List<AttributeProblem> found, AttributePath path) {
    found.forEach(problem ->
        problems.add(
            new AttributeProblem(
                path, problem.severity(), problem.code(), problem.summary(), problem.detail())));
  }

  private Json.Obj end(Side side, ObjectValue planned) {
    ObjectValue end = side.end(planned);
    Json.Obj wire = Json.EMPTY;
    OptionalLong vlan = Fields.whole(end, "ordered_vlan");
    if (vlan.isPresent() && vlan.getAsLong() != 0) {
      wire = wire.with("vlan", vlan.getAsLong());
    }
    wire = wire.withNumber("innerVlan", Fields.whole(end, "inner_vlan"));
    wire = wire.withNumber("vNicIndex", vnic(side, end));
    Optional<Json.Obj> partner = new PartnerConfig(side, lookups, problems).wire(planned);
    return partner.isPresent() ? wire.with("partnerConfig", partner.get()) : wire;
  }

  /** The vNIC of an MVE end; 0 with a warning when the configuration names none. */
  private OptionalLong vnic(Side side, ObjectValue end) {
    Optional<String> uid = Fields.text(end, "requested_product_uid");
    boolean edge =
        uid.isPresent() && lookups.kindOf(uid.get()).equals(Optional.of(ProductKind.MVE));
    OptionalLong index = Fields.whole(end, "vnic_index");
    if (!edge || index.isPresent()) {
      return index;
    }
    problems.add(
        AttributeProblem.warning(
            side.path("vnic_index"),
            "vNIC not chosen",
            "The %s is an MVE and no vnic_index is given: the VXC goes to its first vNIC, index 0."
                .formatted(side.display())));
    return OptionalLong.of(0);
  }
}
