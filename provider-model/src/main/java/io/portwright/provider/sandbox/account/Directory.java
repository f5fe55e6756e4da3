package io.portwright.provider.sandbox.account;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All companies and users of the sandbox. The same in every run: identifiers derive from names. */
public final class Directory {
  private final List<Company> companies = new ArrayList<>();
  private final List<User> users = new ArrayList<>();
  private final Map<String, User> byAccessKey = new HashMap<>();

  /**
   * @param allMarkets codes of every billing market, ascending
   */
  public Directory(Set<String> allMarkets) {
    add("acme", "Acme Networks", AccountKind.DIRECT, allMarkets);
    add("globex", "Globex", AccountKind.DIRECT, Set.of("AU", "US"));
    add(company("initech", "Initech", AccountKind.DIRECT, allMarkets, Optional.empty(), false));
    Company partner = add("northwind", "Northwind Cloud", AccountKind.PARTNER, allMarkets);
    add(managed("blueharbour", "Blue Harbour", Set.of("AU"), partner));
    add(managed("redcanyon", "Red Canyon", Set.of(), partner));
    add("meridian", "Meridian Distribution", AccountKind.DISTRIBUTOR, allMarkets);
    add("lakeside", "Lakeside IT", AccountKind.REFERRED_PARTNER, Set.of("AU", "SG"));
    add(
        managed("silverlake", "Silver Lake", Set.of("AU", "SG"), partner)
            .with(new Company.Policy(true, true)));
  }

  private Company managed(String slug, String name, Set<String> markets, Company partner) {
    return company(slug, name, AccountKind.MANAGED, markets, Optional.of(partner.uid()), true);
  }

  private Company company(
      String slug,
      String name,
      AccountKind kind,
      Set<String> markets,
      Optional<String> partner,
      boolean supportContact) {
    int id = 5001 + companies.size();
    return new Company(
        id,
        uid("company/" + slug),
        slug,
        name,
        kind,
        markets,
        partner,
        supportContact,
        partner.isPresent() ? slug : "",
        Company.Policy.OPEN);
  }

  private Company add(String slug, String name, AccountKind kind, Set<String> markets) {
    return add(company(slug, name, kind, markets, Optional.empty(), true));
  }

  private Company add(Company company) {
    companies.add(company);
    for (Role role : Role.values()) {
      String name = "user/" + company.slug() + "/" + role.slug();
      User user = new User(7001 + users.size(), uid(name), company, role);
      users.add(user);
      byAccessKey.put(user.accessKey(), user);
    }
    return company;
  }

  /** The same uid for the same name, without the start-up cost of a message digest. */
  private static String uid(String name) {
    long high = hash(0xcbf29ce484222325L, name);
    long low = hash(high, name);
    return new UUID(high & ~0xf000L | 0x8000L, low >>> 2 | 1L << 63).toString();
  }

  /** FNV-1a. */
  private static long hash(long seed, String text) {
    long hash = seed;
    for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ letter) * 0x100000001b3L;
    }
    return hash;
  }

  /** The Company Admin of Acme Networks. */
  public User defaultUser() {
    return users.getFirst();
  }

  /** Seeded users of a company; a company that came later has none. */
  public List<User> usersOf(Company company) {
    return users.stream().filter(user -> user.company().uid().equals(company.uid())).toList();
  }

  /** The companies that a fresh sandbox has, in the order of their number. */
  public List<Company> companies() {
    return List.copyOf(companies);
  }

  public List<User> users() {
    return List.copyOf(users);
  }

  /** The user of an API key, when key and secret belong together. */
  public Optional<User> login(String accessKey, String secretKey) {
    return Optional.ofNullable(byAccessKey.get(accessKey))
        .filter(user -> user.secretKey().equals(secretKey));
  }
}
