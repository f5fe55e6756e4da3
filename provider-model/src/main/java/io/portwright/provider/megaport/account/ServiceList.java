package io.portwright.provider.megaport.account;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.product.Services;
import io.portwright.provider.megaport.wire.Product;
import java.util.List;
import java.util.Optional;

/** The inventory as other packages see it. */
final class ServiceList implements Services {

  private final Inventory inventory;

  ServiceList(Inventory inventory) {
    this.inventory = inventory;
  }

  @Override
  public Checked<List<Product>> all() {
    Inventory.Listing listing = inventory.listing();
    return listing
        .failure()
        .<Checked<List<Product>>>map(
            failure -> Checked.failed(Failures.of("list the services of the account", failure)))
        .orElseGet(() -> Checked.of(List.copyOf(listing.all())));
  }

  @Override
  public List<Product> group(Product product) {
    return inventory.listing().group(product);
  }

  @Override
  public Standing standing(String uid) {
    Inventory.Listing listing = inventory.listing();
    if (listing.failure().isPresent()) {
      return new Standing.Unknown(
          Failures.of("list the services of the account", listing.failure().get()));
    }
    Optional<Product> listed = listing.service(uid);
    if (listed.isEmpty()) {
      return now(uid);
    }
    return listed.get().isGone()
        ? new Standing.Gone("The service lists %s as %s.".formatted(uid, listed.get().status()))
        : new Standing.Found(listed.get());
  }

  @Override
  public Standing now(String uid) {
    return switch (inventory.single(uid)) {
      case Inventory.Single.Found found -> new Standing.Found(found.product());
      case Inventory.Single.Gone gone -> new Standing.Gone(gone.evidence());
      case Inventory.Single.Unknown unknown ->
          new Standing.Unknown(Failures.of("read the service " + uid, unknown.failure()));
    };
  }
}
