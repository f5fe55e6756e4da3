package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.vxc.Side;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Rates of VXCs against what their ends carry, and what the ends say to VXCs at all. */
final class RateChecks implements Check {

  @Override
  public void over(Design design, Findings findings) {
    for (Planned vxc : design.staying(ProductKind.VXC)) {
      if (vxc.isTouched()) {
        ends(design, vxc, findings);
        if (vxc.isOrdered()) {
          serviceKey(design, vxc, findings);
        }
      }
    }
    sums(design, findings);
  }

  private static void ends(Design design, Planned vxc, Findings findings) {
    OptionalLong rate = Fields.whole(vxc.after(), "rate_limit");
    boolean other = !vxc.isChanged() || Fields.differ(vxc.before(), vxc.after(), "rate_limit");
    List<Host> hosts = new ArrayList<>();
    for (VxcEnd end : design.ends(vxc)) {
      Optional<Host> host = design.host(end);
      if (host.isPresent()) {
        hosts.add(host.get());
        if (vxc.isOrdered()) {
          takesVxcs(end, host.get(), findings);
        }
        OptionalLong speed = host.get().speed();
        if (other
            && rate.isPresent()
            && speed.isPresent()
            && rate.getAsLong() > speed.getAsLong()) {
          findings.raise(
              "VXC-5",
              vxc,
              "rate_limit",
              Map.of(
                  "rate", String.valueOf(rate.getAsLong()),
                  "host", host.get().shown(),
                  "side", end.side().display(),
                  "speed", String.valueOf(speed.getAsLong())));
        }
        vnic(end, host.get(), findings);
        member(design, end, host.get(), findings);
      }
    }
    if (hosts.size() == 2 && hosts.getFirst().key().equals(hosts.getLast().key())) {
      findings.raise(
          "VXC-9",
          vxc,
          Side.B.path("requested_product_uid"),
          Map.of("host", hosts.getFirst().shown()));
    }
  }

  private static void takesVxcs(VxcEnd end, Host host, Findings findings) {
    if (host instanceof Host.Foreign(String _, Json row)
        && !row.truth("vxcPermitted").orElse(true)) {
      findings.raise(
          "VXC-7",
          end.vxc(),
          end.path("requested_product_uid"),
          Map.of("host", host.shown(), "side", end.side().display()));
    }
  }

  private static void vnic(VxcEnd end, Host host, Findings findings) {
    if (!(host instanceof Host.Own own) || own.kind() != ProductKind.MVE) {
      return;
    }
    String side = end.side().display();
    if (end.vnic().isEmpty()) {
      if (end.vxc().isOrdered()) {
        findings.raise("MVE-2", end.vxc(), end.path("vnic_index"), Map.of("side", side));
      }
      return;
    }
    long count = vnics(own);
    if (count > 0 && end.vnic().getAsLong() >= count) {
      findings.raise(
          "MVE-6",
          end.vxc(),
          end.path("vnic_index"),
          Map.of(
              "side",
              side,
              "index",
              String.valueOf(end.vnic().getAsLong()),
              "host",
              own.shown(),
              "count",
              count == 1 ? "1 vNIC" : count + " vNICs"));
    }
  }

  /** How many vNICs an MVE has; 0 when its vendor decides. */
  private static long vnics(Host.Own edge) {
    if (edge.planned().isPresent()) {
      Optional<Integer> written =
          Fields.present(edge.planned().get(), "vnics").map(list -> list.parts().size());
      if (written.isPresent()) {
        return written.get();
      }
    }
    return edge.live().map(product -> product.fields().at("vnics").items().size()).orElse(0);
  }

  private static void member(Design design, VxcEnd end, Host host, Findings findings) {
    if (!(host instanceof Host.Own own) || own.live().isEmpty() || !end.vxc().isOrdered()) {
      return;
    }
    List<Product> group = design.facts().group(own.live().get());
    if (group.size() > 1 && !group.getFirst().uid().equals(own.key())) {
      findings.raise(
          "LAG-1",
          end.vxc(),
          end.path("requested_product_uid"),
          Map.of("side", end.side().display(), "host", own.shown()));
    }
  }

  private static void serviceKey(Design design, Planned vxc, Findings findings) {
    Optional<Json> key =
        Design.text(vxc, "service_key").flatMap(text -> design.facts().serviceKey(text));
    if (key.isEmpty()) {
      return;
    }
    OptionalLong rate = Fields.whole(vxc.after(), "rate_limit");
    OptionalLong most = key.get().whole("maxSpeed");
    if (rate.isPresent() && most.isPresent() && rate.getAsLong() > most.getAsLong()) {
      findings.raise(
          "VXC-8",
          vxc,
          "rate_limit",
          Map.of(
              "most", String.valueOf(most.getAsLong()), "rate", String.valueOf(rate.getAsLong())));
    }
    boolean expired = key.get().truth("expired").orElse(false);
    boolean active = key.get().truth("active").orElse(true);
    if (expired || !active) {
      findings.raise(
          "VXC-10", vxc, "service_key", Map.of("state", expired ? "expired" : "not active"));
    }
  }

  /** Sums over all VXCs, for ports at which the plan adds or changes one. */
  private static void sums(Design design, Findings findings) {
    Map<String, Long> sums = new LinkedHashMap<>();
    for (Product service : design.services()) {
      boolean counts = service.is(ProductKind.VXC) && service.isActive();
      if (counts && design.about(service.uid()).isEmpty()) {
        long rate = service.fields().whole("rateLimit").orElse(0);
        for (Side side : Side.values()) {
          service
              .end(side.wire())
              .text("productUid")
              .ifPresent(uid -> sums.merge(uid, rate, Long::sum));
        }
      }
    }
    for (Planned vxc : design.staying(ProductKind.VXC)) {
      long rate = Fields.whole(vxc.after(), "rate_limit").orElse(0);
      for (VxcEnd end : design.ends(vxc)) {
        Design.key(end.requested()).ifPresent(key -> sums.merge(key, rate, Long::sum));
      }
    }
    Set<String> seen = new HashSet<>();
    for (Planned vxc : design.staying(ProductKind.VXC)) {
      for (VxcEnd end : vxc.isTouched() ? design.ends(vxc) : List.<VxcEnd>of()) {
        Optional<Host.Own> host = design.own(end.requested());
        if (host.isPresent() && seen.add(host.get().key())) {
          sum(design, end, host.get(), sums.getOrDefault(host.get().key(), 0L), findings);
        }
      }
    }
  }

  /** What all members of a LAG carry together. */
  private static OptionalLong capacity(Design design, Host.Own host) {
    if (host.live().isEmpty() || host.kind() != ProductKind.PORT) {
      return host.speed();
    }
    long all = 0;
    for (Product member : design.facts().group(host.live().get())) {
      all += member.fields().whole("portSpeed").orElse(0);
    }
    return all == 0 ? OptionalLong.empty() : OptionalLong.of(all);
  }

  private static void sum(Design design, VxcEnd end, Host.Own host, long sum, Findings findings) {
    OptionalLong speed = capacity(design, host);
    if (speed.isPresent() && sum > speed.getAsLong()) {
      findings.raise(
          "VXC-6",
          end.vxc(),
          "rate_limit",
          Map.of(
              "host", host.shown(),
              "sum", String.valueOf(sum),
              "speed", String.valueOf(speed.getAsLong())));
    }
  }
}
