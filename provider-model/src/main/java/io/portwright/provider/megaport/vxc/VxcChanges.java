package io.portwright.provider.megaport.vxc;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Items;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes the body of a VXC update: only what changed. */
final class VxcChanges {

  private final Lookups lookups;
  private final List<AttributeProblem> problems = new ArrayList<>();

  VxcChanges(Lookups lookups) {
    this.lookups = lookups;
  }

  Answer<Json.Obj> body(ObjectValue before, ObjectValue after) {
    Json.Obj body = Items.changes(before, after);
    if (Fields.differ(before, after, "rate_limit")) {
      body = body.withNumber("rateLimit", Fields.whole(after, "rate_limit"));
    }
    body = Items.truth(body, "shutdown", before, after, "shutdown");
    for (Side side : Side.values()) {
      body = end(body, side, before, after);
    }
    boolean failed = problems.stream().anyMatch(AttributeProblem::isError);
    return new Answer<>(failed ? Optional.empty() : Optional.of(body), problems);
  }

  private Json.Obj end(Json.Obj body, Side side, ObjectValue before, ObjectValue after) {
    Optional<Partner> partner = side.kind(after);
    boolean foreign = partner.isPresent() && partner.get().isForeign();
    ObjectValue was = side.end(before);
    ObjectValue is = side.end(after);
    Json.Obj changed = body;
    boolean moved = !foreign && moves(was, is);
    if (foreign && moves(was, is)) {
      stays(side, was, is);
    }
    if (moved) {
      changed =
          changed.withText(side.wire() + "ProductUid", Fields.text(is, "requested_product_uid"));
    }
    changed = vlans(changed, side, was, is, partner, moved);
    boolean router = partner.isPresent() && partner.get().isRouter();
    if (router && (moved || Fields.differ(before, after, side.partnerAttribute()))) {
      Optional<Json.Obj> config = new PartnerConfig(side, lookups, problems).wire(after);
      return config.isPresent() ? changed.with(side.wire() + "Config", config.get()) : changed;
    }
    boolean wasRouter = side.kind(before).isPresent() && side.kind(before).get().isRouter();
    return partner.isEmpty() && wasRouter
        ? changed.with(side.wire() + "Config", Json.EMPTY.with("interfaces", Json.array(List.of())))
        : changed;
  }

  /** An end at a partner has no other place than the one that it got, or an equal one. */
  private void stays(Side side, ObjectValue was, ObjectValue is) {
    Optional<Json> there =
        Fields.text(was, "current_product_uid")
            .or(() -> Fields.text(was, "requested_product_uid"))
            .flatMap(lookups::partnerPort);
    Optional<Json> asked = Fields.text(is, "requested_product_uid").flatMap(lookups::partnerPort);
    if (there.isPresent() && asked.isPresent() && !EqualPorts.are(there.get(), asked.get())) {
      problems.add(
          AttributeProblem.error(
              side.path("requested_product_uid"),
              "End at a partner cannot move",
              "The %s is at a port of a partner and stays there for life. Replace the VXC with -replace, or take the change back."
                  .formatted(side.display())));
    }
  }

  /** A new product is asked for, other than the one where the end is already. */
  static boolean moves(ObjectValue was, ObjectValue is) {
    Optional<String> wanted = Fields.text(is, "requested_product_uid");
    return wanted.isPresent()
        && Fields.differ(was, is, "requested_product_uid")
        && !wanted.equals(Fields.text(was, "current_product_uid"));
  }

  private Json.Obj vlans(
      Json.Obj body,
      Side side,
      ObjectValue was,
      ObjectValue is,
      Optional<Partner> partner,
      boolean moved) {
    if (partner.isPresent() && partner.get().hasFixedVlan()) {
      return body;
    }
    Json.Obj changed = body;
    Optional<String> uid = Fields.text(is, "requested_product_uid");
    boolean edge =
        uid.isPresent() && lookups.kindOf(uid.get()).equals(Optional.of(ProductKind.MVE));
    boolean otherVnic = edge && Fields.differ(was, is, "vnic_index");
    if (edge && (moved || otherVnic)) {
      changed = changed.with(side.vnicField(), Fields.whole(is, "vnic_index").orElse(0));
    }
    if (Fields.differ(was, is, "ordered_vlan") || otherVnic) {
      OptionalLong vlan = Fields.whole(is, "ordered_vlan");
      changed = changed.withNumber(side.wire() + "Vlan", vlan);
    }
    if (Fields.differ(was, is, "inner_vlan")) {
      changed = changed.withNumber(side.wire() + "InnerVlan", Fields.whole(is, "inner_vlan"));
    }
    return changed;
  }
}
