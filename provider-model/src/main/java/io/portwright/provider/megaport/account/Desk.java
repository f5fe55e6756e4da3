package io.portwright.provider.megaport.account;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Search;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.spi.Stray;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/** The part of an {@link Account} that serves one family of resource types. */
interface Desk {

  void refresh();

  Reading read(String type, ObjectValue recorded);

  Answer<Action> create(String type, ObjectValue planned, String fingerprint);

  /** As {@link Account#update}. */
  default Answer<Action> update(
      String type, ObjectValue before, ObjectValue planned, String fingerprint) {
    return Answer.of(new Action.Modify(type, before, planned));
  }

  /** As {@link Account#next}. */
  default Answer<Optional<Action>> next(
      String type, ObjectValue reached, ObjectValue planned, String fingerprint) {
    return Answer.of(Optional.empty());
  }

  Checked<List<String>> lookalikes(Action.Order order);

  /** As {@link Account#listed}. */
  default List<String> listed(Action.Order order) {
    return List.of();
  }

  List<Diagnostic> validate(List<Action.Order> wave);

  /** One outcome for each order, in the same order. */
  List<Outcome> send(List<Action.Order> wave, SendWindow window);

  Search search(LostOrder order);

  Reading found(LostOrder order, String uid);

  Outcome modify(Action.Modify change);

  Outcome end(Action.End end);

  Progress progress(String type, ObjectValue state, Account.Goal goal);

  /** As {@link io.portwright.provider.spi.Account#strays}. */
  default List<Stray> strays(List<LostOrder.Recorded> inState) {
    return List.of();
  }
}
