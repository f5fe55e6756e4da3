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
import java.util.TreeMap;

/**
 * One VLAN for one VXC or IX on each port, and on each vNIC of an MVE. Routers have VLANs of their
 * own behind each VXC and do not count.
 */
final class VlanChecks implements Check {

  private static final OptionalLong ANY = OptionalLong.empty();

  /** Rules for the three ways in which a VLAN cannot be had. */
  private record Ids(String taken, String untagged, String full) {
    static final Ids VXC = new Ids("VXC-1", "VXC-2", "VXC-4");
    static final Ids IX = new Ids("IX-6", "IX-7", "IX-8");
  }

  /**
   * What a planned object asks for on a port.
   *
   * @param vlan empty when any will do
   * @param vlanAt attribute that says the VLAN
   * @param hostAt attribute that says the port
   * @param words of its findings
   */
  private record Request(
      Planned item,
      Host.Own host,
      OptionalLong vlan,
      OptionalLong inner,
      AttributePath vlanAt,
      AttributePath hostAt,
      Map<String, String> words,
      Ids ids) {}

  @Override
  public void over(Design design, Findings findings) {
    Map<String, VlanLedger> ledgers = new LinkedHashMap<>();
    for (Product service : design.services()) {
      if (service.isActive() && isForGood(design, service)) {
        live(design, service, ledgers);
      }
    }
    for (Planned vxc : design.staying(ProductKind.VXC)) {
      if (vxc.isTouched()) {
        design.ends(vxc).forEach(end -> end(design, end, ledgers, findings));
      }
    }
    for (Planned ix : design.staying(ProductKind.IX)) {
      if (ix.isTouched()) {
        exchange(design, ix, ledgers, findings);
      }
    }
  }

  /** A service that the plan leaves as it is, or knows nothing of. */
  private static boolean isForGood(Design design, Product service) {
    return design.about(service.uid()).filter(Planned::isTouched).isEmpty();
  }

  private static void live(Design design, Product service, Map<String, VlanLedger> ledgers) {
    String who = design.shown(service);
    if (service.is(ProductKind.VXC)) {
      for (Side side : Side.values()) {
        Json end = service.end(side.wire());
        Optional<String> host = end.text("productUid");
        OptionalLong inner = end.whole("innerVlan");
        host.ifPresent(uid ->
            live(
                key(uid, end.whole("vNicIndex")),
                end.whole("vlan"),
                inner.orElse(0) > 0 ? inner : ANY,
                who,
                ledgers));
      }
    }
    if (service.is(ProductKind.IX)) {
      service
          .host()
          .ifPresent(uid -> live(key(uid, ANY), service.fields().whole("vlan"), ANY, who, ledgers));
    }
  }

  private static void live(
      String key,
      OptionalLong vlan,
      OptionalLong inner,
      String who,
      Map<String, VlanLedger> ledgers) {
    if (vlan.orElse(0) != 0) {
      ledgers.computeIfAbsent(key, _ -> new VlanLedger()).take(vlan, inner, who);
    }
  }

  private static String key(String host, OptionalLong vnic) {
    return host + "/" + vnic.orElse(0);
  }

  private static void end(
      Design design, VxcEnd end, Map<String, VlanLedger> ledgers, Findings findings) {
    Optional<Host.Own> host = design.own(end.requested());
    boolean edge = host.isPresent() && host.get().kind() == ProductKind.MVE;
    boolean counts = edge || (host.isPresent() && host.get().kind() == ProductKind.PORT);
    if (counts) {
      Request request =
          new Request(
              end.vxc(),
              host.get(),
              wanted(end),
              end.innerVlan(),
              end.path("ordered_vlan"),
              end.path("requested_product_uid"),
              Map.of("side", end.side().display(), "host", host.get().shown()),
              Ids.VXC);
      take(request, key(host.get().key(), edge ? end.vnic() : ANY), ledgers, findings);
    }
  }

  /** What is asked for; an end that has a VLAN already and asks for any keeps it. */
  private static OptionalLong wanted(VxcEnd end) {
    if (end.vlan().isPresent() || end.vxc().isOrdered()) {
      return end.vlan();
    }
    return Fields.whole(end.end(), "vlan");
  }

  private static void exchange(
      Design design, Planned ix, Map<String, VlanLedger> ledgers, Findings findings) {
    Optional<Host.Own> host = design.own(Design.attribute(ix.after(), "requested_product_uid"));
    if (host.isEmpty() || host.get().kind() != ProductKind.PORT) {
      return;
    }
    OptionalLong asked = Fields.whole(ix.after(), "vlan");
    OptionalLong has =
        ix.keptUid().flatMap(design::service).map(live -> live.fields().whole("vlan")).orElse(ANY);
    OptionalLong vlan = asked.orElse(0) != 0 ? asked : has;
    Request request =
        new Request(
            ix,
            host.get(),
            vlan.orElse(0) != 0 ? vlan : ANY,
            ANY,
            AttributePath.of("vlan"),
            AttributePath.of("requested_product_uid"),
            Map.of("host", host.get().shown()),
            Ids.IX);
    take(request, key(host.get().key(), ANY), ledgers, findings);
  }

  private static void take(
      Request request, String key, Map<String, VlanLedger> ledgers, Findings findings) {
    VlanLedger ledger = ledgers.computeIfAbsent(key, _ -> new VlanLedger());
    ledger
        .take(request.vlan(), request.inner(), request.item().address())
        .ifPresent(clash -> raise(request, ledger, clash, findings));
  }

  private static void raise(
      Request request, VlanLedger ledger, VlanLedger.Clash clash, Findings findings) {
    Map<String, String> words = new TreeMap<>(request.words());
    switch (clash) {
      case VlanLedger.Clash.Full _ ->
          findings.raise(request.ids().full(), request.item(), request.hostAt(), words);
      case VlanLedger.Clash.Untagged untagged -> {
        words.put("other", untagged.other());
        findings.raise(request.ids().untagged(), request.item(), request.vlanAt(), words);
      }
      case VlanLedger.Clash.Taken taken -> {
        words.put("vlan", String.valueOf(taken.vlan()));
        words.put("other", taken.other());
        words.put("free", ledger.proposals());
        words.put("first", ledger.proposal());
        findings.raise(request.ids().taken(), request.item(), request.vlanAt(), words);
      }
    }
  }
}
