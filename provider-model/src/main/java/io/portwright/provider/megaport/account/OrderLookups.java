package io.portwright.provider.megaport.account;

import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers what orders ask, from the account's lists or by a call that is made once. */
final class OrderLookups implements Lookups {

  private final ApiClient client;
  private final Inventory inventory;
  private final PublicLists lists;
  private final Map<String, Json> keys = new ConcurrentHashMap<>();
  private final Map<String, ProductKind> ordered = new ConcurrentHashMap<>();
  private volatile Optional<Set<String>> gateways = Optional.empty();
  private final Map<String, List<Json>> prefixLists = new ConcurrentHashMap<>();

  OrderLookups(ApiClient client, Inventory inventory, PublicLists lists) {
    this.client = client;
    this.inventory = inventory;
    this.lists = lists;
  }

  /** Forgets what may have changed since the last look at the account. */
  void refresh() {
    gateways = Optional.empty();
    prefixLists.clear();
  }

  /** Whether a service is a NAT gateway; those are in a list of their own. */
  private boolean isGateway(String uid) {
    Optional<ProductKind> known = kindOf(uid);
    if (known.isPresent()) {
      return known.get() == ProductKind.NAT_GATEWAY;
    }
    Optional<Set<String>> listed = gateways;
    if (listed.isEmpty() && client.get("/v3/products/nat_gateways") instanceof Reply.Ok ok) {
      Set<String> uids = new HashSet<>();
      ok.data().items().forEach(row -> row.text("productUid").ifPresent(uids::add));
      listed = Optional.of(Set.copyOf(uids));
      gateways = listed;
    }
    return listed.filter(uids -> uids.contains(uid)).isPresent();
  }

  /** Remembers what has just been ordered and is not in the list yet. */
  void remember(String uid, ProductKind kind) {
    ordered.put(uid, kind);
  }

  @Override
  public Optional<ProductKind> kindOf(String productUid) {
    Optional<ProductKind> known = Optional.ofNullable(ordered.get(productUid));
    return known.or(() -> inventory.listing().service(productUid).flatMap(Product::kind));
  }

  @Override
  public Optional<Json> location(long locationId) {
    return lists.locations().value().stream()
        .flatMap(List::stream)
        .filter(location -> location.whole("id").equals(OptionalLong.of(locationId)))
        .findFirst();
  }

  @Override
  public Answer<String> productOfServiceKey(String key) {
    Answer<Json> found = serviceKey(key);
    if (found.value().isEmpty()) {
      return new Answer<>(Optional.empty(), found.problems());
    }
    return found
        .value()
        .get()
        .text("productUid")
        .map(Answer::of)
        .orElseGet(() ->
            refused(
                "Service key without product",
                "The service does not say to which product this service key belongs."));
  }

  /** The row of a Megaport service key. */
  Answer<Json> serviceKey(String key) {
    Answer<Json> found = lookup("/v2/service/key?key=" + encoded(key), "look up the service key");
    return new Answer<>(
        found.value().map(data -> data.items().isEmpty() ? data : data.items().getFirst()),
        found.problems());
  }

  @Override
  public Optional<Json> partnerPort(String productUid) {
    return lists.partnerPorts().value().stream()
        .flatMap(List::stream)
        .filter(row -> row.text("productUid").equals(Optional.of(productUid)))
        .findFirst();
  }

  /** What a cloud provider says of a key. */
  Answer<Json> cloudKey(String cloud, String key) {
    return lookup("/v2/secure/" + cloud + "/" + encoded(key), "look up the key at " + cloud);
  }

  @Override
  public Answer<String> cloudPort(
      String cloud, String key, Optional<String> choice, long rateLimit) {
    Answer<Json> found = cloudKey(cloud, key);
    if (found.value().isEmpty()) {
      return new Answer<>(Optional.empty(), found.problems());
    }
    for (Json port : found.value().get().at("megaports").items()) {
      boolean chosen = choice.isEmpty() || port.text("type").equals(choice);
      boolean free = choice.isPresent() || port.whole("vxc").orElse(0) == 0;
      boolean fast = port.whole("portSpeed").orElse(Long.MAX_VALUE) >= rateLimit;
      Optional<String> uid = port.text("productUid");
      if (chosen && free && fast && uid.isPresent()) {
        return Answer.of(uid.get());
      }
    }
    return refused(
        "No port for this key",
        "The service knows this key at %s, but has no %sport for it that is free and fast enough."
            .formatted(cloud, choice.map(c -> c + " ").orElse("")));
  }

  @Override
  public Answer<Long> prefixList(String routerUid, String description) {
    Answer<List<Json>> listed = fetchedLists(routerUid);
    if (listed.value().isEmpty()) {
      return new Answer<>(Optional.empty(), listed.problems());
    }
    List<Long> numbers =
        listed.value().get().stream()
            .filter(list -> list.textOr("description", "").equals(description))
            .flatMap(list -> list.whole("id").stream().boxed())
            .toList();
    if (numbers.size() == 1) {
      return Answer.of(numbers.getFirst());
    }
    return refused(
        "Prefix filter list not found",
        numbers.isEmpty()
            ? "The router has no prefix filter list with the description \"%s\"."
                .formatted(description)
            : "The router has %d prefix filter lists with the description \"%s\". Descriptions must be unique to be referred to."
                .formatted(numbers.size(), description));
  }

  @Override
  public Optional<String> prefixListName(String routerUid, long number) {
    return prefixLists(routerUid).value().stream()
        .flatMap(List::stream)
        .filter(list -> list.whole("id").equals(OptionalLong.of(number)))
        .findFirst()
        .flatMap(list -> list.text("description"));
  }

  /** Summaries of the lists of a router, fetched once between two looks at the account. */
  Answer<List<Json>> prefixLists(String routerUid) {
    List<Json> known = prefixLists.get(routerUid);
    return known == null ? fetchedLists(routerUid) : Answer.of(known);
  }

  private Answer<List<Json>> fetchedLists(String routerUid) {
    String path =
        isGateway(routerUid)
            ? "/v3/products/nat_gateways/" + routerUid + "/prefix_list_summaries"
            : "/v2/product/mcr2/" + routerUid + "/prefixLists";
    Reply reply = client.get(path);
    if (!(reply instanceof Reply.Ok ok)) {
      return Answer.refused(
          PublicLists.problem(
              Failures.of("list the prefix filter lists of the router", (Reply.Failure) reply)));
    }
    List<Json> listed = ok.data().items();
    prefixLists.put(routerUid, listed);
    return Answer.of(listed);
  }

  private Answer<Json> lookup(String path, String operation) {
    Json known = keys.get(path);
    if (known != null) {
      return Answer.of(known);
    }
    Reply reply = client.get(path);
    if (reply instanceof Reply.Ok ok) {
      keys.put(path, ok.data());
      return Answer.of(ok.data());
    }
    return Answer.refused(PublicLists.problem(Failures.of(operation, (Reply.Failure) reply)));
  }

  private static <T> Answer<T> refused(String summary, String detail) {
    return Answer.refused(AttributeProblem.error(AttributePath.ROOT, summary, detail));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
