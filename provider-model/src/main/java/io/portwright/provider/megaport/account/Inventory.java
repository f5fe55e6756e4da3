package io.portwright.provider.megaport.account;

import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/** All services of the account from one list call. Safe for several threads. */
final class Inventory {

  private final ApiClient client;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Listing> listing = Optional.empty();

  Inventory(ApiClient client) {
    this.client = client;
  }

  /**
   * The account's services at one moment.
   *
   * @param failure why there is no list
   * @param services by UID, in the API's order; a VXC that is listed under both ends is there once
   * @param lags members by aggregation number, the primary port first
   * @param namesakes UIDs of services that are not gone, by kind and name
   */
  record Listing(
      Optional<Reply.Failure> failure,
      Map<String, Product> services,
      Map<Long, List<Product>> lags,
      Map<Named, List<String>> namesakes) {

    /** Nothing was listed yet. */
    static final Listing NONE = new Listing(Optional.empty(), Map.of(), Map.of(), Map.of());

    /** Kind and name of a service. */
    record Named(ProductKind kind, String name) {}

    static Listing failed(Reply.Failure why) {
      return new Listing(Optional.of(why), Map.of(), Map.of(), Map.of());
    }

    /** UIDs of the services of that kind and name that are not gone. */
    List<String> named(ProductKind kind, String name) {
      return namesakes.getOrDefault(new Named(kind, name), List.of());
    }

    Optional<Product> service(String uid) {
      return Optional.ofNullable(services.get(uid));
    }

    Collection<Product> all() {
      return services.values();
    }

    /** The service and the other members of its LAG, the primary port first. */
    List<Product> group(Product product) {
      OptionalLong lag = product.fields().whole("aggregationId");
      if (!product.is(ProductKind.PORT) || lag.isEmpty()) {
        return List.of(product);
      }
      return lags.getOrDefault(lag.getAsLong(), List.of(product));
    }
  }

  /** One service by a call of its own. */
  sealed interface Single {
    record Found(Product product) implements Single {}

    /** It is not there. */
    sealed interface Gone extends Single {
      String evidence();
    }

    /** The service says that it has ended. */
    record Ended(String evidence) implements Gone {}

    /** The service knows nothing of it. */
    record NotFound(String evidence) implements Gone {}

    record Unknown(Reply.Failure failure) implements Single {}
  }

  /** Lets the next look fetch the list anew. */
  void refresh() {
    lock.lock();
    try {
      listing = Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  Listing listing() {
    lock.lock();
    try {
      if (listing.isEmpty()) {
        listing = Optional.of(fetched());
      }
      return listing.get();
    } finally {
      lock.unlock();
    }
  }

  private Listing fetched() {
    Reply reply = client.get("/v2/products");
    if (reply instanceof Reply.Failure failure) {
      return Listing.failed(failure);
    }
    Map<String, Product> services = new LinkedHashMap<>();
    boolean whole =
        reply instanceof Reply.Ok ok
            && ok.eachOfData(item ->
                Product.withAttached(item)
                    .forEach(product -> services.putIfAbsent(product.uid(), product)));
    if (!whole) {
      return Listing.failed(
          new Reply.Unclear("The list of services was cut short", Optional.empty()));
    }
    return new Listing(
        Optional.empty(), services, lags(services.values()), namesakes(services.values()));
  }

  private static Map<Listing.Named, List<String>> namesakes(Collection<Product> services) {
    Map<Listing.Named, List<String>> namesakes = new HashMap<>();
    for (Product service : services) {
      if (service.kind().isPresent() && !service.isGone()) {
        namesakes
            .computeIfAbsent(
                new Listing.Named(service.kind().get(), service.name()), _ -> new ArrayList<>())
            .add(service.uid());
      }
    }
    return namesakes;
  }

  private static Map<Long, List<Product>> lags(Collection<Product> services) {
    Map<Long, List<Product>> lags = new LinkedHashMap<>();
    for (Product product : services) {
      OptionalLong lag = product.fields().whole("aggregationId");
      if (product.is(ProductKind.PORT) && product.isActive() && lag.isPresent()) {
        lags.computeIfAbsent(lag.getAsLong(), _ -> new ArrayList<>()).add(product);
      }
    }
    Comparator<Product> order =
        Comparator.<Product, Boolean>comparing(p -> !p.fields().truth("lagPrimary").orElse(false))
            .thenComparingLong(p -> p.fields().whole("productId").orElse(Long.MAX_VALUE));
    lags.values().forEach(members -> members.sort(order));
    return lags;
  }

  /** Asks for one service that is missing in the list: absent from a list is not gone. */
  Single single(String uid) {
    Reply reply = client.get("/v2/product/" + uid);
    return switch (reply) {
      case Reply.Ok ok -> {
        Json data = ok.data();
        Optional<Product> product = Product.read(data);
        if (product.isEmpty()) {
          yield new Single.Unknown(
              new Reply.Unclear("The answer does not describe a service", Optional.empty()));
        }
        yield product.get().isGone()
            ? new Single.Ended("The service says %s is %s.".formatted(uid, product.get().status()))
            : new Single.Found(product.get());
      }
      case Reply.Refused refused when refused.isGone() -> new Single.NotFound(refused.text());
      case Reply.Failure failure -> new Single.Unknown(failure);
    };
  }
}
