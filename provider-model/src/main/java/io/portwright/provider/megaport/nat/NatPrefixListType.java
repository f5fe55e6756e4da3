package io.portwright.provider.megaport.nat;

import io.portwright.provider.megaport.prefixlist.Network;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.ListName;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code megaport_nat_gateway_prefix_list}. Of an entry, {@code ge} and {@code le} are 0 when they
 * are not set; on the wire they are texts then left out. VXCs refer to a list by its description.
 */
public final class NatPrefixListType extends GatewayPart {

  private static final String FAMILY = "address_family";
  private static final String PREFIX = "prefix";
  private static final List<String> LENGTHS = List.of("ge", "le");
  private static final int MOST = 200;

  public NatPrefixListType() {
    super(
        "megaport_nat_gateway_prefix_list", "prefix list", "prefix_list_summaries", "prefix_lists");
  }

  // ---- checks ----

  @Override
  public Set<String> names(ObjectValue list) {
    return ListName.ofList(list, GATEWAY);
  }

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    List<AttributeProblem> problems = new ArrayList<>();
    Value entries = configuration.attributes().getOrDefault(ENTRIES, Value.NULL);
    Optional<String> family = Fields.text(configuration, FAMILY);
    if (entries.isKnown() && entries.parts().size() > MOST) {
      problems.add(
          AttributeProblem.error(
              AttributePath.of(ENTRIES),
              "Too many entries",
              "A prefix list has at most %d entries, but this one has %d."
                  .formatted(MOST, entries.parts().size())));
    }
    int index = 0;
    for (Value value : entries.parts()) {
      AttributePath at = AttributePath.of(ENTRIES).index(index++);
      if (value instanceof ObjectValue entry) {
        Fields.text(entry, PREFIX).ifPresent(prefix -> entry(entry, prefix, family, at, problems));
      }
    }
    return problems;
  }

  private static void entry(
      ObjectValue entry,
      String prefix,
      Optional<String> family,
      AttributePath at,
      List<AttributeProblem> problems) {
    Optional<Network> network = Network.of(prefix);
    if (network.isEmpty() || !network.get().text().equals(prefix)) {
      problems.add(
          AttributeProblem.error(
              at.attribute(PREFIX),
              "Prefix is not in its canonical form",
              network
                  .map(known ->
                      "Write \"%s\" instead of \"%s\": without host bits and in its shortest form."
                          .formatted(known.text(), prefix))
                  .orElseGet(() ->
                      "\"%s\" is no network in CIDR notation, such as 10.0.0.0/8 or 2001:db8::/32."
                          .formatted(prefix))));
      return;
    }
    if (family.isPresent() && !family.get().equals(network.get().family().wireName())) {
      problems.add(
          AttributeProblem.error(
              at.attribute(PREFIX),
              "Prefix of another address family",
              "%s is an %s prefix, but the list is for %s. Each family needs a list of its own."
                  .formatted(prefix, network.get().family().wireName(), family.get())));
      return;
    }
    lengths(entry, network.get(), at, problems);
  }

  private static void lengths(
      ObjectValue entry, Network network, AttributePath at, List<AttributeProblem> problems) {
    long ge = Fields.whole(entry, "ge").orElse(0);
    long le = Fields.whole(entry, "le").orElse(0);
    int longest = network.family().longest();
    boolean geFits = ge == 0 || (ge >= network.length() && ge <= longest);
    boolean leFits = le == 0 || (le >= Math.max(network.length(), ge) && le <= longest);
    if (!geFits || !leFits) {
      problems.add(
          AttributeProblem.error(
              at.attribute(geFits ? "le" : "ge"),
              "Prefix lengths out of order",
              "Prefix length %d <= ge <= le <= %d must hold, but ge is %s and le is %s."
                  .formatted(
                      network.length(),
                      longest,
                      ge == 0 ? "not set" : ge,
                      le == 0 ? "not set" : le)));
    }
  }

  // ---- wire ----

  @Override
  protected Json.Obj body(ObjectValue part) {
    List<Json> entries = new ArrayList<>();
    for (Value value : part.attribute(ENTRIES).parts()) {
      ObjectValue entry = (ObjectValue) value;
      Json.Obj wire =
          Json.EMPTY
              .withText("action", Fields.text(entry, "action"))
              .withText(PREFIX, Fields.text(entry, PREFIX));
      for (String name : LENGTHS) {
        long length = Fields.whole(entry, name).orElse(0);
        wire = length == 0 ? wire : wire.with(name, String.valueOf(length));
      }
      entries.add(wire);
    }
    return Json.EMPTY
        .withText(DESCRIPTION, Fields.text(part, DESCRIPTION))
        .withText("addressFamily", Fields.text(part, FAMILY))
        .with(ENTRIES, Json.array(entries));
  }

  /** The service leaves out lengths that are those of the prefix itself. */
  @Override
  ObjectValue worded(ObjectValue entry, Optional<ObjectValue> recorded) {
    ObjectValue worded = entry;
    Optional<Network> network = Fields.text(entry, PREFIX).flatMap(Network::of);
    for (String name : LENGTHS) {
      worded = zero(worded, name);
      Value own = Value.number(network.map(Network::length).orElse(0));
      boolean told =
          recorded
              .filter(before -> before.attribute(PREFIX).equals(entry.attribute(PREFIX)))
              .filter(before -> before.attribute(name).equals(own))
              .isPresent();
      worded =
          told && worded.attribute(name).equals(Value.number(0)) ? worded.with(name, own) : worded;
    }
    return worded;
  }
}
