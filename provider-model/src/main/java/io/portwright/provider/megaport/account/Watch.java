package io.portwright.provider.megaport.account;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.ServiceType;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says from the account's list how far services are. */
final class Watch {

  private static final Set<String> OVER =
      Set.of("FAILED", "DECOMMISSIONED", "CANCELLED", "CANCELLED_PARENT");
  private static final Set<String> READY = Set.of("CONFIGURED", "LIVE");
  private static final Set<String> ON_ITS_WAY = Set.of("DEPLOYABLE", "CONFIGURED", "LIVE");

  private final Inventory inventory;
  private final AccountPace pace;
  private final Clock clock;
  private final ApprovalQueue queue;
  private final Map<String, Instant> configuredSince = new ConcurrentHashMap<>();
  private final Map<String, Instant> unreadySince = new ConcurrentHashMap<>();
  private Asked asked = new Asked(Inventory.Listing.NONE, Set.of());

  /** What waits for an approval, as of one list of the services. */
  private record Asked(Inventory.Listing listing, Set<String> waiting) {}

  Watch(Inventory inventory, AccountPace pace, Clock clock, ApprovalQueue queue) {
    this.inventory = inventory;
    this.pace = pace;
    this.clock = clock;
    this.queue = queue;
  }

  Progress created(ServiceType type, ObjectValue recorded) {
    Inventory.Listing listing = inventory.listing();
    Optional<Product> found = uid(recorded).flatMap(listing::service);
    if (found.isEmpty()) {
      return new Progress.Waiting("ordered");
    }
    Product product = found.get();
    List<Product> group = listing.group(product);
    ObjectValue state = type.completed(recorded, type.state(product, group, recorded));
    Optional<Product> over = group.stream().filter(p -> OVER.contains(p.status())).findFirst();
    if (over.isPresent() || OVER.contains(product.status())) {
      return failed(type, over.orElse(product));
    }
    String approval = product.fields().at("vxcApproval").textOr("status", "");
    if (approval.startsWith("PENDING")) {
      return new Progress.WaitingForOthers(
          product.status(), "waits for the approval of the other company", state);
    }
    if (!group.stream().allMatch(p -> READY.contains(p.status()))) {
      return isUndecided(listing, product)
          ? new Progress.WaitingForOthers(
              product.status(), "waits for the approval of the order", state)
          : new Progress.Waiting(slowest(group));
    }
    if (group.stream().allMatch(Product::isLive)) {
      return new Progress.Done("LIVE", state);
    }
    return configured(type, product, state);
  }

  /**
   * Whether an order or a change waits in the approval queue. That is asked only of a service that
   * is in no state that a provisioned one goes through, or that takes longer than usual.
   */
  @SuppressWarnings("ReferenceEquality") // each look has a listing of its own
  private synchronized boolean isUndecided(Inventory.Listing listing, Product product) {
    Instant now = clock.instant();
    Instant since = unreadySince.computeIfAbsent(product.uid(), _ -> now);
    boolean usual = ON_ITS_WAY.contains(product.status()) && now.isBefore(since.plus(pace.usual()));
    if (usual) {
      return false;
    }
    if (asked.listing() != listing) {
      asked = new Asked(listing, queue.waiting());
    }
    return asked.waiting().contains(product.uid())
        || product.fields().whole("productId").stream()
            .anyMatch(number -> asked.waiting().contains(String.valueOf(number)));
  }

  /** CONFIGURED is the end when it lasts: for a port until somebody plugs in its cross connect. */
  private Progress configured(ServiceType type, Product product, ObjectValue state) {
    Instant now = clock.instant();
    Instant since = configuredSince.computeIfAbsent(product.uid(), _ -> now);
    if (now.isBefore(since.plus(pace.settle()))) {
      return new Progress.Waiting("CONFIGURED");
    }
    return type.kind() == ProductKind.PORT
        ? new Progress.WaitingForOthers("CONFIGURED", "waits for its cross connect", state)
        : new Progress.Done("CONFIGURED", state);
  }

  private static String slowest(List<Product> group) {
    return group.stream()
        .map(Product::status)
        .filter(status -> !READY.contains(status))
        .findFirst()
        .orElse("CONFIGURED");
  }

  private static Progress failed(ServiceType type, Product product) {
    return new Progress.Failed(
        product.status(),
        Diagnostic.error(
                "Service did not become ready",
                "%s \"%s\" (%s) is %s. It will not become ready; contact the service's support with this UID."
                    .formatted(
                        type.kind().display(), product.name(), product.uid(), product.status()))
            .withCode("ORDER-5"));
  }

  Progress updated(ServiceType type, ObjectValue recorded) {
    Inventory.Listing listing = inventory.listing();
    Optional<Product> found = uid(recorded).flatMap(listing::service);
    if (found.isEmpty()) {
      return new Progress.Waiting("changed");
    }
    Product product = found.get();
    List<Product> group = listing.group(product);
    if (product.isGone()) {
      return failed(type, product);
    }
    Optional<Product> over = group.stream().filter(p -> OVER.contains(p.status())).findFirst();
    if (over.isPresent() && group.size() > 1) {
      return failed(type, over.get());
    }
    List<String> missing = type.missing(product, group, recorded);
    ObjectValue state = type.completed(recorded, type.state(product, group, recorded));
    boolean settling =
        group.size() > 1 && !group.stream().allMatch(p -> READY.contains(p.status()));
    if (missing.isEmpty()) {
      return settling
          ? new Progress.Waiting(slowest(group))
          : new Progress.Done(product.status(), state);
    }
    String approval = product.fields().at("vxcApproval").textOr("status", "");
    if (approval.startsWith("PENDING")) {
      return new Progress.WaitingForOthers(
          product.status(), "waits for the approval of the other company", state);
    }
    if (isUndecided(listing, product)) {
      return new Progress.WaitingForOthers(
          product.status(), "waits for the approval of the change", state);
    }
    return new Progress.Waiting("changing " + String.join(", ", missing));
  }

  /** Over when the service, and of a LAG every member, is seen to have ended. */
  Progress ended(ObjectValue recorded) {
    Inventory.Listing listing = inventory.listing();
    if (listing.failure().isPresent()) {
      return new Progress.Waiting("ending");
    }
    List<String> uids = new ArrayList<>(Members.others(recorded));
    uid(recorded).ifPresent(uids::add);
    for (String uid : uids) {
      Optional<String> status = running(listing, uid);
      if (status.isPresent()) {
        return new Progress.Waiting(status.get());
      }
    }
    return new Progress.Done("DECOMMISSIONED", recorded);
  }

  /** Status of a service that has not ended; empty when it has. */
  private Optional<String> running(Inventory.Listing listing, String uid) {
    Optional<Product> found = listing.service(uid);
    if (found.isPresent()) {
      return found.filter(product -> !product.isGone()).map(Product::status);
    }
    return switch (inventory.single(uid)) {
      case Inventory.Single.Gone _ -> Optional.empty();
      case Inventory.Single.Found one -> Optional.of(one.product().status());
      case Inventory.Single.Unknown _ -> Optional.of("ending");
    };
  }

  private static Optional<String> uid(ObjectValue recorded) {
    return Fields.text(recorded, "product_uid");
  }
}
