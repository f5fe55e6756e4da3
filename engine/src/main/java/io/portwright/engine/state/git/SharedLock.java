package io.portwright.engine.state.git;

import io.portwright.engine.git.Pushed;
import io.portwright.engine.git.RemoteFailure;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.LockHolder;
import io.portwright.engine.state.LockLoss;
import io.portwright.engine.state.LockRequest;
import io.portwright.engine.state.LockTime;
import io.portwright.engine.state.StateLock;
import io.portwright.engine.state.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The lock of a shared store while this run has it. It moves forward over there every third of the
 * lease. Others take it over no sooner than one lease after they saw it move, which was after this
 * side began to move it: until one lease after that moment nobody else can have it.
 */
final class SharedLock implements StateLock {
  private static final int PER_LEASE = 3;
  private static final int ATTEMPTS = 3;

  /**
   * A commit that the lock was moved to.
   *
   * @param nanos before it was first sent
   * @param wall as well
   */
  record Beat(CommitId id, LockEntry entry, long nanos, Instant wall) {}

  private final LockRefs refs;
  private final LockTime time;
  private final LockHolder holder;
  private final Duration lease;
  private final String ref;
  private final LockTime.Beating beating;
  private volatile Beat last;
  private volatile Optional<LockLoss> lost = Optional.empty();
  private Optional<Beat> pending = Optional.empty();
  private boolean closed;

  /**
   * @param tip where the lock was seen
   * @param sent what this side has moved it to
   */
  SharedLock(LockRefs refs, LockRequest request, LockRefs.Tip tip, Beat sent) {
    this.refs = refs;
    this.time = request.time();
    this.holder = request.holder();
    this.lease = request.lease();
    this.ref = tip.ref();
    this.last = sent;
    this.beating = time.every(period(), this::beat);
  }

  private Duration period() {
    return lease.dividedBy(PER_LEASE);
  }

  @Override
  public LockHolder holder() {
    return holder;
  }

  @Override
  public boolean isHeld() {
    return lost.isEmpty() && isYoungerThan(lease);
  }

  /**
   * By the clock that has gone further: one stands still while the machine sleeps, the other may be
   * set. A clock on the wall that went back says nothing.
   */
  private boolean isYoungerThan(Duration limit) {
    Beat beat = last;
    Duration ran = Duration.ofNanos(time.nanos() - beat.nanos());
    Duration walked = Duration.between(beat.wall(), time.wall());
    return ran.compareTo(limit) < 0
        && walked.compareTo(limit) < 0
        && walked.compareTo(ran.minus(period())) >= 0;
  }

  @Override
  public Optional<LockLoss> confirm() {
    if (lost.isEmpty() && isYoungerThan(period())) {
      return Optional.empty();
    }
    Optional<LockLoss> loss = lost;
    for (int attempt = 0; attempt < ATTEMPTS && lost.isEmpty(); attempt++) {
      loss = moved();
      if (loss.isEmpty() && isYoungerThan(lease)) {
        return loss;
      }
      refs.place().pace().holdBack(loss.isEmpty() ? 0 : attempt + 1);
    }
    return loss.or(() -> unconfirmed("it answered too late"));
  }

  private static Optional<LockLoss> unconfirmed(String why) {
    return Optional.of(new LockLoss.Unconfirmed(why));
  }

  /** Called again and again; what goes wrong shows in the age of the last beat. */
  private void beat() {
    try {
      moved();
    } catch (StoreFailure _) {
      // the next beat may come through; confirm() says what is wrong
    }
  }

  /** Moves the lock forward; says why that is not certain. */
  private synchronized Optional<LockLoss> moved() {
    if (closed || lost.isPresent()) {
      return lost;
    }
    Beat next = pending.orElseGet(this::next);
    pending = Optional.of(next);
    try {
      return switch (refs.push(ref, last.id(), next.id())) {
        case Pushed.Accepted _ -> confirmed(next);
        case Pushed.Moved moved -> looked(next, moved.why());
        case Pushed.Refused refused -> unconfirmed("it answered \"" + refused.why() + "\"");
      };
    } catch (RemoteFailure unclear) {
      return unconfirmed(unclear.text());
    }
  }

  private Beat next() {
    LockEntry entry = last.entry().next();
    long nanos = time.nanos();
    Instant wall = time.wall();
    return new Beat(refs.write(last.id(), entry, wall), entry, nanos, wall);
  }

  private Optional<LockLoss> confirmed(Beat beat) {
    last = beat;
    pending = Optional.empty();
    return Optional.empty();
  }

  /** It is not where this side left it, or a push met another one. */
  private Optional<LockLoss> looked(Beat next, String why) {
    Optional<LockRefs.Tip> tip;
    try {
      tip = refs.tips().stream().filter(one -> one.ref().equals(ref)).findFirst();
    } catch (StoreFailure failure) {
      return unconfirmed(String.valueOf(failure.getMessage()));
    }
    if (tip.filter(one -> one.id().equals(next.id())).isPresent()) {
      return confirmed(next);
    }
    if (tip.filter(one -> one.id().equals(last.id())).isPresent()) {
      return unconfirmed("it answered \"" + why + "\"");
    }
    lost =
        Optional.of(
            tip.filter(one -> !one.entry().released())
                .<LockLoss>map(one -> new LockLoss.TakenOver(one.entry().holder()))
                .orElseGet(LockLoss.Removed::new));
    return lost;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    beating.close();
    boolean mine = lost.isEmpty();
    lost = lost.or(() -> Optional.of(new LockLoss.Removed()));
    try (refs) {
      if (mine) {
        release();
      }
    } catch (RemoteFailure failure) {
      throw RemoteTrouble.of(failure, refs.place(), "unlock");
    }
  }

  private void release() {
    LockRelease.Outcome outcome = released(last);
    if (outcome == LockRelease.Outcome.MOVED && pending.isPresent()) {
      outcome = released(pending.get());
    }
    if (outcome == LockRelease.Outcome.REFUSED) {
      throw new StoreFailure(
          StoreFailure.Reason.REFUSED,
          "cannot unlock the shared store " + refs.place() + ": it takes no push any more",
          "Others wait for " + lease.toSeconds() + " seconds before they take it over.");
    }
  }

  private LockRelease.Outcome released(Beat beat) {
    return LockRelease.of(refs, new LockRefs.Tip(ref, beat.id(), beat.entry()), time.wall());
  }
}
