package io.portwright.provider.megaport.account;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.endpoint.Fingerprints;
import io.portwright.provider.megaport.endpoint.Growing;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.ServiceType;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.spi.Search;
import io.portwright.provider.spi.Stray;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds what orders of unknown outcome have made, in the one list of services. Tags cost a call
 * each, so only those of candidates are read.
 */
final class LostServices {

  private static final String UID = "product_uid";
  private static final Set<String> ENDED =
      Set.of("FAILED", "CANCELLED", "CANCELLED_PARENT", "DECOMMISSIONED");

  /** Services whose tags are read to find strays; each costs a call. */
  private static final int MOST_NAMESAKES = 20;

  private final ApiClient client;
  private final Endpoints endpoints;
  private final Inventory inventory;
  private final Map<String, ? extends ResourceType> types;

  LostServices(
      ApiClient client,
      Endpoints endpoints,
      Inventory inventory,
      Map<String, ? extends ResourceType> types) {
    this.client = client;
    this.endpoints = endpoints;
    this.inventory = inventory;
    this.types = types;
  }

  Search search(ServiceType type, LostOrder order) {
    return type instanceof Growing growing && isGrowth(order)
        ? doubted(growing.search(endpoints, order), order)
        : fresh(type, order);
  }

  private static boolean isGrowth(LostOrder order) {
    return Fields.text(order.planned(), UID).isPresent();
  }

  /** The object to be read when the order has made a candidate. */
  static ObjectValue wanted(ServiceType type, LostOrder order, String uid) {
    return type instanceof Growing growing && isGrowth(order)
        ? growing.grown(order, uid)
        : order.planned().with(UID, Value.string(uid));
  }

  /** Why a service cannot be what an order has made; empty when it can, or is not listed. */
  Optional<Diagnostic> ofOtherKind(ServiceType type, LostOrder order, String uid) {
    return inventory
        .listing()
        .service(uid)
        .filter(one -> !one.is(type.kind()))
        .map(other ->
            Diagnostic.error(
                "Service is of another kind",
                "%s (\"%s\") is no %s.".formatted(uid, other.name(), order.type())));
  }

  private Search fresh(ServiceType type, LostOrder order) {
    Inventory.Listing listing = inventory.listing();
    if (listing.failure().isPresent()) {
      return new Search.Failed(
          Failures.of("list the services of the account", listing.failure().get()));
    }
    Set<String> passed = new HashSet<>(order.knownUids());
    order.inState().forEach(object -> passed.addAll(uids(object)));
    List<Search.Candidate> candidates = new ArrayList<>();
    for (Product product : listing.all()) {
      if (product.is(type.kind())
          && product.name().equals(order.serviceName())
          && !passed.contains(product.uid())
          && !isElsewhere(product, order.planned())) {
        // the members of a new LAG are one candidate
        Product first = listing.group(product).getFirst();
        listing.group(product).forEach(member -> passed.add(member.uid()));
        Checked<Optional<String>> tag = Fingerprints.of(client, first.uid());
        if (tag.value().isEmpty()) {
          return new Search.Failed(tag.diagnostics().getFirst());
        }
        candidate(first, Fingerprints.mark(tag.orThrow(), order.fingerprint()))
            .ifPresent(candidates::add);
      }
    }
    return doubted(new Search.Looked(candidates, List.of()), order);
  }

  /** What has ended without our fingerprint has not been ordered by us. */
  private static Optional<Search.Candidate> candidate(Product product, Search.Mark mark) {
    boolean ended = ENDED.contains(product.status());
    return ended && mark == Search.Mark.NONE
        ? Optional.empty()
        : Optional.of(
            Fingerprints.candidate(product, mark, ended ? Search.Life.ENDED : Search.Life.RUNNING));
  }

  private static boolean isElsewhere(Product product, ObjectValue planned) {
    OptionalLong there = product.fields().whole("locationId");
    OptionalLong wanted = Fields.whole(planned, "location_id");
    if (there.isPresent() && wanted.isPresent()) {
      return there.getAsLong() != wanted.getAsLong();
    }
    Optional<String> end = product.end("aEnd").text("productUid");
    return planned.attributes().getOrDefault("a_end", Value.NULL) instanceof ObjectValue one
        && end.isPresent()
        && Fields.text(one, "requested_product_uid")
            .filter(uid -> !uid.equals(end.get()))
            .isPresent();
  }

  /** A list that lacks services that are known to be there may lack the one that is looked for. */
  private Search doubted(Search search, LostOrder order) {
    if (!(search instanceof Search.Looked looked) || !looked.candidates().isEmpty()) {
      return search;
    }
    Inventory.Listing listing = inventory.listing();
    if (listing.failure().isPresent()) {
      return new Search.Failed(
          Failures.of("list the services of the account", listing.failure().get()));
    }
    List<String> doubts = new ArrayList<>(looked.doubts());
    for (LostOrder.Recorded object : order.inState()) {
      for (String uid : uids(object)) {
        boolean there =
            listing.service(uid).isPresent()
                || inventory.single(uid) instanceof Inventory.Single.Gone;
        if (!there) {
          doubts.add("The list of services lacks %s, which is in state.".formatted(uid));
        }
      }
    }
    return new Search.Looked(List.of(), doubts);
  }

  /** Namesakes of objects in state that carry the fingerprint of an order. */
  List<Stray> strays(List<LostOrder.Recorded> inState) {
    Set<String> passed = new HashSet<>();
    inState.forEach(object -> passed.addAll(uids(object)));
    if (passed.isEmpty()) {
      return List.of();
    }
    Inventory.Listing listing = inventory.listing();
    if (passed.containsAll(listing.services().keySet())) {
      return List.of();
    }
    List<Product> namesakes = new ArrayList<>();
    for (LostOrder.Recorded object : inState) {
      for (String uid : namesakes(object, listing)) {
        Optional<Product> other = listing.service(uid).filter(_ -> passed.add(uid));
        other.ifPresent(namesakes::add);
      }
    }
    List<Stray> strays = new ArrayList<>();
    for (Product one : namesakes.subList(0, Math.min(MOST_NAMESAKES, namesakes.size()))) {
      Fingerprints.of(client, one.uid())
          .value()
          .flatMap(carried -> carried)
          .ifPresent(text -> strays.add(new Stray(one.uid(), one.name(), text)));
    }
    return strays;
  }

  private List<String> namesakes(LostOrder.Recorded object, Inventory.Listing listing) {
    return types.get(object.type()) instanceof ServiceType type
        ? Fields.text(object.state(), "product_name")
            .map(name -> listing.named(type.kind(), name))
            .orElse(List.of())
        : List.of();
  }

  private List<String> uids(LostOrder.Recorded object) {
    if (!(types.get(object.type()) instanceof ServiceType)) {
      return List.of();
    }
    List<String> uids = new ArrayList<>(Members.others(object.state()));
    Fields.text(object.state(), UID).ifPresent(uids::add);
    return uids;
  }
}
