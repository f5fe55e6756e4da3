package io.portwright.provider.spi;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A provider that is logged in. Blocking and safe for use by several threads. Every call is bounded
 * in time and stops when its thread is interrupted.
 */
public interface Account extends AutoCloseable {

  Identity identity();

  // ---- reading ----

  /** Lets the next read fetch the account's lists anew. Reads in between share one fetch. */
  void refresh();

  /**
   * Current state of an object. Reads come from the account's lists; only an object that is missing
   * there costs a call of its own.
   */
  Reading read(String type, ObjectValue recorded);

  /** Looks up a data source. */
  Answer<ObjectValue> readData(String type, ObjectValue configuration);

  /**
   * Looks up a data source that was looked up before. One that has chosen among several stays with
   * its choice as long as that still fits.
   *
   * @param before what was found then
   */
  default Answer<ObjectValue> readAgain(
      String type, ObjectValue configuration, ObjectValue before) {
    return readData(type, configuration);
  }

  /**
   * Whether another login leads to the same account, so that a plan for both is one plan: two
   * configurations of a provider may differ in nothing but how long they wait.
   */
  default boolean isSameAs(Account other) {
    return equals(other);
  }

  /** Checks and prices a plan. Never orders anything; failures become findings. */
  Review review(List<Review.Item> items);

  // ---- making changes ----

  /**
   * @param planned wholly known but for values that only the service knows
   * @param fingerprint unique for the intent; travels with the order where the type allows it
   */
  Answer<Action> create(String type, ObjectValue planned, String fingerprint);

  /**
   * The first thing to do for a change. It may be an order: of what makes an object larger.
   *
   * @param fingerprint as for {@link #create}, if it is one
   */
  Answer<Action> update(String type, ObjectValue before, ObjectValue planned, String fingerprint);

  /**
   * What is left to do when an action has arrived, for objects that take more than one call. Asked
   * until nothing is left; whatever happens in between, the object is in state as it has become.
   *
   * @param reached the object as it is now
   * @param planned as it was given to {@link #create} or {@link #update}, without what is
   *     write-only
   * @param fingerprint as for {@link #create}, if an order follows
   */
  default Answer<Optional<Action>> next(
      String type, ObjectValue reached, ObjectValue planned, String fingerprint) {
    return Answer.of(Optional.empty());
  }

  Answer<Action> delete(String type, ObjectValue before);

  /** How many orders one {@link #send} may carry; 1 where batches are not proven. */
  int batchLimit();

  /**
   * UIDs of live services that an order could be confused with later: same type and name. Errors
   * when the services cannot be listed: then nothing may be ordered.
   */
  Checked<List<String>> lookalikes(Action.Order order);

  /**
   * UIDs of live services of the type and name of an order, as far as the list that was read last
   * tells; none where they are not in a list of all services.
   */
  default List<String> listed(Action.Order order) {
    return List.of();
  }

  /** Asks the service to check a wave of orders right before it goes out. */
  List<Diagnostic> validate(List<Action.Order> wave);

  /**
   * Sends orders, at most {@link #batchLimit}. Sent exactly once; repeated only when nothing can
   * have been accepted.
   *
   * @param window the request must have ended, one way or the other, before it closes; nothing is
   *     sent after that
   * @return one outcome for each order, in the same order
   */
  List<Outcome> send(List<Action.Order> orders, SendWindow window);

  Outcome modify(Action.Modify change);

  // ---- recovering ----

  /** Looks for what an order has made, in the account's lists as of the last {@link #refresh}. */
  default Search search(LostOrder order) {
    return new Search.Failed(
        Diagnostic.error(
            "Orders of this type cannot be found again",
            "The provider of " + order.type() + " has no lists to look into."));
  }

  /**
   * Services that carry the fingerprint of an order, share type and name with an object in state,
   * and are none of these objects; as of the last {@link #refresh}. What cannot be read is left
   * out, and only some are looked at where many have the same name.
   *
   * @param inState all objects of this account that state believes to be there
   */
  default List<Stray> strays(List<LostOrder.Recorded> inState) {
    return List.of();
  }

  /**
   * The object that an order has made, as the service has it now.
   *
   * @param uid of the candidate that it is
   */
  default Reading found(LostOrder order, String uid) {
    return read(order.type(), order.planned());
  }

  // ---- changing and ending ----

  Outcome end(Action.End end);

  // ---- waiting ----

  /** What is being waited for. */
  enum Goal {
    CREATED,
    UPDATED,
    ENDED
  }

  /**
   * How far a service is, from the account's lists as of the last {@link #refresh}.
   *
   * @param state as recorded when the call was accepted
   */
  Progress progress(String type, ObjectValue state, Goal goal);

  /** How long such a wait takes usually and at most. */
  Patience patience(String type, Goal goal);

  /** Usual and longest duration of a wait. */
  record Patience(Duration usual, Duration longest) {}

  @Override
  void close();
}
