package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.vxc.EqualPorts;
import io.portwright.provider.megaport.vxc.Partner;
import io.portwright.provider.megaport.vxc.Side;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Which ends of live VXCs can move, and where to. */
final class MoveChecks implements Check {

  @Override
  public void over(Design design, Findings findings) {
    for (Planned vxc : design.staying(ProductKind.VXC)) {
      for (Side side : vxc.isChanged() ? Side.values() : new Side[0]) {
        ObjectValue was = side.end(vxc.before());
        VxcEnd end = new VxcEnd(vxc, side, side.end(vxc.after()));
        if (Fields.differ(was, end.end(), "requested_product_uid")) {
          if (end.partner().filter(Partner::isForeign).isPresent()) {
            atPartner(design, end, was, findings);
          } else {
            own(design, end, was, findings);
          }
        }
      }
    }
  }

  private static Optional<String> current(ObjectValue end) {
    return Fields.text(end, "current_product_uid")
        .or(() -> Fields.text(end, "requested_product_uid"));
  }

  /** A partner's port stays; only one that is its equal may be asked for. */
  private static void atPartner(Design design, VxcEnd end, ObjectValue was, Findings findings) {
    Optional<String> wanted = Fields.text(end.end(), "requested_product_uid");
    if (wanted.isEmpty() || wanted.equals(current(was))) {
      return;
    }
    Optional<Json> there = current(was).flatMap(uid -> design.facts().partnerPort(uid));
    Optional<Json> asked = design.facts().partnerPort(wanted.get());
    AttributePath at = end.path("requested_product_uid");
    String side = end.side().display();
    boolean equal =
        asked.isPresent()
            && (there.isPresent()
                ? EqualPorts.are(there.get(), asked.get())
                : asked.get().whole("locationId").equals(Fields.whole(was, "location_id")));
    if (equal) {
      findings.raise("MOVE-4", end.vxc(), at, Map.of("side", side));
    } else {
      String shown = design.host(end).map(Host::shown).orElse("Product " + wanted.get());
      findings.raise(
          "MOVE-1",
          end.vxc(),
          at,
          Map.of("side", side, "host", upper(shown), "address", end.vxc().address()));
    }
  }

  private static String upper(String text) {
    return text.startsWith("port ") ? "P" + text.substring(1) : text;
  }

  private static void own(Design design, VxcEnd end, ObjectValue was, Findings findings) {
    Optional<Product> from = current(was).flatMap(design::service);
    Optional<Host> to = design.host(end);
    if (from.isEmpty() || to.isEmpty() || from.get().kind().isEmpty()) {
      return;
    }
    AttributePath at = end.path("requested_product_uid");
    String side = end.side().display();
    ProductKind kind = from.get().kind().get();
    boolean same = to.get() instanceof Host.Own own && own.kind() == kind;
    if (!same) {
      String display = to.get() instanceof Host.Own own ? own.kind().display() : "partner's port";
      findings.raise(
          "MOVE-2", end.vxc(), at, Map.of("side", side, "from", kind.display(), "to", display));
      return;
    }
    OptionalLong location = from.get().fields().whole("locationId");
    Optional<String> before = design.metro(location);
    Optional<String> after = design.metro(to.get().location());
    if (before.isPresent() && after.isPresent() && !before.equals(after)) {
      findings.raise(
          "MOVE-3", end.vxc(), at, Map.of("side", side, "from", before.get(), "to", after.get()));
    }
  }
}
