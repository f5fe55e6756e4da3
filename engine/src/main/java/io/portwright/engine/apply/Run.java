package io.portwright.engine.apply;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.apply.ApplyEvent.Doing;
import io.portwright.engine.apply.ApplyEvent.Fate;
import io.portwright.engine.apply.ApplyResult.StillWaiting;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.SensitiveParts;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.InstanceObject.Status;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Account.Goal;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One apply under way: takes steps that are ready, sends what they come to, waits, and starts over.
 * One thread; nothing of it is used twice.
 */
final class Run implements Orders.Ledger {

  /**
   * What a run works with.
   *
   * @param makes what is made or read, by address
   * @param ends objects that are ended, by step
   */
  record Task(
      Schedule schedule,
      Map<InstanceAddress, Change> makes,
      Map<Step, ObjectValue> ends,
      Preparation preparation,
      FinalValues values,
      StateWriter state,
      Records records,
      Waits.Limits limits,
      int waves) {}

  private final Task task;
  private final Cancellation cancellation;
  private final Tally tally;
  private final Waits waits;
  private final Calls calls;
  private final Orders orders;
  private final Lease lease;
  private final List<Prepared.Call> further = new ArrayList<>();
  private boolean stopped;
  private int wave;

  Run(Task task, StateStore store, Conditions conditions, Cancellation cancellation, Tally tally) {
    this.task = task;
    this.cancellation = cancellation;
    this.tally = tally;
    this.waits = new Waits(conditions.clock(), conditions.sleeper(), cancellation, task.limits());
    this.calls = new Calls(cancellation, conditions.parallelism());
    this.lease = conditions.lease();
    this.orders = new Orders(store, task.state(), task.records(), conditions, this);
  }

  /** Does all that can be done. A failing store and the user's wish end it early. */
  void run() {
    try {
      while (advance()) {
        // each round does what is ready, or waits once
      }
    } catch (StoreFailure failure) {
      tally.storeFailed(failure);
      stopped = true;
    } catch (InterruptedException _) {
      cancellation.cancel();
      Thread.currentThread().interrupt();
    } catch (RuntimeException bug) {
      // what was accepted must be recorded and shown even then
      stop(OrderProblems.crashed(bug));
    }
    for (Waits.Await await : waits.open()) {
      still(await, "as ordered", "was not waited for");
    }
  }

  /** Whether there may be more to do. */
  private boolean advance() throws InterruptedException {
    if (!isStopped()) {
      List<Prepared.Call> ready = prepare();
      ready.addAll(further);
      further.clear();
      if (!ready.isEmpty()) {
        order(ready.stream().filter(Run::isOrder).toList());
        call(ready.stream().filter(call -> !isOrder(call)).toList());
        flush();
        return true;
      }
    }
    if (waits.isEmpty() || cancellation.isCancelled()) {
      return false;
    }
    flush();
    waits.look().forEach(this::seen);
    flush();
    return true;
  }

  private static boolean isOrder(Prepared.Call call) {
    return call.action() instanceof Action.Order;
  }

  /** Everything that is ready now; what needs no call is done on the way. */
  private List<Prepared.Call> prepare() {
    List<Prepared.Call> ready = new ArrayList<>();
    for (List<Step> steps = task.schedule().take();
        !steps.isEmpty();
        steps = task.schedule().take()) {
      for (Step step : steps) {
        switch (prepared(step)) {
          case Prepared.Settled settled -> settled(settled);
          case Prepared.Broken broken -> fail(step, broken.doing(), broken.why());
          case Prepared.Call call -> ready.add(call);
        }
      }
    }
    return ready;
  }

  private Prepared prepared(Step step) {
    return switch (step.kind()) {
      case MAKE -> task.preparation().make(step, make(step));
      case END -> task.preparation().end(step, Objects.requireNonNull(task.ends().get(step)));
    };
  }

  private Change make(Step step) {
    return Objects.requireNonNull(task.makes().get(step.address()));
  }

  private void settled(Prepared.Settled settled) {
    Step step = settled.step();
    tally.started(step, settled.doing());
    if (settled.after().isPresent()) {
      made(step, settled.after().get(), Optional.empty(), Note.of(settled.doing()));
      task.values().put(step.address(), settled.after().get());
    } else {
      task.records().ended(step, Note.of(settled.doing()));
    }
    tally.done(step, settled.doing(), Optional.empty());
    task.schedule().done(step);
  }

  private void made(Step step, ObjectValue value, Optional<Outcome.Accepted> order, Note note) {
    made(step, value, Status.READY, Optional.empty(), order, note);
  }

  private void made(
      Step step,
      ObjectValue value,
      Status status,
      Optional<String> fingerprint,
      Optional<Outcome.Accepted> order,
      Note note) {
    task.records()
        .made(
            make(step),
            value,
            status,
            fingerprint,
            order.flatMap(accepted -> accepted.uids().stream().findFirst()),
            note);
  }

  private void order(List<Prepared.Call> toOrder) {
    if (toOrder.isEmpty()) {
      return;
    }
    wave++;
    tally.tell(
        new ApplyEvent.WaveStarted(
            wave,
            Math.max(wave, task.waves()),
            toOrder.stream().map(call -> call.step().address()).toList()));
    orders.send(toOrder);
  }

  private void call(List<Prepared.Call> toCall) {
    if (toCall.isEmpty() || isStopped()) {
      return;
    }
    CommitMessage message = CommitMessage.of(task.state().summary()).operation("apply");
    boolean latest = task.state().commitExactly(StateChange.NONE, message);
    (latest ? lease.lost() : Optional.of(task.state().stale())).ifPresent(this::stop);
    if (isStopped()) {
      return;
    }
    toCall.stream()
        .filter(call -> call.part() == Prepared.Part.FIRST)
        .forEach(call -> tally.started(call.step(), call.doing()));
    for (Calls.Answered answered : calls.together(toCall)) {
      Prepared.Call call = answered.call();
      switch (answered.outcome()) {
        case Outcome.Accepted accepted -> {
          boolean end = call.action() instanceof Action.End;
          if (!end) {
            made(
                call.step(),
                marked(call, accepted.state()),
                Optional.empty(),
                Note.doing("Change"));
          }
          waits.add(call, end ? Goal.ENDED : Goal.UPDATED, accepted.state());
        }
        case Outcome.Refused refused -> fail(call.step(), call.doing(), List.of(refused.why()));
        case Outcome.Unclear unclear -> unclear(call, unclear.evidence());
      }
    }
  }

  private static ObjectValue marked(Prepared.Call call, ObjectValue state) {
    return SensitiveParts.marked(call.schema(), state, call.like());
  }

  @Override
  public void accepted(Prepared.Call call, Outcome.Accepted outcome) {
    Step step = call.step();
    if (call.part() == Prepared.Part.FIRST) {
      tally.started(step, call.doing());
    }
    tally.accepted(step.address(), outcome.uids());
    // an order that makes an object larger does not say what the object is called
    made(
        step,
        marked(call, outcome.state()),
        Status.READY,
        Optional.of(((Action.Order) call.action()).fingerprint()).filter(_ -> call.makes()),
        Optional.of(outcome).filter(_ -> call.makes()),
        Note.NONE);
    waits.add(call, call.makes() ? Goal.CREATED : Goal.UPDATED, outcome.state());
  }

  @Override
  public void failed(Prepared.Call call, List<Diagnostic> why) {
    fail(call.step(), call.doing(), why);
  }

  @Override
  public void unclear(Prepared.Call call, Diagnostic evidence) {
    fail(call.step(), call.doing(), Fate.UNCLEAR, List.of(evidence));
  }

  @Override
  public void stop(Diagnostic why) {
    if (!stopped) {
      tally.found(why);
    }
    stopped = true;
  }

  @Override
  public boolean isStopped() {
    return stopped || cancellation.isCancelled();
  }

  @Override
  public void tell(ApplyEvent event) {
    if (event instanceof ApplyEvent.StateCommitted) {
      tally.recorded();
    }
    tally.tell(event);
  }

  private void fail(Step step, Doing doing, List<Diagnostic> why) {
    fail(step, doing, Fate.NOT_DONE, why);
  }

  private void fail(Step step, Doing doing, Fate fate, List<Diagnostic> why) {
    tally.failed(step, doing, fate, why, task.schedule().fail(step));
  }

  private void seen(Waits.Seen seen) {
    switch (seen.progress()) {
      case Progress.Done done -> arrived(seen.await(), done);
      case Progress.Waiting status -> onTheWay(seen, status);
      case Progress.WaitingForOthers others -> forOthers(seen, others);
      case Progress.Failed failed -> lost(seen.await(), failed);
    }
  }

  private void arrived(Waits.Await await, Progress.Done done) {
    Step step = await.step();
    waits.remove(await);
    orders.arrived(await.call()).ifPresent(tally::found);
    if (await.goal() == Goal.ENDED) {
      task.records().ended(step, Note.now("ended"));
    } else {
      ObjectValue value = marked(await.call(), done.state());
      Note note = Note.now(await.goal() == Goal.UPDATED ? "changed" : done.status());
      made(step, value, Optional.empty(), note);
      Optional<Prepared> next = task.preparation().further(await.call(), done.state());
      if (next.isPresent()) {
        goOn(next.get());
        return;
      }
      task.values().put(step.address(), value);
    }
    tally.done(step, await.call().doing(), Optional.of(done.status()));
    task.schedule().done(step);
  }

  private void goOn(Prepared next) {
    switch (next) {
      case Prepared.Call call -> further.add(call);
      case Prepared.Broken broken -> fail(next.step(), broken.doing(), broken.why());
      case Prepared.Settled settled -> settled(settled);
    }
  }

  private void onTheWay(Waits.Seen seen, Progress.Waiting status) {
    Waits.Await await = seen.await();
    tally.tell(waiting(seen, status.status(), Optional.empty()));
    if (seen.isLate()) {
      waits.remove(await);
      still(await, status.status(), "takes longer than expected");
      List<Diagnostic> why = List.of(await.late(status.status()));
      fail(await.step(), await.call().doing(), Fate.NOT_READY, why);
    }
  }

  private ApplyEvent waiting(Waits.Seen seen, String status, Optional<String> reason) {
    Waits.Await await = seen.await();
    return new ApplyEvent.Waiting(
        await.step().address(),
        await.call().doing(),
        status,
        seen.elapsed(),
        await.patience().usual(),
        task.records().uid(await.step()),
        reason);
  }

  private void forOthers(Waits.Seen seen, Progress.WaitingForOthers others) {
    Waits.Await await = seen.await();
    Step step = await.step();
    waits.remove(await);
    tally.tell(waiting(seen, others.status(), Optional.of(others.reason())));
    still(await, others.status(), others.reason());
    if (await.goal() == Goal.ENDED) {
      task.schedule().fail(step).forEach(tally::skipped);
      return;
    }
    ObjectValue value = marked(await.call(), others.state());
    made(step, value, Optional.empty(), Note.now(others.reason()));
    task.values().put(step.address(), value);
    tally.done(step, await.call().doing(), Optional.of(others.status()));
    task.schedule().done(step);
  }

  private void lost(Waits.Await await, Progress.Failed failed) {
    waits.remove(await);
    Step step = await.step();
    if (await.goal() == Goal.CREATED) {
      made(
          step,
          marked(await.call(), await.state()),
          Status.TAINTED,
          Optional.empty(),
          Optional.empty(),
          Note.now("failed"));
    }
    fail(step, await.call().doing(), Fate.NOT_READY, List.of(failed.why()));
  }

  private void still(Waits.Await await, String status, String reason) {
    tally.waiting(
        new StillWaiting(await.step().address(), task.records().uid(await.step()), status, reason));
  }

  // ---- state ----

  /** Brings everything that has happened into the store. */
  private void flush() {
    if (task.state().isDirty()) {
      task.state()
          .commitAnyway(
              Journal.of(task.state().snapshot()).withoutSettled(),
              CommitMessage.of(task.state().summary()).operation("apply"));
      tell(new ApplyEvent.StateCommitted(task.state().snapshot().commit()));
      if (task.state().isForeign()) {
        stop(task.state().stale());
      }
    }
  }
}
