package io.portwright.engine.state.git;

import io.portwright.engine.git.Pushed;
import io.portwright.engine.git.RemoteFailure;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.LockHolder;
import io.portwright.engine.state.LockRemoval;
import io.portwright.engine.state.LockRequest;
import io.portwright.engine.state.LockResult;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.StoreFailure.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lock of a branch of a shared store. Its holder moves it again and again; whoever waits takes
 * it over when it has not moved for a whole lease as far as the waiting side itself has seen. No
 * two machines' clocks are compared.
 */
final class SharedLocks implements BranchLocks {
  /** A look costs one conversation with the host. */
  private static final Duration LONGEST_POLL = Duration.ofSeconds(3);

  private static final int LOOKS_PER_LEASE = 20;
  private static final int ATTEMPTS = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final BranchName branch;
  private final SharedPlace place;

  SharedLocks(Path folder, BranchName branch, SharedPlace place) {
    this.folder = folder;
    this.branch = branch;
    this.place = place;
  }

  @Override
  public LockResult lock(LockRequest request) {
    LockRefs refs = LockRefs.open(folder, branch, place, request.lease().dividedBy(2));
    boolean kept = false;
    try {
      LockResult result = new Contest(refs, request).result();
      kept = result instanceof LockResult.Locked;
      return result;
    } finally {
      if (!kept) {
        refs.close();
      }
    }
  }

  @Override
  public Optional<LockHolder> holder() {
    if (LockRefs.isFree(folder, branch, place, PATIENCE)) {
      return Optional.empty();
    }
    try (LockRefs refs = LockRefs.open(folder, branch, place, PATIENCE)) {
      return LockRefs.live(refs.tips()).map(tip -> tip.entry().holder());
    }
  }

  @Override
  public LockRemoval unlock(String id) {
    try (LockRefs refs = LockRefs.open(folder, branch, place, PATIENCE)) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Optional<LockRefs.Tip> live = LockRefs.live(refs.tips());
        if (live.isEmpty()) {
          return new LockRemoval.NotLocked();
        }
        LockRefs.Tip tip = live.get();
        if (!tip.entry().holder().id().equals(id)) {
          return new LockRemoval.OtherLock(tip.entry().holder());
        }
        if (LockRelease.of(refs, tip, Instant.now()) == LockRelease.Outcome.RELEASED) {
          return new LockRemoval.Removed(tip.entry().holder());
        }
        place.pace().holdBack(attempt);
      }
    }
    throw restless(place);
  }

  private static StoreFailure restless(SharedPlace place) {
    return new StoreFailure(
        Reason.BUSY,
        "cannot lock the shared store " + place + ": others are faster all the time",
        "Wait a little, then run again.");
  }

  /** One wish for the lock. */
  private static final class Contest {
    private final LockRefs refs;
    private final LockRequest request;
    private final LockEntry entry;
    private final long start;
    private final Instant startWall;
    private Optional<LockRefs.Tip> watched = Optional.empty();
    private Optional<SharedLock.Beat> sent = Optional.empty();
    private Optional<LockHolder> from = Optional.empty();
    private long watchedSince;

    Contest(LockRefs refs, LockRequest request) {
      this.refs = refs;
      this.request = request;
      this.entry = LockEntry.of(request.holder(), request.lease());
      this.start = request.time().nanos();
      this.startWall = request.time().wall();
    }

    LockResult result() {
      int meetings = 0;
      while (meetings < ATTEMPTS) {
        List<LockRefs.Tip> tips = refs.tips();
        Optional<LockRefs.Tip> mine = tips.stream().filter(this::isMine).findFirst();
        Optional<LockRefs.Tip> live =
            LockRefs.live(tips.stream().filter(tip -> !isMine(tip)).toList());
        if (mine.isPresent() && live.isEmpty()) {
          return locked(mine.get());
        }
        // two names, two holders: both step back
        mine.ifPresent(tip -> LockRelease.of(refs, tip, request.time().wall()));
        watch(live);
        if (live.isEmpty()) {
          from = Optional.empty();
          take(tips);
          meetings++;
        } else if (isDead(live.get())) {
          from = Optional.of(live.get().entry().holder());
          push(live.get().ref(), live.get().id());
          meetings++;
        } else if (!waited(live.get())) {
          return new LockResult.HeldBy(live.get().entry().holder(), Optional.of(lease(live.get())));
        }
      }
      throw restless(refs.place());
    }

    private void watch(Optional<LockRefs.Tip> live) {
      if (!live.equals(watched)) {
        watched = live;
        watchedSince = request.time().nanos();
      }
    }

    private boolean isMine(LockRefs.Tip tip) {
      return !tip.entry().released() && tip.entry().holder().id().equals(request.holder().id());
    }

    /** A push that was given up may have landed late: its age is that of the wish. */
    private LockResult locked(LockRefs.Tip tip) {
      SharedLock.Beat beat =
          sent.filter(one -> one.id().equals(tip.id()))
              .orElseGet(() -> new SharedLock.Beat(tip.id(), tip.entry(), start, startWall));
      return new LockResult.Locked(new SharedLock(refs, request, tip, beat), from);
    }

    private void take(List<LockRefs.Tip> tips) {
      String ref = refs.preferred();
      CommitId old =
          tips.stream()
              .filter(tip -> tip.ref().equals(ref))
              .map(LockRefs.Tip::id)
              .findFirst()
              .orElse(CommitId.NONE);
      push(ref, old);
    }

    /** What came of it, the next look shows. */
    private void push(String ref, CommitId old) {
      Instant wall = request.time().wall();
      CommitId next = refs.write(old, entry, wall);
      if (sent.filter(beat -> beat.id().equals(next)).isEmpty()) {
        sent = Optional.of(new SharedLock.Beat(next, entry, request.time().nanos(), wall));
      }
      try {
        if (refs.push(ref, old, next) instanceof Pushed.Refused refused && !refs.refuses(ref)) {
          throw refused(refused.why());
        }
      } catch (RemoteFailure unclear) {
        if (RemoteTrouble.isCertain(unclear)) {
          throw RemoteTrouble.of(unclear, refs.place(), "lock");
        }
      }
    }

    private StoreFailure refused(String why) {
      return new StoreFailure(
          Reason.REFUSED,
          "cannot lock the shared store " + refs.place() + ": it answered \"" + why + "\"",
          "Nothing was changed. This login needs to be allowed to push there. If nobody else works"
              + " on this state, run again with -lock=false.");
    }

    /** By the longer of both leases: the holder may count on its own. */
    private Duration lease(LockRefs.Tip tip) {
      Duration own = request.lease();
      return own.compareTo(tip.entry().lease()) > 0 ? own : tip.entry().lease();
    }

    private boolean isDead(LockRefs.Tip tip) {
      return Duration.ofNanos(request.time().nanos() - watchedSince).compareTo(lease(tip)) >= 0;
    }

    /** Waits for a moment, unless the time is up. */
    private boolean waited(LockRefs.Tip tip) {
      Duration left = request.timeout().minusNanos(request.time().nanos() - start);
      if (!left.isPositive()) {
        return false;
      }
      request.waiting().accept(tip.entry().holder());
      Duration poll = request.lease().dividedBy(LOOKS_PER_LEASE);
      poll = poll.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : poll;
      double jitter = 0.75 + refs.place().pace().random().nextDouble() / 2;
      poll = Duration.ofNanos((long) (poll.toNanos() * jitter));
      LockPause.pause(request.time(), left.compareTo(poll) < 0 ? left : poll);
      return true;
    }
  }
}
