package io.portwright.provider.megaport.endpoint;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Search;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/**
 * A service that takes orders of its own besides the one that makes it: members of a LAG, prefix
 * filter lists inside an MCR. They go out one after another once the service is there; when one of
 * them fails, the service is in state with those that were made.
 */
public interface Growing {

  /**
   * The planned object without what takes further orders.
   *
   * @param before empty to create
   */
  ObjectValue ungrown(Optional<ObjectValue> before, ObjectValue planned);

  /**
   * The next order that the planned object needs; empty when nothing is left to order.
   *
   * @param reached the object as it is now
   */
  Answer<Optional<Action.Order>> growth(
      Endpoints endpoints, ObjectValue reached, ObjectValue planned, String fingerprint);

  /** The items that a validation checks and prices; empty when the order costs nothing. */
  List<Json.Obj> items(Action.Order order);

  /** Identifiers of what is there and could be confused with what the order makes. */
  Checked<List<String>> lookalikes(Endpoints endpoints, Action.Order order);

  /** What such an order of unknown outcome may have made. */
  Search search(Endpoints endpoints, LostOrder order);

  /** The object to be read when the order has made a candidate. */
  ObjectValue grown(LostOrder order, String uid);

  /** Sends the order once. */
  Outcome grow(Endpoints endpoints, Action.Order order, SendWindow window);

  /** Calls that a change needs besides the update of the service; they may be repeated. */
  Optional<Reply.Failure> adjust(Endpoints endpoints, ObjectValue before, ObjectValue after);

  /**
   * The object with what its own representation does not tell.
   *
   * @param state as listed; what is not listed is as recorded
   */
  Reading detailed(Endpoints endpoints, ObjectValue state);
}
