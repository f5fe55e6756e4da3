package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.vxc.Partner;
import io.portwright.provider.megaport.vxc.Side;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What ends, and what is in its way or goes with it. */
final class EndingChecks implements Check {

  private static final int SHOWN = 3;

  @Override
  public void over(Design design, Findings findings) {
    Map<String, List<Product>> attached = attached(design);
    for (Planned item : design.items()) {
      List<Product> staying =
          item.liveUid().map(uid -> attached.getOrDefault(uid, List.of())).orElse(List.of());
      if (item.isEnded() && !staying.isEmpty()) {
        findings.raise("END-1", item, AttributePath.ROOT, named(design, staying));
      }
      if (item.is(ProductKind.MCR) && item.isChanged()) {
        routerNumber(design, item, staying, findings);
      }
      if (item.is(ProductKind.VXC)) {
        vxc(design, item, findings);
      }
    }
  }

  /** VXCs that this plan neither ends nor moves away, by what they are attached to. */
  private static Map<String, List<Product>> attached(Design design) {
    Map<String, List<Product>> attached = new HashMap<>();
    for (Product vxc : design.services()) {
      if (vxc.is(ProductKind.VXC) && vxc.isActive()) {
        for (Side side : Side.values()) {
          vxc.end(side.wire())
              .text("productUid")
              .filter(uid -> stays(design, vxc, side, uid))
              .ifPresent(uid -> attached.computeIfAbsent(uid, _ -> new ArrayList<>()).add(vxc));
        }
      }
    }
    return attached;
  }

  private static boolean stays(Design design, Product vxc, Side side, String uid) {
    Optional<Planned> planned = design.about(vxc.uid());
    if (planned.isEmpty()) {
      return true;
    }
    if (planned.get().isEnded()) {
      return false;
    }
    Value wanted = Design.attribute(side.end(planned.get().after()), "requested_product_uid");
    return !planned.get().isChanged() || wanted.equals(Value.string(uid));
  }

  private static Map<String, String> named(Design design, List<Product> vxcs) {
    String names = vxcs.stream().limit(SHOWN).map(design::shown).collect(Collectors.joining(", "));
    return Map.of("count", String.valueOf(vxcs.size()), "names", names);
  }

  private static void routerNumber(
      Design design, Planned router, List<Product> attached, Findings findings) {
    if (attached.isEmpty() || !Fields.differ(router.before(), router.after(), "asn")) {
      return;
    }
    Map<String, String> words = new HashMap<>(named(design, attached));
    words.put("before", String.valueOf(Fields.whole(router.before(), "asn").orElse(0)));
    findings.raise("MCR-3", router, "asn", words);
  }

  private static void vxc(Design design, Planned vxc, Findings findings) {
    for (Side side : Side.values()) {
      Optional<Partner> was = side.kind(vxc.before());
      if (was.isEmpty()) {
        continue;
      }
      AttributePath at = AttributePath.of(side.partnerAttribute());
      boolean cloud = was.get().isForeign();
      if (vxc.isEnded() && vxc.stays() && cloud) {
        findings.raise("END-2", vxc, at, Map.of("cloud", was.get().label()));
      }
      if (vxc.isEnded() && was.get() == Partner.AZURE && hasPeers(side, vxc.before())) {
        findings.raise("END-3", vxc, at, Map.of());
      }
      if (vxc.isChanged() && Design.attribute(vxc.after(), side.partnerAttribute()).isNull()) {
        removed(design, vxc, side, cloud, findings);
      }
    }
  }

  private static void removed(
      Design design, Planned vxc, Side side, boolean cloud, Findings findings) {
    if (cloud) {
      findings.raise("END-5", vxc, side.partnerAttribute(), Map.of());
      return;
    }
    Value uid = Design.attribute(side.end(vxc.before()), "requested_product_uid");
    findings.raise(
        "END-4",
        vxc,
        side.partnerAttribute(),
        Map.of(
            "host", design.own(uid).map(Host.Own::shown).orElse("the router"),
            "side", side.attribute()));
  }

  private static boolean hasPeers(Side side, ObjectValue vxc) {
    return side.settings(vxc)
        .flatMap(settings -> Fields.present(settings, "peers"))
        .map(peers -> !peers.parts().isEmpty())
        .orElse(false);
  }
}
