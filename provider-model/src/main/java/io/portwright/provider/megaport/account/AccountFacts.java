package io.portwright.provider.megaport.account;

import io.portwright.provider.megaport.rules.Facts;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What design rules ask, from the account's lists. For one review, by one thread. */
final class AccountFacts implements Facts {

  private final Inventory inventory;
  private final PublicLists lists;
  private final OrderLookups lookups;
  private final Clock clock;
  private Optional<Map<String, Json>> partnerPorts = Optional.empty();

  AccountFacts(Inventory inventory, PublicLists lists, OrderLookups lookups, Clock clock) {
    this.inventory = inventory;
    this.lists = lists;
    this.lookups = lookups;
    this.clock = clock;
  }

  @Override
  public Collection<Product> services() {
    return inventory.listing().all();
  }

  @Override
  public List<Product> group(Product port) {
    return inventory.listing().group(port);
  }

  @Override
  public List<Json> locations() {
    return lists.locations().value().orElse(List.of());
  }

  @Override
  public Optional<Json> partnerPort(String uid) {
    if (partnerPorts.isEmpty()) {
      Map<String, Json> rows = new HashMap<>();
      for (Json row : lists.partnerPorts().value().orElse(List.of())) {
        row.text("productUid").ifPresent(one -> rows.put(one, row));
      }
      partnerPorts = Optional.of(rows);
    }
    return Optional.ofNullable(partnerPorts.get().get(uid));
  }

  @Override
  public List<Json> mveImages() {
    return lists.mveImages().value().orElse(List.of());
  }

  @Override
  public List<Json> mveSizes() {
    return lists.mveSizes().value().orElse(List.of());
  }

  @Override
  public Optional<Json> cloudKey(String cloud, String key) {
    return lookups.cloudKey(cloud, key).value();
  }

  @Override
  public Optional<Json> serviceKey(String key) {
    return lookups.serviceKey(key).value();
  }

  @Override
  public Optional<List<String>> prefixLists(String routerUid) {
    return lookups
        .prefixLists(routerUid)
        .value()
        .map(rows -> rows.stream().map(row -> row.textOr("description", "")).toList());
  }

  @Override
  public Instant now() {
    return clock.instant();
  }
}
