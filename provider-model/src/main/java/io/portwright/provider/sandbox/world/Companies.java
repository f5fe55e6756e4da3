package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.AccountKind;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.account.Directory;
import io.portwright.provider.sandbox.wire.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Companies at one moment: the seeded ones with what has changed, then those that came later. */
public final class Companies {
  private final Map<String, Company> byUid = new LinkedHashMap<>();

  public Companies(View view, Directory directory) {
    directory.companies().forEach(company -> byUid.put(company.uid(), company));
    view.kept(Shelf.COMPANIES).forEach((uid, data) -> byUid.put(uid, read(uid, data)));
  }

  public List<Company> all() {
    return List.copyOf(byUid.values());
  }

  public Optional<Company> find(String uid) {
    return Optional.ofNullable(byUid.get(uid));
  }

  /** What a seeded company has become. */
  public Company now(Company seeded) {
    return find(seeded.uid()).orElse(seeded);
  }

  /** Managed accounts of a partner, in the order of their creation; none for other kinds. */
  public List<Company> managedBy(Company partner) {
    Optional<String> owner = Optional.of(partner.uid());
    return byUid.values().stream().filter(each -> each.partnerUid().equals(owner)).toList();
  }

  /** Keeps what a company has become, or a new one. */
  public static void keep(Draft draft, Company company) {
    ObjectNode node = Json.object().put("id", company.id()).put("slug", company.slug());
    node.put("name", company.name()).put("kind", company.kind().name());
    node.set("markets", Json.texts(company.markets()));
    company.partnerUid().ifPresent(uid -> node.put("partner", uid));
    node.put("contact", company.supportContact()).put("reference", company.reference());
    node.put("approvals", company.policy().approvals());
    node.put("hidesPrices", company.policy().hidesPrices());
    draft.keep(Shelf.COMPANIES, company.uid(), node);
  }

  private static Company read(String uid, ObjectNode node) {
    Set<String> markets = new LinkedHashSet<>();
    for (JsonNode code : node.path("markets")) {
      markets.add(code.asText());
    }
    return new Company(
        node.path("id").asInt(),
        uid,
        node.path("slug").asText(),
        node.path("name").asText(),
        AccountKind.valueOf(node.path("kind").asText()),
        markets,
        Optional.of(node.path("partner").asText()).filter(partner -> !partner.isEmpty()),
        node.path("contact").asBoolean(),
        node.path("reference").asText(),
        new Company.Policy(
            node.path("approvals").asBoolean(), node.path("hidesPrices").asBoolean()));
  }
}
