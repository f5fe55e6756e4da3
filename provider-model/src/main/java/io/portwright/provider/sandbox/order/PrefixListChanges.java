package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Cidr;
import io.portwright.provider.sandbox.world.Filters;
import io.portwright.provider.sandbox.world.PrefixList;
import io.portwright.provider.sandbox.world.ProductType;
import java.util.ArrayList;
import java.util.List;

/**
 * Prefix filter lists of MCRs and NAT gateways. A list of an MCR keeps the lengths that it works
 * with; one of a NAT gateway keeps what was told, 0 for nothing.
 */
public final class PrefixListChanges extends NumberedChanges<PrefixList> {
  private static final int ENTRY_LIMIT = 200;

  /**
   * @param type {@code MCR2} or {@code NAT_GATEWAY}: what the lists belong to
   */
  public PrefixListChanges(Desk desk, ProductType type) {
    super(
        desk,
        type,
        "Prefix list",
        List.of("importWhitelist", "importBlacklist", "exportWhitelist", "exportBlacklist"));
  }

  @Override
  int id(PrefixList list) {
    return list.id();
  }

  @Override
  List<PrefixList> of(Filters filters) {
    return filters.prefixLists();
  }

  @Override
  Filters with(Filters filters, List<PrefixList> all) {
    return filters.withPrefixLists(all);
  }

  @Override
  void check(PrefixList before, PrefixList after) {
    if (!after.family().equals(before.family())) {
      throw Refusal.invalid("addressFamily of a prefix list cannot change");
    }
  }

  /** 400 on an MCR by the contract; 409 on a NAT gateway, where official clients then try again. */
  @Override
  Refusal used(String text) {
    return type() == ProductType.MCR2 ? Refusal.invalid(text) : Refusal.conflict(text);
  }

  @Override
  PrefixList read(Body body, int id) {
    String description = body.requiredText("description");
    String family = body.requiredText("addressFamily");
    if (!family.equals("IPv4") && !family.equals("IPv6")) {
      throw Refusal.invalid("addressFamily must be IPv4 or IPv6");
    }
    List<PrefixList.Entry> entries = new ArrayList<>();
    body.list("entries").forEach(entry -> entries.add(entry(entry, family)));
    if (entries.isEmpty() || entries.size() > ENTRY_LIMIT) {
      throw Refusal.invalid("a prefix list has 1 to " + ENTRY_LIMIT + " entries");
    }
    return new PrefixList(id, description, family, entries);
  }

  private PrefixList.Entry entry(Body body, String family) {
    String action = action(body);
    String prefix = body.requiredText("prefix");
    Cidr cidr =
        Cidr.parse(prefix)
            .filter(found -> found.version6() == family.equals("IPv6"))
            .orElseThrow(() ->
                Refusal.invalid(
                    body.name("prefix")
                        + " "
                        + prefix
                        + " is not a prefix of the family "
                        + family));
    int givenGe = body.integer("ge").orElse(0);
    int givenLe = body.integer("le").orElse(0);
    int ge = givenGe != 0 ? givenGe : cidr.length();
    int le = givenLe != 0 ? givenLe : givenGe != 0 ? cidr.longest() : cidr.length();
    if (ge < cidr.length() || le < ge || le > cidr.longest()) {
      throw Refusal.invalid(
          body.name("prefix")
              + ": "
              + cidr.length()
              + " <= ge <= le <= "
              + cidr.longest()
              + " must hold");
    }
    return type() == ProductType.MCR2
        ? new PrefixList.Entry(action, prefix, ge, le)
        : new PrefixList.Entry(action, prefix, givenGe, givenLe);
  }
}
