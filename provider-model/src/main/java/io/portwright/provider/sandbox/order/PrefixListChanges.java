package io.portwright.provider.sandbox.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.PrefixList;
import io.portwright.provider.sandbox.world.Service;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prefix filter lists of MCRs. */
public final class PrefixListChanges {
  private static final int ENTRY_LIMIT = 200;
  private static final List<String> USES =
      List.of("importWhitelist", "importBlacklist", "exportWhitelist", "exportBlacklist");

  private final Desk desk;

  public PrefixListChanges(Desk desk) {
    this.desk = desk;
  }

  private record Owner(Service service, Kind.Router router) {}

  private Owner owner(String uid) {
    Service service = desk.own(uid);
    if (service.kind() instanceof Kind.Router router) {
      return new Owner(service, router);
    }
    throw Refusal.unknownService(uid);
  }

  public List<PrefixList> all(String uid) {
    return owner(uid).router().prefixLists();
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
    for (Service vxc : desk.draft().activeOn(uid)) {
      if (vxc.kind() instanceof Kind.Connection connection
          && (uses(connection.aEnd().config(), list.id())
              || uses(connection.bEnd().config(), list.id()))) {
        throw Refusal.invalid("Prefix list " + id + " is used by VXC " + vxc.uid());
      }
    }
    List<PrefixList> lists = new ArrayList<>(all(uid));
    lists.remove(list);
    store(uid, lists);
  }

  private static boolean uses(Optional<? extends JsonNode> config, int id) {
    if (config.isEmpty()) {
      return false;
    }
    for (JsonNode face : config.get().path("interfaces")) {
      for (JsonNode session : face.path("bgpConnections")) {
        if (USES.stream().anyMatch(use -> session.path(use).asInt() == id)) {
          return true;
        }
      }
    }
    return false;
  }

  private void store(String uid, List<PrefixList> lists) {
    Owner owner = owner(uid);
    desk.draft().put(owner.service().with(owner.router().withPrefixLists(lists)));
  }

  private static PrefixList read(Body body, int id) {
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

  private static PrefixList.Entry entry(Body body, String family) {
    String action = body.requiredText("action");
    if (!action.equals("permit") && !action.equals("deny")) {
      throw Refusal.invalid(body.name("action") + " must be permit or deny");
    }
    String prefix = body.requiredText("prefix");
    int longest = family.equals("IPv4") ? 32 : 128;
    int length = length(prefix, family, longest, body.name("prefix"));
    Optional<Integer> givenGe = body.integer("ge").filter(bits -> bits != 0);
    Optional<Integer> givenLe = body.integer("le").filter(bits -> bits != 0);
    int ge = givenGe.orElse(length);
    int le = givenLe.orElse(givenGe.isPresent() ? longest : length);
    if (ge < length || le < ge || le > longest) {
      throw Refusal.invalid(
          body.name("prefix") + ": " + length + " <= ge <= le <= " + longest + " must hold");
    }
    return new PrefixList.Entry(action, prefix, ge, le);
  }

  private static int length(String prefix, String family, int longest, String field) {
    int slash = prefix.indexOf('/');
    boolean version6 = prefix.indexOf(':') >= 0;
    try {
      InetAddress _ = InetAddress.ofLiteral(slash < 0 ? prefix : prefix.substring(0, slash));
      int length = slash < 0 ? longest : Integer.parseInt(prefix.substring(slash + 1));
      if (version6 == family.equals("IPv6") && length >= 0 && length <= longest) {
        return length;
      }
    } catch (IllegalArgumentException _) {
      // refused below, as every other prefix that is none
    }
    throw Refusal.invalid(field + " " + prefix + " is not a prefix of the family " + family);
  }
}
