package io.portwright.engine.state.git;

import io.portwright.engine.state.LockHolder;
import io.portwright.engine.state.LockLoss;
import io.portwright.engine.state.LockRemoval;
import io.portwright.engine.state.LockRequest;
import io.portwright.engine.state.LockResult;
import io.portwright.engine.state.StateLock;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.StoreFailure.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * The lock of a store that only this folder uses: one of the operating system on a file, which ends
 * together with the process that has it, however that ends. Who it is stands in a file beside it.
 *
 * <p>A POSIX system takes a process's lock back when the process closes any channel of that file;
 * so one process must not ask for a lock that it has itself and then go on to rely on it.
 */
final class LocalLocks implements BranchLocks {
  /** Folder of locks in a repository. */
  static final String FOLDER = "portwright-lock";

  private static final Duration POLL = Duration.ofMillis(200);

  private final Path folder;
  private final Path file;
  private final Path description;

  /**
   * @param folder that holds the repository
   */
  LocalLocks(Path folder, BranchName branch) {
    this.folder = folder;
    Path locks = folder.resolve(StoreFolder.REPOSITORY).resolve(FOLDER);
    String name = branch.text().substring(BranchName.PREFIX.length()).replace('/', '_');
    this.file = locks.resolve(name + ".lock");
    this.description = locks.resolve(name + ".holder");
  }

  @Override
  public LockResult lock(LockRequest request) {
    StoreFolder.openOrCreate(folder).close();
    return acquire(request);
  }

  /** The same in a repository that exists and may be damaged: it is not opened. */
  LockResult acquire(LockRequest request) {
    long start = request.time().nanos();
    while (true) {
      Optional<Held> held = attempt();
      if (held.isPresent()) {
        describe(request);
        return new LockResult.Locked(
            new Owned(request.holder(), held.get(), description), Optional.empty());
      }
      LockHolder holder = described().orElseGet(() -> LockEntry.read("unknown", "").holder());
      Duration left = request.timeout().minusNanos(request.time().nanos() - start);
      if (!left.isPositive()) {
        return new LockResult.HeldBy(holder, Optional.empty());
      }
      request.waiting().accept(holder);
      LockPause.pause(request.time(), left.compareTo(POLL) < 0 ? left : POLL);
    }
  }

  /** What holds the lock in the operating system. */
  private record Held(FileChannel channel, FileLock lock) {
    void close() throws IOException {
      try (channel) {
        lock.release();
      }
    }
  }

  private Optional<Held> attempt() {
    try {
      Files.createDirectories(file.getParent());
      return attempt(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException failed) {
      throw new StoreFailure(
          Reason.NOT_WRITABLE,
          "cannot lock " + file + ": " + failed.getMessage(),
          "Check that you may write there. On a disk that knows no locks, and if you are certain"
              + " that nobody else works on this state, run again with -lock=false.",
          failed);
    }
  }

  private static Optional<Held> attempt(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new Held(channel, lock));
      }
    } catch (OverlappingFileLockException _) {
      // somebody in this process has it
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
    channel.close();
    return Optional.empty();
  }

  /** Only for messages: whoever cannot read it learns less, and the lock holds all the same. */
  private void describe(LockRequest request) {
    try {
      Files.writeString(description, LockEntry.of(request.holder(), request.lease()).text());
    } catch (IOException _) {
      // the operating system knows who has the lock
    }
  }

  private Optional<LockHolder> described() {
    try {
      return Files.isRegularFile(description)
          ? Optional.of(LockEntry.read("unknown", Files.readString(description)).holder())
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<LockHolder> holder() {
    Optional<LockHolder> described = described();
    if (described.isEmpty()) {
      return described;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock mine = channel.tryLock()) {
      return mine == null ? described : Optional.empty();
    } catch (OverlappingFileLockException _) {
      return described;
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public LockRemoval unlock(String id) {
    Optional<LockHolder> holder = holder();
    if (holder.isEmpty()) {
      return new LockRemoval.NotLocked();
    }
    return holder.get().id().equals(id)
        ? new LockRemoval.Alive(holder.get())
        : new LockRemoval.OtherLock(holder.get());
  }

  /** Held for as long as the process lives or until it is closed. */
  private static final class Owned implements StateLock {
    private final LockHolder holder;
    private final Held held;
    private final Path description;

    Owned(LockHolder holder, Held held, Path description) {
      this.holder = holder;
      this.held = held;
      this.description = description;
    }

    @Override
    public LockHolder holder() {
      return holder;
    }

    @Override
    public boolean isHeld() {
      return held.lock().isValid();
    }

    @Override
    public Optional<LockLoss> confirm() {
      return isHeld() ? Optional.empty() : Optional.of(new LockLoss.Removed());
    }

    @Override
    public synchronized void close() {
      if (!held.lock().isValid()) {
        return;
      }
      try {
        Files.deleteIfExists(description);
        held.close();
      } catch (IOException failed) {
        throw new StoreFailure(
            Reason.NOT_WRITABLE,
            "cannot unlock " + description + ": " + failed.getMessage(),
            "The lock ends together with this process.",
            failed);
      }
    }
  }
}
