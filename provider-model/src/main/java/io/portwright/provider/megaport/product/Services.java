package io.portwright.provider.megaport.product;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.wire.Product;
import java.util.List;

/** The services of the account, from its one list. */
public interface Services {

  /** All services in the API's order, ended ones included; errors when they cannot be listed. */
  Checked<List<Product>> all();

  /** The service and the other members of its LAG, the primary port first. */
  List<Product> group(Product product);

  /** One service; absent from the list is not gone before a call of its own says so. */
  Standing standing(String uid);

  /** Asks for one service by a call of its own, whatever the list says. */
  Standing now(String uid);

  /** What is known of one service. */
  sealed interface Standing {
    record Found(Product product) implements Standing {}

    /**
     * @param evidence a full sentence
     */
    record Gone(String evidence) implements Standing {}

    record Unknown(Diagnostic why) implements Standing {}
  }
}
