package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.PrefixList;
import io.portwright.provider.sandbox.world.ProductType;
import java.util.ArrayList;
import java.util.List;

/**
 * Prefix filter lists of MCRs and NAT gateways. A list of an MCR keeps the lengths that it works
 * with; one of a NAT gateway keeps what was told, 0 for nothing.
 */
public final class PrefixListChanges {
  private static final int ENTRY_LIMIT = 200;
  private static final List<String> USES =
      List.of("importWhitelist", "importBlacklist", "exportWhitelist", "exportBlacklist");

  private final Desk desk;
  private final ProductType type;

  /**
   * @param type {@code MCR2} or {@code NAT_GATEWAY}: what the lists belong to
   */
  public PrefixListChanges(Desk desk, ProductType type) {
    this.desk = desk;
    this.type = type;
  }

  private RoutingOwner owner(String uid) {
    return RoutingOwner.of(desk, uid, type);
  }

  public List<PrefixList> all(String uid) {
    return owner(uid).kind().filters().prefixLists();
  }

  public PrefixList one(String uid, String id) {
    return all(uid).stream()
        .filter(list -> String.valueOf(list.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("Prefix list " + id + " does not exist"));
  }

  public PrefixList create(String uid, Body body) {
    PrefixList list = read(body, desk.draft().newId());
    List<PrefixList> lists = new ArrayList<>(all(uid));
    lists.add(list);
    store(uid, lists);
    return list;
  }

  /** Replaces a list, but for its address family. */
  public PrefixList replace(String uid, String id, Body body) {
    PrefixList before = one(uid, id);
    PrefixList after = read(body, before.id());
    if (!after.family().equals(before.family())) {
      throw Refusal.invalid("addressFamily of a prefix list cannot change");
    }
    List<PrefixList> lists = new ArrayList<>(all(uid));
    lists.replaceAll(list -> list.id() == before.id() ? after : list);
    store(uid, lists);
    return after;
  }

  public void delete(String uid, String id) {
    PrefixList list = one(uid, id);
    List<String> users = owner(uid).users(desk, USES, list.id());
    if (!users.isEmpty()) {
      throw refusedWhileUsed("Prefix list " + id + " is used by VXC " + users.getFirst());
    }
    List<PrefixList> lists = new ArrayList<>(all(uid));
    lists.remove(list);
    store(uid, lists);
  }

  /** 400 on an MCR by the contract; 409 on a NAT gateway, where official clients then try again. */
  private Refusal refusedWhileUsed(String text) {
    return type == ProductType.MCR2 ? Refusal.invalid(text) : Refusal.conflict(text);
  }

  private void store(String uid, List<PrefixList> lists) {
    RoutingOwner owner = owner(uid);
    owner.store(desk, owner.kind().filters().withPrefixLists(lists));
  }

  private PrefixList read(Body body, int id) {
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
    String action = body.requiredText("action");
    if (!action.equals("permit") && !action.equals("deny")) {
      throw Refusal.invalid(body.name("action") + " must be permit or deny");
    }
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
    return type == ProductType.MCR2
        ? new PrefixList.Entry(action, prefix, ge, le)
        : new PrefixList.Entry(action, prefix, givenGe, givenLe);
  }
}
