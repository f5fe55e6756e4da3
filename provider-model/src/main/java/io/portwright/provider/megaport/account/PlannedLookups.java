package io.portwright.provider.megaport.account;

import io.portwright.provider.megaport.prefixlist.PrefixList;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Look-ups while a plan is reviewed: prefix filter lists that the same plan makes count as there,
 * but have no number yet.
 */
final class PlannedLookups implements Lookups {

  private static final String ROUTER = "mcr_id";
  private static final String LISTS = "prefix_filter_lists";

  private record Named(String router, String description) {}

  private final Lookups lookups;
  private final Set<Named> planned = new HashSet<>();
  private boolean open;

  PlannedLookups(Lookups lookups, List<Review.Item> items) {
    this.lookups = lookups;
    items.forEach(item -> item.after().ifPresent(this::add));
  }

  private void add(ObjectValue after) {
    Optional<String> router = Fields.text(after, ROUTER);
    if (router.isPresent() && after.attributes().containsKey("entries")) {
      planned.add(new Named(router.get(), PrefixList.of(after).description()));
    }
    Optional<String> own = Fields.text(after, "product_uid");
    Value lists = after.attributes().getOrDefault(LISTS, Value.NULL);
    if (own.isPresent() && lists.isKnown()) {
      for (Value list : lists.parts()) {
        if (list instanceof ObjectValue object) {
          planned.add(new Named(own.get(), PrefixList.of(object).description()));
        }
      }
    }
  }

  /** Whether an answer since the last call has stood for something that is not there yet. */
  boolean wasOpen() {
    boolean was = open;
    open = false;
    return was;
  }

  @Override
  public Answer<Long> prefixList(String routerUid, String description) {
    Answer<Long> there = lookups.prefixList(routerUid, description);
    if (there.value().isEmpty() && planned.contains(new Named(routerUid, description))) {
      open = true;
      return Answer.of(0L);
    }
    return there;
  }

  @Override
  public Optional<ProductKind> kindOf(String productUid) {
    return lookups.kindOf(productUid);
  }

  @Override
  public Optional<String> market(long locationId) {
    return lookups.market(locationId);
  }

  @Override
  public Answer<String> productOfServiceKey(String key) {
    return lookups.productOfServiceKey(key);
  }

  @Override
  public Answer<String> cloudPort(
      String cloud, String key, Optional<String> choice, long rateLimit) {
    return lookups.cloudPort(cloud, key, choice, rateLimit);
  }

  @Override
  public Optional<String> prefixListName(String routerUid, long number) {
    return lookups.prefixListName(routerUid, number);
  }

  @Override
  public Optional<Json> partnerPort(String productUid) {
    return lookups.partnerPort(productUid);
  }
}
