package io.portwright.provider.megaport.endpoint;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.spi.Search;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;

/**
 * A resource type whose objects are not in the account's list of services: it reads, orders,
 * changes and ends them by calls of its own. Stateless and safe for several threads; everything
 * that is fetched goes through the {@link Endpoints} of the account.
 *
 * <p>The engine journals what {@link #create} returns before it calls {@link #send}; nothing that
 * must not happen twice may be called anywhere else.
 */
public interface EndpointType extends ResourceType, Remarks {

  /** Current state of an object; absence in a list alone is not {@link Reading.Gone}. */
  Reading read(Endpoints endpoints, ObjectValue recorded);

  /**
   * The order of a new object. Problems are errors when it cannot be made.
   *
   * @param planned wholly known but for what only the service knows
   * @param fingerprint unique for the intent; travels along where the type has tags
   */
  Answer<Action.Order> create(Endpoints endpoints, ObjectValue planned, String fingerprint);

  /** Identifiers of live objects that the order could be confused with later. */
  Checked<List<String>> lookalikes(Endpoints endpoints, Action.Order order);

  /** The first thing to do for a change; an order where something is left to be ordered. */
  default Answer<Action> update(
      Endpoints endpoints, ObjectValue before, ObjectValue planned, String fingerprint) {
    return Answer.of(new Action.Modify(name(), before, planned));
  }

  /** What the service says against the order right before it goes out. */
  default List<Diagnostic> check(Endpoints endpoints, Action.Order order) {
    return List.of();
  }

  /**
   * Sends the order once.
   *
   * @param window the request must have ended before it closes
   */
  Outcome send(Endpoints endpoints, Action.Order order, SendWindow window);

  /** What an order of unknown outcome may have made. */
  Search search(Endpoints endpoints, LostOrder order);

  /** The object that it has made, under the name of a candidate. */
  Reading found(Endpoints endpoints, LostOrder order, String uid);

  /**
   * Changes an object; may be repeated.
   *
   * @param change what was and what is wanted, write-only values included
   */
  Outcome modify(Endpoints endpoints, Action.Modify change);

  /** Ends an object; may be repeated, and an object that is gone has ended. */
  Outcome end(Endpoints endpoints, ObjectValue before);

  /**
   * How far an object is.
   *
   * @param state as recorded when the call was accepted
   */
  Progress progress(Endpoints endpoints, ObjectValue state, Account.Goal goal);
}
