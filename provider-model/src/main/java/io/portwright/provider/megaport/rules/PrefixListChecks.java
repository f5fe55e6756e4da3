package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.vxc.Network;
import io.portwright.provider.megaport.vxc.PrefixListReference;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Prefix filter lists, and the BGP sessions that name them. */
final class PrefixListChecks implements Check {

  @Override
  public void over(Design design, Findings findings) {
    Map<String, Map<String, Integer>> planned = new HashMap<>();
    Map<String, Set<String>> leaving = new HashMap<>();
    for (Planned item : design.items()) {
      if (PrefixListReference.LISTS.containsKey(item.type())) {
        String router = PrefixListReference.LISTS.get(item.type());
        if (item.stays()) {
          count(planned, item.after(), router);
          if (item.isTouched()) {
            entries(item, findings);
          }
        }
        item.item()
            .before()
            .ifPresent(before ->
                Design.key(Design.attribute(before, router))
                    .ifPresent(key ->
                        leaving
                            .computeIfAbsent(key, _ -> new HashSet<>())
                            .add(Fields.text(before, "description").orElse(""))));
      }
    }
    Known known = new Known(design, planned, leaving, new HashMap<>());
    for (Planned vxc : design.staying(ProductKind.VXC)) {
      if (vxc.isTouched()) {
        PrefixListReference.in(vxc.after()).forEach(named -> named(known, vxc, named, findings));
      }
    }
  }

  private static void count(
      Map<String, Map<String, Integer>> planned, ObjectValue list, String router) {
    Optional<String> key = Design.key(Design.attribute(list, router));
    Optional<String> description = Fields.text(list, "description");
    if (key.isPresent() && description.isPresent()) {
      planned
          .computeIfAbsent(key.get(), _ -> new HashMap<>())
          .merge(description.get(), 1, Integer::sum);
    }
  }

  /**
   * Lists of routers.
   *
   * @param planned how many lists of a description each router has in the configuration
   * @param leaving descriptions that lists in state have now
   * @param live how many lists of a description each router has that the configuration lacks
   */
  private record Known(
      Design design,
      Map<String, Map<String, Integer>> planned,
      Map<String, Set<String>> leaving,
      Map<String, Optional<Map<String, Integer>>> live) {

    /** How many lists a description leads to; empty when the router cannot be asked. */
    Optional<Integer> count(String router, String description) {
      int own = planned.getOrDefault(router, Map.of()).getOrDefault(description, 0);
      if (design.service(router).isEmpty()) {
        return Optional.of(own);
      }
      Optional<Map<String, Integer>> others = live.computeIfAbsent(router, this::unmanaged);
      return others.isEmpty()
          ? Optional.of(own).filter(count -> count > 0)
          : Optional.of(own + others.get().getOrDefault(description, 0));
    }

    private Optional<Map<String, Integer>> unmanaged(String router) {
      return design
          .facts()
          .prefixLists(router)
          .map(descriptions -> {
            Map<String, Integer> counts = new HashMap<>();
            descriptions.forEach(description -> counts.merge(description, 1, Integer::sum));
            for (String managed : leaving.getOrDefault(router, Set.of())) {
              counts.computeIfPresent(managed, (_, count) -> count - 1);
            }
            return counts;
          });
    }
  }

  private static void named(
      Known known, Planned vxc, PrefixListReference named, Findings findings) {
    Optional<String> router = Design.key(named.router());
    if (router.isEmpty()) {
      return;
    }
    Optional<Integer> count = known.count(router.get(), named.description());
    if (count.isEmpty() || count.get() == 1) {
      return;
    }
    String shown = known.design().own(named.router()).map(Host.Own::shown).orElseGet(router::get);
    if (count.get() < 1) {
      findings.raise(
          "PFX-1", vxc, named.path(), Map.of("router", shown, "list", named.description()));
    } else {
      findings.raise(
          "PFX-2",
          vxc,
          named.path(),
          Map.of(
              "router", shown,
              "list", named.description(),
              "count", String.valueOf(count.get())));
    }
  }

  private static void entries(Planned list, Findings findings) {
    boolean six =
        Design.text(list, "address_family")
            .map(family -> family.toLowerCase(Locale.ROOT).equals("ipv6"))
            .orElse(false);
    int index = 0;
    for (Value item : Design.attribute(list.after(), "entries").parts()) {
      AttributePath at = AttributePath.of("entries").index(index++);
      if (item instanceof ObjectValue entry) {
        Fields.text(entry, "prefix").ifPresent(text -> entry(list, entry, text, six, at, findings));
      }
    }
  }

  private static void entry(
      Planned list,
      ObjectValue entry,
      String text,
      boolean six,
      AttributePath at,
      Findings findings) {
    Optional<Network> prefix = Network.of(text);
    boolean good = prefix.isPresent() && prefix.get().isBase() && prefix.get().isFour() != six;
    if (!good) {
      findings.raise(
          "PFX-4",
          list,
          at.attribute("prefix"),
          Map.of("prefix", text, "what", "a network of address family " + (six ? "IPv6" : "IPv4")));
      return;
    }
    int most = prefix.get().bits();
    long ge = given(entry, "ge").orElse(prefix.get().length());
    long le = given(entry, "le").orElse(most);
    if (ge < prefix.get().length() || le < ge || le > most) {
      findings.raise(
          "PFX-3",
          list,
          at,
          Map.of(
              "prefix", text,
              "ge", String.valueOf(ge),
              "le", String.valueOf(le),
              "length", String.valueOf(prefix.get().length()),
              "most", String.valueOf(most)));
    }
  }

  /** A length that is set; 0 means that it is not. */
  private static OptionalLong given(ObjectValue entry, String name) {
    OptionalLong length = Fields.whole(entry, name);
    return length.isPresent() && length.getAsLong() == 0 ? OptionalLong.empty() : length;
  }
}
