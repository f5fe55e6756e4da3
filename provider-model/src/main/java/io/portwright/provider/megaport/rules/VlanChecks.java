package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.vxc.Side;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.value.AttributePath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One VLAN for one VXC on each port, and on each vNIC of an MVE. Routers have VLANs of their own
 * behind each VXC and do not count.
 */
final class VlanChecks implements Check {

  @Override
  public void over(Design design, Findings findings) {
    Map<String, VlanLedger> ledgers = new LinkedHashMap<>();
    for (Product service : design.services()) {
      if (service.is(ProductKind.VXC) && service.isActive() && isForGood(design, service)) {
        for (Side side : Side.values()) {
          live(design, service, service.end(side.wire()), ledgers);
        }
      }
    }
    for (Planned vxc : design.staying(ProductKind.VXC)) {
      if (vxc.isTouched()) {
        design.ends(vxc).forEach(end -> planned(design, end, ledgers, findings));
      }
    }
  }

  /** A VXC that the plan leaves as it is, or knows nothing of. */
  private static boolean isForGood(Design design, Product vxc) {
    return design.about(vxc.uid()).filter(Planned::isTouched).isEmpty();
  }

  private static void live(Design design, Product vxc, Json end, Map<String, VlanLedger> ledgers) {
    OptionalLong vlan = end.whole("vlan");
    Optional<String> uid = end.text("productUid");
    if (uid.isEmpty() || vlan.isEmpty() || vlan.getAsLong() == 0) {
      return;
    }
    OptionalLong inner = end.whole("innerVlan");
    ledgers
        .computeIfAbsent(key(uid.get(), end.whole("vNicIndex")), _ -> new VlanLedger())
        .take(
            vlan,
            inner.isPresent() && inner.getAsLong() > 0 ? inner : OptionalLong.empty(),
            design.shown(vxc));
  }

  private static String key(String host, OptionalLong vnic) {
    return host + "/" + vnic.orElse(0);
  }

  private static void planned(
      Design design, VxcEnd end, Map<String, VlanLedger> ledgers, Findings findings) {
    Optional<Host.Own> host = design.own(end.requested());
    boolean counts =
        host.isPresent()
            && (host.get().kind() == ProductKind.PORT || host.get().kind() == ProductKind.MVE);
    if (!counts) {
      return;
    }
    boolean edge = host.get().kind() == ProductKind.MVE;
    String key = key(host.get().key(), edge ? end.vnic() : OptionalLong.empty());
    VlanLedger ledger = ledgers.computeIfAbsent(key, _ -> new VlanLedger());
    Optional<VlanLedger.Clash> clash =
        ledger.take(wanted(end), end.innerVlan(), end.vxc().address());
    clash.ifPresent(found -> raise(end, host.get(), ledger, found, findings));
  }

  /** What is asked for; an end that has a VLAN already and asks for any keeps it. */
  private static OptionalLong wanted(VxcEnd end) {
    if (end.vlan().isPresent() || end.vxc().isOrdered()) {
      return end.vlan();
    }
    return Fields.whole(end.end(), "vlan");
  }

  private static void raise(
      VxcEnd end, Host.Own host, VlanLedger ledger, VlanLedger.Clash clash, Findings findings) {
    AttributePath at = end.path("ordered_vlan");
    String side = end.side().display();
    switch (clash) {
      case VlanLedger.Clash.Full _ ->
          findings.raise(
              "VXC-4",
              end.vxc(),
              end.path("requested_product_uid"),
              Map.of("host", host.shown(), "side", side));
      case VlanLedger.Clash.Untagged untagged ->
          findings.raise(
              "VXC-2",
              end.vxc(),
              at,
              Map.of("side", side, "host", host.shown(), "other", untagged.other()));
      case VlanLedger.Clash.Taken taken ->
          findings.raise(
              "VXC-1",
              end.vxc(),
              at,
              Map.of(
                  "side", side,
                  "vlan", String.valueOf(taken.vlan()),
                  "host", host.shown(),
                  "other", taken.other(),
                  "free", ledger.proposals(),
                  "first", ledger.proposal()));
    }
  }
}
