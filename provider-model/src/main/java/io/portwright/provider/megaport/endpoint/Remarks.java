package io.portwright.provider.megaport.endpoint;

import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Review;
import java.util.List;

/** A type that looks at the account to say something about a planned change. */
public interface Remarks {

  /**
   * What a plan should say about a change besides its differences. Never changes anything; what
   * cannot be found out is left out.
   */
  default List<Finding> remarks(Endpoints endpoints, Review.Item item) {
    return List.of();
  }
}
