package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What rules ask about the world. Each answer is fetched when it is first needed and at most once;
 * what cannot be fetched is empty, and the rules that need it say nothing.
 */
public interface Facts {

  /** Services of the account. */
  Collection<Product> services();

  /** Members of the LAG of a port, the primary one first; the port alone when it has none. */
  List<Product> group(Product port);

  /** Rows of the location list; empty when it cannot be read. */
  List<Json> locations();

  /** Row of the list of partner ports. */
  Optional<Json> partnerPort(String uid);

  /** Rows of the image list, with {@code vendor} and {@code product} of their group. */
  List<Json> mveImages();

  List<Json> mveSizes();

  /**
   * What a cloud provider says of a key.
   *
   * @param cloud as {@code partner} names it
   */
  Optional<Json> cloudKey(String cloud, String key);

  /** A Megaport service key. */
  Optional<Json> serviceKey(String key);

  /** Descriptions of the prefix filter lists of a live router, each as often as it is used. */
  Optional<List<String>> prefixLists(String routerUid);

  Instant now();
}
