package io.portwright.engine.apply;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Makes calls that may be repeated, changes and ends, several at a time. A call that has begun is
 * always waited for; after the user's wish to stop no other begins.
 */
final class Calls {
  private final Cancellation cancellation;
  private final int parallelism;

  Calls(Cancellation cancellation, int parallelism) {
    this.cancellation = cancellation;
    this.parallelism = parallelism;
  }

  record Answered(Prepared.Call call, Outcome outcome) {}

  /** Answers in the order of the calls; those that were not made any more are missing. */
  List<Answered> together(List<Prepared.Call> calls) {
    if (calls.size() <= 1) {
      return calls.stream().map(call -> new Answered(call, make(call))).toList();
    }
    Semaphore free = new Semaphore(parallelism);
    List<Future<Optional<Outcome>>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Prepared.Call call : calls) {
        running.add(threads.submit(() -> inTurn(call, free)));
      }
    }
    List<Answered> answers = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      Prepared.Call call = calls.get(i);
      outcome(running.get(i)).ifPresent(outcome -> answers.add(new Answered(call, outcome)));
    }
    return answers;
  }

  private Optional<Outcome> inTurn(Prepared.Call call, Semaphore free) {
    free.acquireUninterruptibly();
    try {
      return cancellation.isCancelled() ? Optional.empty() : Optional.of(make(call));
    } finally {
      free.release();
    }
  }

  private static Optional<Outcome> outcome(Future<Optional<Outcome>> done) {
    try {
      return done.get();
    } catch (ExecutionException bug) {
      throw new IllegalStateException("a call failed", bug.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.of(
          new Outcome.Unclear(
              Diagnostic.error(
                  "Interrupted while waiting for an answer",
                  "The call may have had its effect. The next plan reads how things are.")));
    }
  }

  private static Outcome make(Prepared.Call call) {
    return switch (call.action()) {
      case Action.Modify modify -> call.account().modify(modify);
      case Action.End end -> call.account().end(end);
      case Action.Order _, Action.Local _ ->
          throw new IllegalArgumentException("not a call that may be repeated: " + call.step());
    };
  }
}
