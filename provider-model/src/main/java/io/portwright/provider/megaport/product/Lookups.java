package io.portwright.provider.megaport.product;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.spi.Answer;
import java.util.Optional;

/** What an order must know from the account besides the configuration. */
public interface Lookups {

  /** Kind of a service of the account; empty for partner ports and what is not there. */
  Optional<ProductKind> kindOf(String productUid);

  /** Row of a location; empty when there is none, and when the list cannot be read. */
  Optional<Json> location(long locationId);

  /** Product that a Megaport service key opens. */
  Answer<String> productOfServiceKey(String key);

  /**
   * Port at which a cloud provider takes a connection with this key.
   *
   * @param cloud {@code azure}, {@code google} or {@code oracle}
   * @param choice {@code primary} or {@code secondary}; empty for the first one that is free
   */
  Answer<String> cloudPort(String cloud, String key, Optional<String> choice, long rateLimit);

  /** Number of the prefix filter list of a router with this description. */
  Answer<Long> prefixList(String routerUid, String description);

  /** Description of a prefix filter list of a router; empty when it cannot be told. */
  Optional<String> prefixListName(String routerUid, long number);

  /** Row of the list of partner ports; empty for all other products. */
  Optional<Json> partnerPort(String productUid);
}
