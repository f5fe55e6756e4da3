package io.portwright.engine.apply;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.journal.Intent;
import io.portwright.engine.journal.IntentStatus;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.plan.SensitiveParts;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateStore;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sends orders, each exactly once: the intent is in the store before the request leaves, the
 * outcome is in the store before anything else happens.
 */
final class Orders {

  /** Who is told what became of each order. */
  interface Ledger {
    /** The service took it; the record is committed right after this returns. */
    void accepted(Prepared.Call call, Outcome.Accepted outcome);

    /** It was not made. */
    void failed(Prepared.Call call, List<Diagnostic> why);

    /** Nobody knows whether it was made. */
    void unclear(Prepared.Call call, Diagnostic evidence);

    /** Nothing may be ordered any more. */
    void stop(Diagnostic why);

    boolean isStopped();

    void tell(ApplyEvent event);
  }

  private final StateStore store;
  private final StateWriter state;
  private final Records records;
  private final Conditions conditions;
  private final Ledger ledger;
  private final Doubles doubles = new Doubles();

  Orders(
      StateStore store, StateWriter state, Records records, Conditions conditions, Ledger ledger) {
    this.store = store;
    this.state = state;
    this.records = records;
    this.conditions = conditions;
    this.ledger = ledger;
  }

  /** Sends all calls, in as many requests as need be; all are orders. */
  void send(List<Prepared.Call> calls) {
    // what exists is listed anew: a plan may be old, and an intent says what was there before it
    calls.stream().map(Prepared.Call::account).distinct().forEach(Account::refresh);
    for (List<Prepared.Call> batch : Batches.of(calls)) {
      if (ledger.isStopped()) {
        return;
      }
      List<Prepared.Call> good = validated(batch);
      if (!good.isEmpty()) {
        announceAndSend(good);
      }
    }
  }

  private static Action.Order order(Prepared.Call call) {
    return (Action.Order) call.action();
  }

  private static List<Action.Order> orders(List<Prepared.Call> calls) {
    return calls.stream().map(Orders::order).toList();
  }

  private static boolean hasErrors(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** Asks the service once more; when a batch is refused, finds out which orders are to blame. */
  private List<Prepared.Call> validated(List<Prepared.Call> batch) {
    Account account = batch.getFirst().account();
    List<Diagnostic> all = account.validate(orders(batch));
    if (!hasErrors(all)) {
      return batch;
    }
    List<Prepared.Call> good = new ArrayList<>();
    for (Prepared.Call call : batch) {
      List<Diagnostic> own = batch.size() == 1 ? all : account.validate(List.of(order(call)));
      if (hasErrors(own)) {
        ledger.failed(call, own);
      } else {
        good.add(call);
      }
    }
    return good;
  }

  private void announceAndSend(List<Prepared.Call> batch) {
    SendWindow window = SendWindow.open(conditions.sendWindow(), conditions.clock());
    String wave = conditions.ids().get();
    List<Prepared.Call> good = new ArrayList<>();
    List<Intent> intents = new ArrayList<>();
    for (Prepared.Call call : batch) {
      Checked<List<String>> known = call.account().lookalikes(order(call));
      if (known.value().isEmpty()) {
        ledger.failed(call, known.diagnostics());
      } else {
        good.add(call);
        intents.add(intent(wave, call, known.orThrow()));
      }
    }
    if (!good.isEmpty()) {
      announceAndSend(good, intents, window);
    }
  }

  private void announceAndSend(List<Prepared.Call> batch, List<Intent> intents, SendWindow window) {
    Checked<StateChange> announced = Journal.of(state.snapshot()).announce(intents);
    if (announced.value().isEmpty()) {
      refuse(batch, announced.diagnostics());
      return;
    }
    List<InstanceAddress> addresses = batch.stream().map(c -> c.step().address()).toList();
    if (!state.commitExactly(announced.orThrow(), intentMessage(addresses, intents))) {
      ledger.stop(state.stale());
      return;
    }
    ledger.tell(new ApplyEvent.IntentRecorded(state.snapshot().commit(), addresses));
    conditions.lease().lost().ifPresent(ledger::stop);
    if (window.left().isZero()) {
      ledger.stop(OrderProblems.tooLate());
    }
    if (ledger.isStopped()) {
      withdraw(intents);
      return;
    }
    settle(batch, intents, judged(batch, intents, outcomes(batch, window)));
  }

  private Intent intent(String wave, Prepared.Call call, List<String> known) {
    Action.Order order = order(call);
    Identity identity = call.account().identity();
    return new Intent(
        conditions.ids().get(),
        wave,
        Intent.Target.current(call.step().address()),
        new Intent.Call(
            call.makes() ? Intent.Operation.CREATE : Intent.Operation.UPDATE,
            order.type(),
            order.serviceName(),
            order.fingerprint(),
            store.hash(order.body().getBytes(StandardCharsets.UTF_8))),
        new Intent.Scope(identity.environment(), identity.companyUid()),
        conditions.sendWindow(),
        known,
        new IntentStatus.Open(),
        memo(call, order));
  }

  /** What a later run needs to recognise what this order makes, and to record it. */
  private Intent.Memo memo(Prepared.Call call, Action.Order order) {
    ObjectValue after = (ObjectValue) known(order.after());
    ResourceRecord planned =
        records.planned(
            call.step().address(),
            SensitiveParts.marked(call.schema(), after, call.like()),
            order.fingerprint());
    return new Intent.Memo(
        conditions.keeping().document(planned),
        Optional.of(conditions.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  /** What is not known yet is null. */
  private static Value known(Value value) {
    return value.isWhollyKnown()
        ? value
        : value.isKnown() ? value.mapParts(Orders::known) : Value.nullOf(value.type());
  }

  private void refuse(List<Prepared.Call> batch, List<Diagnostic> why) {
    List<Prepared.Call> rest = new ArrayList<>();
    for (Prepared.Call call : batch) {
      String address = call.step().address().toString();
      List<Diagnostic> own =
          why.stream().filter(d -> d.address().filter(address::equals).isPresent()).toList();
      if (own.isEmpty()) {
        rest.add(call);
      } else {
        ledger.failed(call, own);
      }
    }
    if (rest.size() < batch.size() && !rest.isEmpty()) {
      announceAndSend(rest);
    }
  }

  private static CommitMessage intentMessage(
      List<InstanceAddress> addresses, List<Intent> intents) {
    CommitMessage message =
        CommitMessage.of("Order " + CommitMessage.names(addresses)).operation("intent");
    for (Intent intent : intents) {
      message = message.order(intent.id());
    }
    return message;
  }

  /** Nothing was sent: the intents are over. */
  private void withdraw(List<Intent> intents) {
    StateChange change = StateChange.NONE;
    for (Intent intent : intents) {
      change = change.and(Journal.remove(intent));
    }
    state.commitAnyway(
        change, CommitMessage.of("Withdraw orders that were not sent").operation("withdraw"));
  }

  private List<Outcome> outcomes(List<Prepared.Call> batch, SendWindow window) {
    List<Outcome> outcomes;
    try {
      outcomes = batch.getFirst().account().send(orders(batch), window);
    } catch (RuntimeException bug) {
      outcomes = List.of();
      ledger.stop(OrderProblems.crashed(bug));
    }
    List<Outcome> complete = new ArrayList<>(outcomes);
    while (complete.size() < batch.size()) {
      complete.add(new Outcome.Unclear(OrderProblems.unanswered()));
    }
    return complete;
  }

  private List<Outcome> judged(
      List<Prepared.Call> batch, List<Intent> intents, List<Outcome> outcomes) {
    List<Outcome> judged = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      judged.add(doubles.judged(batch.get(i), intents.get(i), outcomes.get(i)));
    }
    return judged;
  }

  /** A warning when an object that has arrived is there more than once. */
  Optional<Diagnostic> arrived(Prepared.Call call) {
    return doubles.arrived(call);
  }

  private void settle(List<Prepared.Call> batch, List<Intent> intents, List<Outcome> outcomes) {
    StateChange change = StateChange.NONE;
    CommitMessage message = CommitMessage.of("").operation("outcome");
    boolean unsure = false;
    for (int i = 0; i < batch.size(); i++) {
      Prepared.Call call = batch.get(i);
      Intent intent = intents.get(i);
      message = message.order(intent.id());
      switch (outcomes.get(i)) {
        case Outcome.Accepted accepted -> {
          change = change.and(Journal.outcome(intent, recorded(call, accepted)));
          for (String uid : accepted.uids()) {
            message = message.with("Service", uid);
          }
        }
        case Outcome.Refused refused -> {
          change =
              change.and(Journal.outcome(intent, new IntentStatus.Refused(text(refused.why()))));
          ledger.failed(call, List.of(refused.why()));
          unsure = true;
        }
        case Outcome.Unclear unclear -> {
          change =
              change.and(
                  Journal.outcome(intent, new IntentStatus.Unclear(text(unclear.evidence()))));
          ledger.unclear(call, OrderProblems.withAdvice(unclear.evidence(), intent));
          unsure = true;
        }
      }
    }
    if (unsure) {
      conditions.keeping().seen(intents);
    }
    state.commitAnyway(change, new CommitMessage(summary(batch, outcomes), message.trailers()));
    ledger.tell(new ApplyEvent.StateCommitted(state.snapshot().commit()));
    if (state.isForeign()) {
      ledger.stop(state.stale());
    }
    if (unsure) {
      batch.getFirst().account().refresh();
    }
  }

  /** A mistake of ours must neither lose a UID nor let the address be ordered again. */
  private IntentStatus recorded(Prepared.Call call, Outcome.Accepted accepted) {
    try {
      ledger.accepted(call, accepted);
      return new IntentStatus.Accepted(accepted.uids());
    } catch (RuntimeException bug) {
      Diagnostic why = OrderProblems.crashed(bug);
      ledger.stop(why);
      return new IntentStatus.Unclear(
          "The service accepted it as "
              + String.join(", ", accepted.uids())
              + ", but it could not be recorded. "
              + why.detail());
    }
  }

  private static String summary(List<Prepared.Call> batch, List<Outcome> outcomes) {
    Map<String, List<InstanceAddress>> words = new TreeMap<>();
    for (int i = 0; i < batch.size(); i++) {
      String word =
          switch (outcomes.get(i)) {
            case Outcome.Accepted _ -> "ordered";
            case Outcome.Refused _ -> "refused";
            case Outcome.Unclear _ -> "outcome unclear";
          };
      words.computeIfAbsent(word, _ -> new ArrayList<>()).add(batch.get(i).step().address());
    }
    List<String> sentences = new ArrayList<>();
    words.forEach((word, all) -> sentences.add(Note.now(word).with(CommitMessage.names(all))));
    return String.join("; ", sentences);
  }

  private static String text(Diagnostic diagnostic) {
    return diagnostic.summary() + ". " + diagnostic.detail();
  }
}
